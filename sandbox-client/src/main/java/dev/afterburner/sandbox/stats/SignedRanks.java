// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.stats;

import java.util.Arrays;

/**
 * How large a ratio is, from the differences of logarithms of rounds, and whether they show that it
 * isn't 1; in one look after another.
 *
 * <p><b>Why rounds.</b> A machine's speed drifts: one run resembles the next (correlation 0.75 to
 * 0.94 in the recorded traces) and hardly the one before last minute's. The runs A and B of one
 * round are neighbours, so log B − log A is nearly free of the drift that the single times contain.
 *
 * <p><b>Why the order is drawn.</b> Let both programs be the same. Then the two times of a round
 * are what they are, whichever program had which turn, and the draw alone decides the sign of their
 * difference: each sign is a fair coin, independent of all others and of every magnitude.
 * Wilcoxon's signed-rank statistic W, the smaller sum of the magnitudes' ranks with one sign,
 * therefore has its tabled distribution whatever the machine does (Fisher's argument for
 * randomisation, The Design of Experiments, 1935; Hollander, Wolfe and Chicken, Nonparametric
 * Statistical Methods, 3rd ed., sections 3.1 to 3.3). No assumption of independent or symmetric
 * noise is needed. With a fixed order A B B A it would be, and traces break it. If B needs θ times
 * what A needs, the same holds for the differences less log θ; the θ that are not rejected lie
 * between two order statistics of the Walsh averages (dᵢ + dⱼ)/2, and their median is the
 * Hodges–Lehmann estimate.
 *
 * <p><b>Why not one look.</b> To look after each round and to stop at the first difference finds
 * false ones far more often than one look does. The looks therefore share an error of 5 %: until
 * round n of 30 they have spent 4 %·(n/30)², little early and most of it late (alpha spending: Lan
 * and DeMets, Biometrika 70, 1983; the power family of Kim and DeMets, Biometrika 74, 1987). 1 % is
 * kept for measuring on beyond round 30. {@link #INTERIM} holds the largest W that each look
 * rejects with. What is not spent when the measurement ends before round 30, a look after the last
 * round may use: {@link #LAST}. The intervals are those of the same levels (repeated confidence
 * intervals: Jennison and Turnbull, Journal of the Royal Statistical Society B 51, 1989), so they
 * hold at whichever look one stops.
 *
 * <p><b>The first look</b> is after five rounds. Five signs can't give 5 %: all agree by chance
 * once in 16. It decides only if, besides, the largest magnitude is at most twice the smallest.
 * Equal programs with normal noise do that in 0.13 % of comparisons, which is in the 4 %. A machine
 * whose speed changed at each turn by one and the same factor could bring it to 6.25 %, no machine
 * to more.
 *
 * <p>The tables come from 1,000,000 series of random signs; the tests make them again from others.
 * Record 0026 of the project's decisions compares this with other methods on recorded drift.
 */
final class SignedRanks {

  /** From so many rounds on all that differ alike may decide. */
  static final int FIRST = 5;

  /** The round by which the error is spent but for what is kept for measuring on. */
  static final int HORIZON = 30;

  /** By rounds, from 1: the largest W that shows a difference in a look between rounds. */
  private static final int[] INTERIM = {
    -1, -1, -1, -1, -1, -1, -1, -1, -1, 0, 2, 3, 6, 8, 12, 15, 20, 24, 29, 35, 41, 47, 55, 62, 70,
    79, 88, 97, 108, 118
  };

  /** The same after the last round. */
  private static final int[] LAST = {
    -1, -1, -1, -1, -1, 0, 1, 3, 4, 7, 9, 12, 15, 19, 23, 27, 32, 37, 42, 48, 54, 60, 67, 74, 81,
    89, 97, 104, 112, 118
  };

  private final double[] sorted;

  /**
   * Differences of rounds.
   *
   * @param differences log candidate − log baseline, one a round, finite; length ≥ 1
   */
  SignedRanks(double[] differences) {
    sorted = differences.clone();
    Arrays.sort(sorted);
  }

  /** Whether one may look between rounds n and n + 1. */
  static boolean isLook(int n) {
    if (n <= HORIZON) {
      return n == FIRST || (n > 0 && INTERIM[n - 1] >= 0);
    }
    // 40, 60, 80, 120, 160, 240, …
    int look = n;
    while (look > 60 && look % 2 == 0) {
      look /= 2;
    }
    return look == 40 || look == 60;
  }

  /**
   * The largest W that shows a difference after n rounds; −1 where none does.
   *
   * @param last whether no more rounds will come
   */
  static long critical(int n, boolean last) {
    if (n <= HORIZON) {
      return (last ? LAST : INTERIM)[n - 1];
    }
    // W is normal enough. The sparse looks beyond the horizon spend 1 % − 1 %·30/n together.
    double z = 2.61 + 0.42 * Math.log(n / 40.0);
    double mean = n * (n + 1.0) / 4;
    double deviation = Math.sqrt(n * (n + 1.0) * (2.0 * n + 1) / 24);
    return (long) Math.floor(mean - z * deviation - 0.5);
  }

  /** Whether all rounds differ the same way, and by magnitudes within a factor of two. */
  boolean alike() {
    double first = sorted[0];
    double last = sorted[sorted.length - 1];
    double least = Math.min(Math.abs(first), Math.abs(last));
    double most = Math.max(Math.abs(first), Math.abs(last));
    return first * last > 0 && most <= 2 * least;
  }

  /** The estimate of the common difference with its interval; the whole range of few rounds. */
  Interval interval(boolean last) {
    long skip = Math.max(0, critical(sorted.length, last));
    long count = averages();
    double middle = (walsh((count - 1) / 2) + walsh(count / 2)) / 2;
    return new Interval(middle, walsh(skip), walsh(count - 1 - skip));
  }

  private long averages() {
    return sorted.length * (sorted.length + 1L) / 2;
  }

  /**
   * The k-th smallest Walsh average, from 0: the smallest number with k + 1 of them at or below.
   */
  double walsh(long k) {
    double low = sorted[0];
    double high = sorted[sorted.length - 1];
    if (atMost(low) > k) {
      return low;
    }
    while (true) {
      double middle = low + (high - low) / 2;
      if (middle <= low || middle >= high) {
        return high;
      }
      if (atMost(middle) > k) {
        high = middle;
      } else {
        low = middle;
      }
    }
  }

  private long atMost(double limit) {
    long count = 0;
    int j = sorted.length - 1;
    for (int i = 0; i < sorted.length; i++) {
      while (j >= i && (sorted[i] + sorted[j]) / 2 > limit) {
        j--;
      }
      if (j < i) {
        break;
      }
      count += j - i + 1;
    }
    return count;
  }
}
