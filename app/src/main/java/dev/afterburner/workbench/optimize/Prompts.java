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

  private Prompts() {}

  /**
   * A template filled in.
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
    return fill(
        template,
        problem,
        language,
        from.map(Version::code).orElse(""),
        from.map(Performance::of).orElseGet(Performance::none),
        feedback);
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
    return fill(template, problem, language, code, Performance.of(measured), "");
  }

  private static String fill(
      PromptTemplate template,
      Problem problem,
      Language language,
      String code,
      String performance,
      String feedback) {
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
            called.keep()));
  }

  /** A program that was not run yet, for a look at a prompt. */
  public static Version untried(String code) {
    return Version.created(new SessionEvent.VersionCreated(0, null, Origin.ORIGINAL, 0, code));
  }
}
