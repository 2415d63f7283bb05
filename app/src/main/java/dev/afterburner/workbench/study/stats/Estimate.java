// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.study.stats;

import dev.afterburner.sandbox.stats.Interval;

/**
 * A mean over problems with what is not known of it, each a 95 % interval.
 *
 * @param value the mean
 * @param low of the interval that holds problems and measuring
 * @param high likewise
 * @param problems half the width that the choice of problems alone gives
 * @param measuring half the width that the noise of measuring alone gives
 * @param bandLow of the band that holds the whole curve at once
 * @param bandHigh likewise
 * @param n how many problems
 */
public record Estimate(
    double value,
    double low,
    double high,
    double problems,
    double measuring,
    double bandLow,
    double bandHigh,
    int n) {

  public Interval interval() {
    return new Interval(value, low, high);
  }

  /** The same with another interval, such as Wilson's for a share. */
  public Estimate within(Interval other) {
    return new Estimate(
        value, other.low(), other.high(), problems, measuring, bandLow, bandHigh, n);
  }
}
