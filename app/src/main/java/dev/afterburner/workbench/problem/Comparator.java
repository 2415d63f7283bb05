// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem;

import java.util.Map;
import java.util.regex.Pattern;

/** When an actual output equals the expected one. */
public sealed interface Comparator {

  /** Byte for byte, but for one line break at the end. */
  record Exact() implements Comparator {}

  /** The same tokens between white space. */
  record Tokens() implements Comparator {}

  /**
   * The same tokens, numbers within a tolerance.
   *
   * @param tolerance largest absolute or relative difference
   */
  record Floats(double tolerance) implements Comparator {}

  /** The same lines in any order; white space at their ends and empty lines do not count. */
  record UnorderedLines() implements Comparator {}

  /**
   * What a data set's own function says. It runs in a sandbox of its own, never beside the program
   * that it judges.
   *
   * @param python defines {@code evaluate(expected, actual)}, both texts, which gives a truth value
   */
  record Evaluator(String python) implements Comparator {

    private static final Pattern RUNNING =
        Pattern.compile(
            "(?<![\\w.])(?:exec|compile|__import__)\\s*\\(|\\b(?:pickle|marshal|importlib|subprocess|runpy)\\b"
                + "|\\bos\\.(?:system|popen|exec)|\\bbuiltins\\b|yaml\\.(?:unsafe_)?load\\b");

    /**
     * A line of an evaluator that takes a program's word for what became of its inputs, since they
     * are a part of the answer.
     */
    public static final String INPUTS_REPORTED = "INPUTS_REPORTED = True";

    /** Whether a program could bring it to accept what is not right. */
    public boolean forgeable() {
      return runsOutputs() || python.contains(INPUTS_REPORTED);
    }

    /**
     * Whether it may run what a program printed. ({@code eval} is none of these: where evaluators
     * run, it reads literals and nothing else.)
     */
    public boolean runsOutputs() {
      return RUNNING.matcher(python).find();
    }
  }

  /**
   * What a program of the problem's own says, where many answers are right. It runs in a sandbox of
   * its own.
   *
   * @param language id of the language that it is written in
   * @param code the whole program
   * @param calling how it is told and how it answers
   */
  record Checker(String language, String code, Calling calling) implements Comparator {

    /** The word of {@link #id}. */
    public static final String ID = "checker";

    private static final String CODE = "checker";
    private static final String LANGUAGE = "checker_language";
    private static final String CALLING = "checker_calling";

    /** As texts by name, to be kept with a problem. */
    public Map<String, String> sources() {
      return Map.of(CODE, code, LANGUAGE, language, CALLING, calling.name());
    }

    /** From such texts. */
    static Checker of(Map<String, String> sources) {
      return new Checker(
          sources.getOrDefault(LANGUAGE, "python"),
          sources.getOrDefault(CODE, ""),
          Calling.valueOf(sources.getOrDefault(CALLING, Calling.TESTLIB.name())));
    }
  }

  /** How a checker is called, and how it answers. */
  enum Calling {
    /** checker INPUT OUTPUT ANSWER; exit code 0 right, 1 wrong, 2 wrongly laid out. */
    TESTLIB,
    /** checker INPUT ANSWER OUTPUT; prints 1 or 0, or ends as TESTLIB's do. */
    ANSWER_FIRST,
    /** validator INPUT ANSWER FEEDBACK_FOLDER < OUTPUT; exit code 42 right, 43 wrong. */
    ICPC
  }

  /**
   * The result of a function, a value as {@link Checks#values} has it, against the expected one, by
   * the rule of APPS.
   */
  record Results() implements Comparator {}

  /** The word in commands and files: exact, tokens, floats, lines, evaluator, checker, results. */
  default String id() {
    return switch (this) {
      case Exact e -> "exact";
      case Tokens t -> "tokens";
      case Floats f -> "floats";
      case UnorderedLines l -> "lines";
      case Evaluator e -> "evaluator";
      case Checker c -> Checker.ID;
      case Results r -> "results";
    };
  }
}
