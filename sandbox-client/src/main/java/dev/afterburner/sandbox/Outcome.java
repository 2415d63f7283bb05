// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox;

/** How a run ended. Taken from the kernel's word, never from what the program prints. */
public sealed interface Outcome {

  /** The program ended by itself with exit code 0. */
  record Completed() implements Outcome {}

  /**
   * The program failed.
   *
   * @param exitCode its exit code, or −1 when a signal ended it
   * @param signal the signal's number, or 0 when it exited by itself
   */
  record RuntimeError(int exitCode, int signal) implements Outcome {}

  /**
   * The sandbox ended it for crossing a limit.
   *
   * @param limit which one
   * @param atNanos when, ns since exec
   */
  record Killed(Limit limit, long atNanos) implements Outcome {}

  /**
   * It never ran: the compiler refused it.
   *
   * @param diagnostics what the compiler printed
   */
  record CompileFailed(String diagnostics) implements Outcome {}

  /** It was stopped on request. */
  record Cancelled() implements Outcome {}

  /** Limits that can end a run. */
  enum Limit {
    WALL_TIME,
    CPU_TIME,
    MEMORY,
    OUTPUT,
    PROCESSES,
    FILES
  }

  /**
   * One of: completed, runtime_error, time_limit, memory_limit, output_limit, process_limit,
   * file_limit, compile_error, cancelled.
   */
  default String id() {
    return switch (this) {
      case Completed c -> "completed";
      case RuntimeError e -> "runtime_error";
      case CompileFailed f -> "compile_error";
      case Cancelled c -> "cancelled";
      case Killed(Limit limit, long at) ->
          switch (limit) {
            case WALL_TIME, CPU_TIME -> "time_limit";
            case MEMORY -> "memory_limit";
            case OUTPUT -> "output_limit";
            case PROCESSES -> "process_limit";
            case FILES -> "file_limit";
          };
    };
  }
}
