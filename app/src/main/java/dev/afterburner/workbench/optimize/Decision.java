// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.optimize;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.stats.Comparison;
import dev.afterburner.sandbox.stats.Interval;
import dev.afterburner.workbench.figures.ComparisonWords;

/**
 * What the loop makes of a candidate that passed and was compared.
 *
 * @param accepted whether it is the best now
 * @param reason why, in plain words
 */
record Decision(boolean accepted, String reason) {

  /**
   * Accepted only if the comparison shows that it needs less of the objective.
   *
   * @param rival what the version that it was compared with is called
   */
  static Decision of(Figure objective, Comparison comparison, String rival) {
    String words = ComparisonWords.against(objective, comparison, rival);
    return switch (comparison.outcome()) {
      case LESS -> new Decision(true, words);
      case MORE, NO_DIFFERENCE -> new Decision(false, words);
      case UNDECIDED -> new Decision(false, words + "; more runs or a quieter machine would tell");
    };
  }

  /** Accepted where the median is smaller, by however little. */
  static Decision plain(Figure objective, double before, double now, String rival) {
    double ratio = before > 0 ? now / before : 1;
    if (ratio == 1) {
      return new Decision(false, "the same median as " + rival);
    }
    Comparison point =
        new Comparison(
            new Interval(ratio, ratio, ratio),
            ratio < 1 ? Comparison.Outcome.LESS : Comparison.Outcome.MORE,
            0);
    return new Decision(
        ratio < 1, ComparisonWords.against(objective, point, rival) + " by plain medians");
  }
}
