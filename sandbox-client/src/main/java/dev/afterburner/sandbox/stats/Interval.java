// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.stats;

/**
 * An estimate with its confidence interval, in the unit of what was measured.
 *
 * @param value the estimate
 * @param low lower end; not above the value
 * @param high upper end; not below the value
 */
public record Interval(double value, double low, double high) {

  /** Half the width relative to the estimate; 0 where the estimate is 0. */
  public double relativeHalfWidth() {
    return value == 0 ? 0 : (high - low) / 2 / Math.abs(value);
  }

  /** The same in another unit. */
  public Interval times(double factor) {
    return new Interval(value * factor, low * factor, high * factor);
  }
}
