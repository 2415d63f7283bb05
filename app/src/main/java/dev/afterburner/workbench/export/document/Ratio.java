// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.export.document;

import dev.afterburner.sandbox.stats.Interval;

/**
 * One program's need over another's.
 *
 * @param value the ratio; below 1 the first needs less
 * @param low lower end of its 95 % interval
 * @param high upper end
 */
public record Ratio(double value, double low, double high) {

  public static Ratio of(Interval interval) {
    return new Ratio(interval.value(), interval.low(), interval.high());
  }
}
