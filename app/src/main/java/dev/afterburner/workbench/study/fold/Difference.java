// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.study.fold;

import dev.afterburner.workbench.study.stats.Estimate;

/**
 * Two arms on the same problems, in one metric.
 *
 * @param estimate the first less the second, over pairs
 * @param test McNemar's, or the permutation of signs
 * @param p of that test
 * @param holm the same, raised for all comparisons of the study
 */
public record Difference(
    String first,
    String second,
    String language,
    String objective,
    Metric metric,
    int iteration,
    Estimate estimate,
    String test,
    double p,
    double holm) {

  private static final double LEVEL = 0.05;

  public boolean isSignificant() {
    return holm < LEVEL;
  }

  Difference withHolm(double adjusted) {
    return new Difference(
        first, second, language, objective, metric, iteration, estimate, test, p, adjusted);
  }
}
