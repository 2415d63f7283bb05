// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.optimize.policy;

import java.util.Arrays;
import java.util.List;

/**
 * Whose turn it is among several models: an upper confidence bound on what their programs gained,
 * blended with what they cost (ShinkaEvolve's asymmetric bandit). Past rewards fade by {@value
 * #FADING} with every further one; a model that was not asked yet comes first.
 */
final class Bandit {

  private static final double FADING = 0.95;
  private static final double EXPLORATION = 1;
  private static final double COST_SHARE = 0.5;
  private static final double LEAST_COST = 1e-9;

  /**
   * What came of asking a model once.
   *
   * @param arm which model, from 0
   * @param reward what was gained over the parent and the original, a score; 0 for a failure
   * @param cost in one unit for all
   */
  record Pull(int arm, double reward, double cost) {}

  private Bandit() {}

  /** The arm to pull next; of two with the same score, the first. */
  static int next(int arms, List<Pull> pulls) {
    double[] sums = new double[arms];
    double[] weights = new double[arms];
    double[] costs = new double[arms];
    int[] counts = new int[arms];
    for (Pull pull : pulls) {
      for (int i = 0; i < arms; i++) {
        sums[i] *= FADING;
        weights[i] *= FADING;
      }
      sums[pull.arm] += Math.expm1(pull.reward);
      weights[pull.arm]++;
      costs[pull.arm] += pull.cost;
      counts[pull.arm]++;
    }
    for (int i = 0; i < arms; i++) {
      if (counts[i] == 0) {
        return i;
      }
    }
    double[] means = new double[arms];
    double[] cheap = new double[arms];
    for (int i = 0; i < arms; i++) {
      means[i] = sums[i] / weights[i];
      costs[i] /= counts[i];
    }
    double middle = median(costs);
    for (int i = 0; i < arms; i++) {
      cheap[i] = Math.max(middle, LEAST_COST) / Math.max(costs[i], LEAST_COST);
    }
    double best = Arrays.stream(means).max().orElse(0);
    double cheapest = Arrays.stream(cheap).max().orElse(1);
    int chosen = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < arms; i++) {
      double gain =
          (best > 0 ? means[i] / best : 0)
              + EXPLORATION * Math.sqrt(2 * Math.log(pulls.size()) / counts[i]);
      double score = (1 - COST_SHARE) * gain + COST_SHARE * cheap[i] / cheapest;
      if (score > most) {
        most = score;
        chosen = i;
      }
    }
    return chosen;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
