// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem;

import dev.afterburner.sandbox.Outcome;

/** What is said of a program after judging, or of its run on one case. */
public sealed interface Verdict {

  /**
   * The outputs are right.
   *
   * @param forgeable whether a program could get this verdict without being right, because parts of
   *     the data set's test run within its own process
   */
  record Passed(boolean forgeable) implements Verdict {
    /** One that can't be had otherwise. */
    public Passed() {
      this(false);
    }
  }

  /**
   * It ended well and printed something else.
   *
   * @param testCase name of the case or workload
   * @param expected what a correct program prints; cut when long
   * @param actual what it printed; cut when long
   */
  record WrongAnswer(String testCase, String expected, String actual) implements Verdict {}

  /**
   * It crashed, or was ended for crossing a limit, or was cancelled.
   *
   * @param testCase name of the case or workload
   * @param outcome how it ended
   * @param stderr the end of its standard error
   */
  record Failed(String testCase, Outcome outcome, String stderr) implements Verdict {}

  /**
   * It did not compile.
   *
   * @param diagnostics what the compiler printed
   */
  record CompileFailed(String diagnostics) implements Verdict {}

  /** True when all is right. */
  default boolean passed() {
    return this instanceof Passed;
  }

  /** Whether it is passed, and could be so without a right program. */
  default boolean forgeable() {
    return this instanceof Passed(boolean forgeable) && forgeable;
  }

  /** passed, wrong_answer, compile_error, or the outcome's id. For files and JSON. */
  default String id() {
    return switch (this) {
      case Passed p -> "passed";
      case WrongAnswer w -> "wrong_answer";
      case CompileFailed c -> "compile_error";
      case Failed f -> f.outcome().id();
    };
  }

  /** A few words for people: "wrong answer, case 07-duplicates". */
  default String words() {
    return switch (this) {
      case Passed(boolean forgeable) -> forgeable ? "passed (forgeable)" : "passed";
      case WrongAnswer w -> "wrong answer, case " + w.testCase();
      case CompileFailed c -> "does not compile";
      case Failed f -> f.outcome().id().replace('_', ' ') + ", case " + f.testCase();
    };
  }
}
