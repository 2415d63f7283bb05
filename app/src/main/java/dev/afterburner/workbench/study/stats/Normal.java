// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.study.stats;

import org.hipparchus.special.Erf;

/** The standard normal distribution. */
final class Normal {

  private Normal() {}

  /** The chance of a value below z. */
  static double below(double z) {
    return 0.5 * Erf.erfc(-z / Math.sqrt(2));
  }

  /** The value that a share lies below. */
  static double quantile(double share) {
    return Math.sqrt(2) * Erf.erfInv(2 * share - 1);
  }
}
