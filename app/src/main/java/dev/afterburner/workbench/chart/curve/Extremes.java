// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.chart.curve;

/** The least and the greatest of some values; filled in again and again while a curve is drawn. */
final class Extremes {

  private long least;
  private long greatest;

  Extremes() {
    clear();
  }

  void clear() {
    least = Long.MAX_VALUE;
    greatest = Long.MIN_VALUE;
  }

  void add(long value) {
    add(value, value);
  }

  void add(long low, long high) {
    least = Math.min(least, low);
    greatest = Math.max(greatest, high);
  }

  long least() {
    return least;
  }

  long greatest() {
    return greatest;
  }
}
