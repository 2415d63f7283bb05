// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.measure;

import dev.afterburner.sandbox.Limits;
import dev.afterburner.sandbox.Outcome;
import dev.afterburner.sandbox.Program;
import dev.afterburner.workbench.figures.Excerpt;
import dev.afterburner.workbench.figures.Figures;
import dev.afterburner.workbench.figures.OutcomeWords;
import dev.afterburner.workbench.judge.SandboxJudge;
import dev.afterburner.workbench.problem.SolutionLines;
import dev.afterburner.workbench.problem.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Verdicts in words. */
final class VerdictText {

  private static final int LINES = 12;

  private VerdictText() {}

  /**
   * What went wrong and where; empty for a verdict that passed.
   *
   * @param program the solution
   * @param file its file as the user named it
   */
  static List<String> lines(Verdict verdict, Program.Source program, String file) {
    return switch (verdict) {
      case Verdict.Passed p -> List.of();
      case Verdict.WrongAnswer w -> {
        List<String> lines = new ArrayList<>();
        lines.add("workbench: wrong answer, case " + w.testCase());
        lines.add("expected:");
        lines.addAll(indented(w.expected()));
        lines.add("actual:");
        lines.addAll(indented(w.actual()));
        yield lines;
      }
      case Verdict.CompileFailed c -> {
        List<String> lines = new ArrayList<>();
        lines.add("workbench: does not compile");
        lines.addAll(indented(named(c.diagnostics(), program, file)));
        PackageAdvice.of(program, c.diagnostics()).ifPresent(lines::add);
        yield lines;
      }
      case Verdict.Failed f -> {
        List<String> lines = new ArrayList<>();
        lines.add("workbench: " + words(f) + ", case " + f.testCase());
        hint(f.outcome()).ifPresent(lines::add);
        lines.addAll(failure(named(f.stderr(), program, file)));
        PackageAdvice.of(program, f.stderr()).ifPresent(lines::add);
        yield lines;
      }
    };
  }

  private static String words(Verdict.Failed failed) {
    return failed.outcome() instanceof Outcome.Killed(Outcome.Limit limit, long at)
            && (limit == Outcome.Limit.WALL_TIME || limit == Outcome.Limit.CPU_TIME)
        ? "time limit crossed, ended after " + Figures.time((double) at)
        : OutcomeWords.of(failed.outcome(), Limits.DEFAULT);
  }

  /** What to look for in the program that crossed a limit. */
  private static Optional<String> hint(Outcome outcome) {
    if (!(outcome instanceof Outcome.Killed(Outcome.Limit limit, long _))) {
      return Optional.empty();
    }
    return switch (limit) {
      case WALL_TIME, CPU_TIME ->
          Optional.of(
              "A case may take "
                  + SandboxJudge.CASE_WALL.toSeconds()
                  + " s and the workload "
                  + Limits.DEFAULT.wall().toSeconds()
                  + " s: look for an endless loop, or for work that grows too fast with the input.");
      case MEMORY -> Optional.of("Keep less of the input, or of what comes of it, at a time.");
      case OUTPUT -> Optional.of("Look for an endless loop.");
      case PROCESSES -> Optional.of("Start fewer at a time, or wait for some to end.");
      case FILES -> Optional.of("Write less, or remove files that are done with.");
    };
  }

  /** The first lines of a text, set off from ours. */
  static List<String> indented(String text) {
    return text.isBlank() ? List.of("  (nothing)") : setOff(Excerpt.begin(text, LINES));
  }

  /** The lines of a failed program's words that tell why, set off from ours. */
  static List<String> failure(String text) {
    return text.isBlank() ? List.of("  (nothing)") : setOff(Excerpt.failure(text, LINES));
  }

  /** The same words with the file as the user named it. */
  static String named(String words, Program.Source program, String file) {
    String inside = program.fileName();
    return words
        .replace("/program/" + inside, file)
        .replace("/program/" + SolutionLines.fileName(inside), file)
        .replaceAll(
            "(?<![\\w./-])" + Pattern.quote(SolutionLines.fileName(inside)) + "(?=[:\"])",
            Matcher.quoteReplacement(file))
        .replaceAll(
            "(?<![\\w./-])(?:\\./)?" + Pattern.quote(inside) + "(?=[:\"])",
            Matcher.quoteReplacement(file));
  }

  private static List<String> setOff(List<String> lines) {
    return lines.stream().map(line -> "  " + cut(line)).toList();
  }

  private static String cut(String line) {
    String printable = line.replaceAll("[\\p{Cntrl}&&[^\t]]", "\ufffd");
    return printable.length() <= 200 ? printable : printable.substring(0, 200) + "…";
  }
}
