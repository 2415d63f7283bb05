// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.studies;

import dev.afterburner.workbench.study.fold.Matrix;
import java.util.Locale;

/** How a square of the matrix is written and spoken, and how good it is. */
final class SquareWords {

  private static final double MUCH = 1.5;
  private static final double SOME = 1.05;
  private static final double WHOLE = 100;

  private SquareWords() {}

  /** How good a square is, for its colour; its text says the same. */
  enum Level {
    NONE,
    BAD,
    SLOWER,
    EVEN,
    FASTER,
    MUCH_FASTER
  }

  static Level level(Matrix.Square square) {
    return switch (square.kind()) {
      case ABSENT, PENDING -> Level.NONE;
      case MISSING, FAILED -> Level.BAD;
      case PASSED, MIXED -> {
        double ratio = square.ratio();
        yield Double.isNaN(ratio)
            ? Level.EVEN
            : ratio >= MUCH
                ? Level.MUCH_FASTER
                : ratio >= SOME ? Level.FASTER : ratio > 1 / SOME ? Level.EVEN : Level.SLOWER;
      }
    };
  }

  /** What stands in the square: "✓ 1.84×", "✗ wrong answer", "2/3 ✓ 1.2×". */
  static String text(Matrix.Square square) {
    return switch (square.kind()) {
      case ABSENT -> "";
      case PENDING -> "·";
      case MISSING -> "! no result";
      case FAILED -> "✗ " + verdict(square.verdict()) + count(square);
      case PASSED -> "✓" + ratio(square) + count(square);
      case MIXED -> "◐" + ratio(square) + " " + square.passed() + "/" + square.done();
    };
  }

  private static String ratio(Matrix.Square square) {
    return Double.isNaN(square.ratio()) ? "" : " " + factor(square.ratio());
  }

  /** A factor with three digits: "1.84×", "12.5×", "140×". */
  static String factor(double ratio) {
    int decimals = ratio >= WHOLE ? 0 : ratio >= WHOLE / 10 ? 1 : 2;
    return String.format(Locale.ROOT, "%." + decimals + "f×", ratio);
  }

  private static String count(Matrix.Square square) {
    return square.replicates() == 1 ? "" : " " + square.passed() + "/" + square.done();
  }

  /** A verdict in words. */
  static String verdict(String word) {
    return word.replace('_', ' ');
  }

  /** The same in a sentence. */
  static String spoken(String problem, Matrix.Column column, Matrix.Square square) {
    String of = problem + ", " + column.arm() + ": ";
    String replicates =
        square.replicates() == 1
            ? ""
            : " in " + square.passed() + " of " + square.done() + " replicates";
    return of
        + switch (square.kind()) {
          case ABSENT -> "not asked in " + column.language();
          case PENDING -> "no result yet";
          case MISSING -> "the last try got no result; the next run tries again";
          case FAILED -> "fails, " + verdict(square.verdict());
          case PASSED, MIXED ->
              "passes"
                  + replicates
                  + (Double.isNaN(square.ratio())
                      ? "; no reference is measured to compare it with"
                      : "; the median reference needs "
                          + factor(square.ratio())
                          + " its "
                          + column.objective());
        };
  }
}
