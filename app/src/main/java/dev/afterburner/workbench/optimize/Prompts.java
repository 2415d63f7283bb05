// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.optimize;

import dev.afterburner.sandbox.language.Language;
import dev.afterburner.workbench.model.PromptTemplate;
import dev.afterburner.workbench.problem.Calibration;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.session.Origin;
import dev.afterburner.workbench.session.SessionEvent;
import dev.afterburner.workbench.session.Version;
import java.util.Optional;

/** Prompts as a session sends them. */
public final class Prompts {

  /** Stands for the profile in a look at a prompt. */
  private static final String LATER =
      "(The lines that take the most time and memory: a profile is made before the prompt is sent.)";

  private Prompts() {}

  /**
   * A look at a template filled in, for which no program is run.
   *
   * @param from the program to start from; empty where there is none yet
   * @param feedback what came of an earlier attempt; empty for nothing
   */
  public static String of(
      PromptTemplate template,
      Problem problem,
      Language language,
      Optional<Version> from,
      String feedback) {
    return of(template, problem, language, from, feedback, LATER);
  }

  /**
   * A template filled in.
   *
   * @param from the program to start from; empty where there is none yet
   * @param feedback what came of an earlier attempt; empty for nothing
   * @param hotLines where the program's time and memory go; empty where nobody has looked
   */
  public static String of(
      PromptTemplate template,
      Problem problem,
      Language language,
      Optional<Version> from,
      String feedback,
      String hotLines) {
    return fill(
        template,
        problem,
        language,
        from.map(Version::code).orElse(""),
        from.map(Performance::of).orElseGet(Performance::none),
        feedback,
        from.map(
                version ->
                    new PromptTemplate.Found(
                        hotLines, Findings.slowest(version.judgement()), Findings.curve(version)))
            .orElse(PromptTemplate.Found.NOTHING));
  }

  /**
   * A template filled in with a reference, as a session would send it.
   *
   * @param measured what is known of it
   */
  public static String of(
      PromptTemplate template,
      Problem problem,
      Language language,
      String code,
      Calibration measured) {
    return fill(
        template,
        problem,
        language,
        code,
        Performance.of(measured),
        "",
        PromptTemplate.Found.NOTHING);
  }

  private static String fill(
      PromptTemplate template,
      Problem problem,
      Language language,
      String code,
      String performance,
      String feedback,
      PromptTemplate.Found found) {
    CalledFunction called = CalledFunction.of(problem, language.id());
    return template.fill(
        new PromptTemplate.Content(
            language.name(),
            language.id(),
            problem.statement(),
            code,
            performance,
            feedback,
            called.contract(),
            called.keep(),
            found));
  }

  /** A program that was not run yet, for a look at a prompt. */
  public static Version untried(String code) {
    return Version.created(new SessionEvent.VersionCreated(0, null, Origin.ORIGINAL, 0, code));
  }
}
