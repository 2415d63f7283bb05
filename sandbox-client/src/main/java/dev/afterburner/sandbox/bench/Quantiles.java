// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.bench;

import java.util.Arrays;

/** Quantiles of sorted values. */
final class Quantiles {

  private Quantiles() {}

  static double[] sorted(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted;
  }

  /** The value in the middle, or the mean of the two; 0 without any. */
  static double median(double[] sorted) {
    int n = sorted.length;
    return n == 0 ? 0 : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
  }

  /** The smallest value that a share of them does not exceed. */
  static double of(double[] sorted, double share) {
    return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
  }
}
