// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.reward;

import java.util.Arrays;

/** The share of reference solutions that a candidate is at least as good as: "Beyond". */
public final class Percentile {

  private Percentile() {}

  /**
   * 1 − (number of references strictly below the value)/n: ties count as beaten. 0 for a candidate
   * that fails, and where there are no references.
   *
   * @param value the candidate's; smaller is better
   * @param passed whether it passes
   * @param references values of the passing references, in the same unit; those that are not finite
   *     (a failure's +∞, "None" read as NaN) are no references; length n
   * @return from 0 to 1
   */
  public static double of(double value, boolean passed, double[] references) {
    double[] known = Arrays.stream(references).filter(Double::isFinite).toArray();
    if (!passed || !Double.isFinite(value) || known.length == 0) {
      return 0;
    }
    double below = Arrays.stream(known).filter(r -> r < value).count();
    return 1 - below / known.length;
  }
}
