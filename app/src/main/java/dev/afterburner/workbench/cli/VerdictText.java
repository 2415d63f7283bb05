package dev.afterburner.workbench.cli;

import dev.afterburner.sandbox.Limits;
import dev.afterburner.sandbox.Outcome;
import dev.afterburner.workbench.figures.Figures;
import dev.afterburner.workbench.judge.SandboxJudge;
import dev.afterburner.workbench.problem.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Verdicts in words. */
final class VerdictText {

  private static final int LINES = 12;
  private static final int SIGSEGV = 11;

  private VerdictText() {}

  /** What went wrong and where; empty for a verdict that passed. */
  static List<String> lines(Verdict verdict) {
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
        lines.addAll(indented(c.diagnostics()));
        yield lines;
      }
      case Verdict.Failed f -> {
        List<String> lines = new ArrayList<>();
        lines.add("workbench: " + outcome(f.outcome()) + ", case " + f.testCase());
        hint(f.outcome()).ifPresent(lines::add);
        lines.addAll(indented(f.stderr()));
        yield lines;
      }
    };
  }

  /** How a run ended, in words. */
  static String outcome(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Completed c -> "completed";
      case Outcome.RuntimeError(int code, int signal) ->
          "runtime error, "
              + (signal == 0 ? "exit code " + code : "ended by signal " + Figures.signal(signal));
      case Outcome.CompileFailed c -> "does not compile";
      case Outcome.Cancelled c -> "stopped";
      case Outcome.Killed(Outcome.Limit limit, long at) ->
          switch (limit) {
            case WALL_TIME -> "time limit crossed, ended after " + Figures.time((double) at);
            case CPU_TIME -> "CPU time limit crossed, ended after " + Figures.time((double) at);
            case MEMORY -> "memory limit crossed";
            case OUTPUT -> "output limit crossed";
            case PROCESSES -> "process limit crossed";
            case FILES -> "file limit crossed";
          };
    };
  }

  /** What to look for in the program that crossed a limit, or was ended by a bad access. */
  private static Optional<String> hint(Outcome outcome) {
    if (outcome instanceof Outcome.RuntimeError(int _, int signal) && signal == SIGSEGV) {
      return Optional.of(
          "It reached for memory that is not its own: a stack overflow (a recursion too deep) or a"
              + " bad pointer or index is usual.");
    }
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
      case MEMORY ->
          Optional.of(
              "A program may take "
                  + Figures.memory((double) Limits.DEFAULT.memoryBytes())
                  + ": keep less of the input, or of what comes of it, at a time.");
      case OUTPUT -> Optional.of("It printed more than is kept: look for an endless loop.");
      case PROCESSES -> Optional.of("It started more processes than it may.");
      case FILES -> Optional.of("It wrote more to files than it may.");
    };
  }

  /** The first lines of a program's words, set off from ours. */
  static List<String> indented(String text) {
    List<String> lines = text.strip().lines().toList();
    if (lines.size() == 1 && lines.getFirst().isEmpty()) {
      return List.of("  (nothing)");
    }
    List<String> shown =
        new ArrayList<>(lines.stream().limit(LINES).map(line -> "  " + cut(line)).toList());
    if (lines.size() > LINES) {
      shown.add("  … " + (lines.size() - LINES) + " more lines");
    }
    return shown;
  }

  private static String cut(String line) {
    String printable = line.replaceAll("\\p{Cntrl}", "\ufffd");
    return printable.length() <= 200 ? printable : printable.substring(0, 200) + "…";
  }
}
