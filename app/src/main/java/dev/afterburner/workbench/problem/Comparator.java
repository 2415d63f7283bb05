package dev.afterburner.workbench.problem;

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
}
