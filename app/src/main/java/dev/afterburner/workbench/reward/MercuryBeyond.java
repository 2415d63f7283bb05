// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.reward;

import java.util.Arrays;

/**
 * Mercury's Beyond: where a time lies between the slowest and the fastest reference. The formula is
 * that of the published evaluation (compute_beyond_eval in the bigcode evaluation harness, by the
 * authors of Du et al., Mercury: A Code Efficiency Benchmark for Code Large Language Models, 2024),
 * which clips the time to the references' range; the paper's own formula clips the difference to 0
 * and 1. Their time is the mean of three runs, and one run of each reference; here all are medians.
 */
public final class MercuryBeyond {

  private MercuryBeyond() {}

  /**
   * (max − clip(value, min, max))/(max − min) over the references. Where all references are equal,
   * which divides by 0 there, 1 for a value not above them, else 0. 0 for a candidate that fails,
   * and without references.
   *
   * @param value the candidate's; smaller is better
   * @param references values of the passing references in the same unit; those not finite are none
   * @return from 0 to 1
   */
  public static double of(double value, boolean passed, double[] references) {
    double[] known = Arrays.stream(references).filter(Double::isFinite).toArray();
    if (!passed || !Double.isFinite(value) || known.length == 0) {
      return 0;
    }
    double min = Arrays.stream(known).min().orElseThrow();
    double max = Arrays.stream(known).max().orElseThrow();
    if (min == max) {
      return value <= max ? 1 : 0;
    }
    return (max - Math.clamp(value, min, max)) / (max - min);
  }
}
