// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.stats;

/**
 * The score interval of a share (Wilson, Probable inference, J. Am. Stat. Assoc. 22, 1927): it
 * holds near 0 and 1 and for few problems, where the usual one does not.
 */
public final class Wilson {

  /** Two-sided 95 % of a normal distribution. */
  private static final double Z = 1.959963984540054;

  private Wilson() {}

  /**
   * The share with its 95 % interval.
   *
   * @param successes from 0 to n; a mean over replicates need not be whole
   * @param n problems; without any the interval is from 0 to 1
   */
  public static Interval of(double successes, int n) {
    if (n == 0) {
      return new Interval(0, 0, 1);
    }
    double share = successes / n;
    double z2 = Z * Z / n;
    double middle = (share + z2 / 2) / (1 + z2);
    double half = Z / (1 + z2) * Math.sqrt(share * (1 - share) / n + z2 / (4 * n));
    return new Interval(
        share,
        Math.max(0, Math.min(share, middle - half)),
        Math.min(1, Math.max(share, middle + half)));
  }
}
