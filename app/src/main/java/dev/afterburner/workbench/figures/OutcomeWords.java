// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.figures;

import dev.afterburner.sandbox.Limits;
import dev.afterburner.sandbox.Outcome;
import java.util.Map;

/** How a run ended, in words that name the limit or the signal. */
public final class OutcomeWords {

  private static final long MEBIBYTE = 1L << 20;
  private static final long GIBIBYTE = 1L << 30;

  /** Signals that end programs, by their numbers on Linux: signal(7). */
  private static final Map<Integer, String> SIGNALS =
      Map.ofEntries(
          Map.entry(4, "SIGILL (illegal instruction)"),
          Map.entry(6, "SIGABRT (abort: a failed assertion or an uncaught exception)"),
          Map.entry(7, "SIGBUS (bus error)"),
          Map.entry(8, "SIGFPE (arithmetic error, as a division by zero)"),
          Map.entry(9, "SIGKILL (killed)"),
          Map.entry(
              11, "SIGSEGV (segmentation fault: memory that is not its own, or a stack too deep)"),
          Map.entry(13, "SIGPIPE (broken pipe)"),
          Map.entry(15, "SIGTERM (terminated)"),
          Map.entry(24, "SIGXCPU (the program limited its own CPU time)"),
          Map.entry(
              25,
              "SIGXFSZ (it wrote beyond the size that a file may have, by the sandbox or by its own limit)"),
          Map.entry(31, "SIGSYS (a system call that the sandbox forbids)"));

  private OutcomeWords() {}

  /**
   * A line for people.
   *
   * @param limits those that the run had
   */
  public static String of(Outcome outcome, Limits limits) {
    return switch (outcome) {
      case Outcome.Completed c -> "completed";
      case Outcome.RuntimeError(int code, int signal) ->
          signal == 0
              ? "runtime error, exit code " + code
              : "runtime error, ended by " + SIGNALS.getOrDefault(signal, "signal " + signal);
      case Outcome.CompileFailed c -> "does not compile";
      case Outcome.Cancelled c -> "stopped";
      case Outcome.Killed(Outcome.Limit limit, long at) ->
          switch (limit) {
            case WALL_TIME ->
                "time limit crossed: more than "
                    + Figures.time(limits.wall().toNanos())
                    + ", ended after "
                    + Figures.time(at);
            case CPU_TIME ->
                "CPU time limit crossed: more than "
                    + Figures.time(limits.cpu().toNanos())
                    + ", ended after "
                    + Figures.time(at);
            case MEMORY ->
                "memory limit crossed: it needed more than " + bytes(limits.memoryBytes());
            case OUTPUT ->
                "output limit crossed: it printed more than " + bytes(limits.outputBytes());
            case PROCESSES ->
                "process limit crossed: more than "
                    + limits.processes()
                    + " processes and threads at a time";
            case FILES ->
                "file limit crossed: it wrote more than "
                    + bytes(limits.filesBytes())
                    + ", or too many files";
          };
    };
  }

  /** The option of measure and compare that raises a limit. */
  public static String option(Outcome.Limit limit) {
    return switch (limit) {
      case WALL_TIME, CPU_TIME -> "--timeout";
      case MEMORY -> "--memory";
      case OUTPUT -> "--output";
      case PROCESSES -> "--processes";
      case FILES -> "--files";
    };
  }

  /** Limits are set in binary units: 64 MiB is no 67.1 MB. */
  private static String bytes(long bytes) {
    return bytes % GIBIBYTE == 0
        ? bytes / GIBIBYTE + " GiB"
        : bytes % MEBIBYTE == 0 ? bytes / MEBIBYTE + " MiB" : Figures.memory(bytes);
  }
}
