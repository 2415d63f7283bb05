package dev.afterburner.workbench.problem;

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
     * Whether it may run what a program printed. ({@code eval} is none of these: where evaluators
     * run, it reads literals and nothing else.)
     */
    public boolean runsOutputs() {
      return RUNNING.matcher(python).find();
    }
  }

  /**
   * The result of a function, a value as {@link Checks#values} has it, against the expected one, by
   * the rule of APPS.
   */
  record Results() implements Comparator {}

  /** The word in commands and files: exact, tokens, floats, lines, evaluator, results. */
  default String id() {
    return switch (this) {
      case Exact e -> "exact";
      case Tokens t -> "tokens";
      case Floats f -> "floats";
      case UnorderedLines l -> "lines";
      case Evaluator e -> "evaluator";
      case Results r -> "results";
    };
  }
}
