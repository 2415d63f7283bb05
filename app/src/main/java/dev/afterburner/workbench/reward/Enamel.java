// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.reward;

import java.util.Arrays;

/**
 * ENAMEL's efficiency score and eff@k (Qiu et al., How Efficient is LLM-Generated Code? A Rigorous
 * and High-Standard Benchmark, 2025, section 2; published code: enam/evaluate.py).
 */
public final class Enamel {

  /** A program may take this many times the reference's time; beyond, its score is 0. */
  private static final double PATIENCE = 2;

  private Enamel() {}

  /**
   * max(0, T − t)/(T − r), T twice the reference's time r: 1 for a program as fast as the
   * reference, above 1 for a faster one (2 at most), 0 from twice its time on.
   *
   * @param time the candidate's, above 0
   * @param passed whether it passes; else the score is 0
   * @param reference the expert's time, that is, of the fastest reference; same unit, above 0
   * @return from 0 to 2; 0 without a reference
   */
  public static double efficiency(double time, boolean passed, double reference) {
    if (!passed || !Double.isFinite(time) || !(reference > 0) || !Double.isFinite(reference)) {
      return 0;
    }
    double limit = PATIENCE * reference;
    return Math.max(0, limit - time) / (limit - reference);
  }

  /**
   * eff@k: the expected best score among k samples of those given, without replacement. As the
   * published code, by a recursion that is stable for any n: the r-th smallest score is the best of
   * k with the probability C(r − 1, k − 1)/C(n, k).
   *
   * @param scores of n samples, 0 for one that fails; n ≥ k
   * @param k from 1 to n
   */
  public static double effAtK(double[] scores, int k) {
    int n = scores.length;
    if (k < 1 || k > n) {
      throw new IllegalArgumentException("eff@k needs k from 1 to the number of samples");
    }
    double[] sorted = scores.clone();
    Arrays.sort(sorted);
    double weight = (double) k / n;
    double sum = 0;
    for (int r = n; r >= k; r--) {
      sum += weight * sorted[r - 1];
      weight *= r > 1 ? 1 - (k - 1) / (r - 1.0) : 0;
    }
    return sum;
  }
}
