// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.optimize;

import dev.afterburner.sandbox.language.Language;
import dev.afterburner.workbench.problem.Judgement;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.TestCase;
import dev.afterburner.workbench.problem.Verdict;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.session.Version;
import java.util.Comparator;
import java.util.Optional;

/**
 * What a prompt tells of the attempts of the step before: the one that came nearest to passing. A
 * failure is told of once: models tend to copy what they are shown, the mistake included.
 */
final class Feedback {

  static final int CODE_KEPT = 6_000;
  private static final int TEXT_KEPT = 600;

  private final Problem problem;
  private final Language language;

  Feedback(Problem problem, Language language) {
    this.problem = problem;
    this.language = language;
  }

  /** Markdown for the prompt of the next step; empty where there is nothing to tell. */
  String of(SessionState state) {
    int last = state.finishedSteps();
    Optional<Version> failed =
        state.versions().stream()
            .filter(v -> last > 0 && v.step() == last && v.judgement() != null && !v.passed())
            .filter(v -> isNew(v, state))
            .max(Comparator.comparingInt(Feedback::passedCases).thenComparingInt(v -> -v.id()));
    if (failed.isPresent()) {
      return failed(failed.get());
    }
    return state
        .step(last)
        .flatMap(step -> Optional.ofNullable(step.rejection()))
        .map(reason -> "## Earlier attempt\n\nThe last reply could not be used: " + reason + ".")
        .orElse("");
  }

  private static boolean isNew(Version failed, SessionState state) {
    return state.versions().stream()
        .filter(v -> v.step() < failed.step() && v.judgement() != null && !v.passed())
        .noneMatch(v -> verdict(v).equals(verdict(failed)));
  }

  private static Optional<Verdict> verdict(Version version) {
    return Optional.ofNullable(version.judgement()).map(Judgement::verdict);
  }

  private static int passedCases(Version version) {
    return version.judgement() == null
        ? 0
        : (int) version.judgement().cases().stream().filter(c -> c.verdict().passed()).count();
  }

  private String failed(Version version) {
    if (version.judgement() == null) {
      return "";
    }
    StringBuilder text = new StringBuilder("## Earlier attempt\n\n");
    text.append(
        "This attempt at a better program failed. If its idea is right, correct the mistake; else"
            + " choose another idea.\n\n");
    if (version.code().length() <= CODE_KEPT) {
      text.append(block(language.id(), version.code())).append('\n');
    }
    mistake(version.judgement().verdict(), text);
    return text.toString();
  }

  /** How a version failed, where the prompt holds its code already; empty where it did not. */
  String mistake(Version version) {
    if (version.judgement() == null) {
      return "";
    }
    StringBuilder text = new StringBuilder("## Mistake\n\nThe program above is not right. ");
    text.append("Find the mistake and correct it; change nothing else of its idea.\n\n");
    mistake(version.judgement().verdict(), text);
    return text.toString();
  }

  private void mistake(Verdict verdict, StringBuilder text) {
    switch (verdict) {
      case Verdict.Passed passed -> {}
      case Verdict.WrongAnswer(String name, String expected, String actual) -> {
        text.append("It printed a wrong answer.\n\n");
        input(name, text);
        text.append("Expected output:\n").append(block("", expected));
        text.append("It printed:\n").append(block("", actual));
      }
      case Verdict.Failed(String name, var outcome, String stderr) -> {
        text.append("It ended with: ").append(outcome.id().replace('_', ' ')).append(".\n\n");
        input(name, text);
        if (!stderr.isBlank()) {
          text.append("Standard error:\n").append(block("", end(stderr)));
        }
      }
      case Verdict.CompileFailed(String diagnostics) ->
          text.append("It does not compile:\n").append(block("", diagnostics));
    }
  }

  private void input(String name, StringBuilder text) {
    Optional<TestCase> failing =
        problem.cases().stream().filter(c -> c.name().equals(name)).findFirst();
    if (failing.isEmpty()) {
      text.append("That was on a large input.\n\n");
    } else {
      text.append("Input:\n").append(block("", failing.get().input().text()));
    }
  }

  static String block(String tag, String content) {
    String kept =
        tag.isEmpty() && content.length() > TEXT_KEPT
            ? content.substring(0, TEXT_KEPT) + " …"
            : content;
    String fence = kept.contains("```") ? "~~~~" : "```";
    return fence + tag + "\n" + kept.strip() + "\n" + fence + "\n\n";
  }

  private static String end(String stderr) {
    return stderr.length() <= TEXT_KEPT ? stderr : stderr.substring(stderr.length() - TEXT_KEPT);
  }
}
