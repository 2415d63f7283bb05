// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.train.data;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.stats.Comparison;
import dev.afterburner.sandbox.stats.Interval;

/**
 * When one program may be preferred to another: a comparison shows that it needs less, and its
 * whole interval lies below 1 − margin.
 *
 * @param margin from {@link Comparison#SAME} to below 1
 */
public record PairRule(double margin) {

  /** What a machine's speed may have changed by between two measurements. */
  static final double DRIFT = 0.1;

  /** Allocators hand out memory in steps. */
  private static final double LEAST_BYTES = 256 * 1024;

  /**
   * Whether the pair counts.
   *
   * @param ratio of the better one over the worse one
   * @param better the better one's median, in the figure's base unit
   * @param worse the worse one's
   */
  public boolean shows(Figure figure, Comparison ratio, double better, double worse) {
    return ratio.outcome() == Comparison.Outcome.LESS
        && shows(figure, ratio.ratio(), ratio.rounds() > 0, better, worse);
  }

  /**
   * The same where the ratio is known to be below 1.
   *
   * @param inTurns whether the runs were made in common rounds
   */
  boolean shows(Figure figure, Interval ratio, boolean inTurns, double better, double worse) {
    // Memory does not drift with the machine's speed.
    double drift = inTurns || figure == Figure.MEMORY ? 1 : 1 + DRIFT;
    return ratio.high() * drift <= 1 - margin
        && (figure != Figure.MEMORY || worse - better >= LEAST_BYTES);
  }
}
