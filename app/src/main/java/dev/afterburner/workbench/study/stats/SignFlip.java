// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.study.stats;

import java.util.SplittableRandom;

/**
 * The permutation test of a mean difference of pairs: without a difference each could as well have
 * the other sign. Exact where there are few pairs, else by chance and seeded.
 */
public final class SignFlip {

  /** Up to so many pairs all signs are tried. */
  private static final int EXACT = 13;

  private static final int DRAWS = 9_999;

  /** Sums of the same numbers in another order differ by less. */
  private static final double ROUNDING = 1e-12;

  private SignFlip() {}

  /**
   * The two-sided p-value.
   *
   * @param differences one a pair
   */
  public static double p(double[] differences, long seed) {
    double observed = Math.abs(sum(differences)) - ROUNDING;
    int n = differences.length;
    if (n <= EXACT) {
      int extreme = 0;
      for (int signs = 0; signs < 1 << n; signs++) {
        extreme += Math.abs(sum(differences, signs)) >= observed ? 1 : 0;
      }
      return (double) extreme / (1 << n);
    }
    SplittableRandom random = new SplittableRandom(seed);
    int extreme = 1;
    for (int draw = 0; draw < DRAWS; draw++) {
      double sum = 0;
      for (int from = 0; from < n; from += Long.SIZE) {
        long signs = random.nextLong();
        int to = Math.min(n, from + Long.SIZE);
        for (int i = from; i < to; i++) {
          sum += (signs >>> (i - from) & 1) == 0 ? differences[i] : -differences[i];
        }
      }
      extreme += Math.abs(sum) >= observed ? 1 : 0;
    }
    return (double) extreme / (DRAWS + 1);
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  private static double sum(double[] values, int signs) {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += (signs >>> i & 1) == 0 ? values[i] : -values[i];
    }
    return sum;
  }
}
