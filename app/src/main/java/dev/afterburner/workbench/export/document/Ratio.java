// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.export.document;

import dev.afterburner.sandbox.stats.Comparison;
import dev.afterburner.sandbox.stats.Interval;

/**
 * One program's need over another's.
 *
 * @param value the ratio; below 1 the first needs less
 * @param low lower end of its interval
 * @param high upper end
 * @param coverage how often such an interval holds the true ratio, at least: 0.95, and less where
 *     it is the whole range of few runs
 */
public record Ratio(double value, double low, double high, double coverage) {

  public static Ratio of(Comparison comparison) {
    Interval ratio = comparison.ratio();
    return new Ratio(ratio.value(), ratio.low(), ratio.high(), comparison.coverage());
  }
}
