// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.reward;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * EvalPerf's Differential Performance Score (Liu et al., Evaluating Language Models for Efficient
 * Code Generation, 2024, section 2): references fall into clusters of like performance, and a
 * candidate is worth the share of references in the clusters that it keeps up with.
 *
 * <p>Clusters are made as by the published code (adaptive_seg1d in
 * evalplus/perf/select_pe_tasks.py): from the slowest to the fastest, a new cluster begins where a
 * reference is more than 10 % faster than the one before it. That code counts instructions, and
 * allows √(10 000/instructions) more, which is below 1 % for all but the smallest programs; times
 * have no such term.
 *
 * @param dps share of references in clusters that the candidate keeps up with, %
 * @param dpsNorm share of such clusters, each counted once, %
 * @param clusters how many there are
 */
public record EvalPerf(double dps, double dpsNorm, int clusters) {

  private static final double PERCENT = 100;
  private static final double GAP = 0.1;

  /**
   * The score.
   *
   * @param value the candidate's; smaller is better
   * @param passed whether it passes; else both scores are 0
   * @param references values of the passing references in the same unit; those not finite are none
   */
  public static EvalPerf of(double value, boolean passed, double[] references) {
    double[] sorted = Arrays.stream(references).filter(Double::isFinite).sorted().toArray();
    List<Integer> begins = new ArrayList<>();
    for (int i = 0; i < sorted.length; i++) {
      if (i == 0 || sorted[i] - sorted[i - 1] > GAP * sorted[i]) {
        begins.add(i);
      }
    }
    if (!passed || !Double.isFinite(value) || begins.isEmpty()) {
      return new EvalPerf(0, 0, begins.size());
    }
    for (int i = 0; i < begins.size(); i++) {
      int end = i + 1 < begins.size() ? begins.get(i + 1) : sorted.length;
      // Keeping up with the slowest of a cluster is performing like the cluster.
      if (value <= sorted[end - 1]) {
        return new EvalPerf(
            PERCENT * (sorted.length - begins.get(i)) / sorted.length,
            PERCENT * (begins.size() - i) / begins.size(),
            begins.size());
      }
    }
    return new EvalPerf(0, 0, begins.size());
  }
}
