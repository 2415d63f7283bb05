// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.study.stats;

/** The exact test of two shares on the same problems: only problems that differ speak. */
public final class McNemar {

  private McNemar() {}

  /**
   * The two-sided p-value: how often a fair coin falls at least as unevenly.
   *
   * @param b problems that only the one passes
   * @param c problems that only the other passes
   */
  public static double p(int b, int c) {
    int n = b + c;
    return Math.min(1, 2 * upTo(Math.min(b, c), n, 0.5));
  }

  /** The chance of at most k of n, each with a chance of its own. */
  static double upTo(int k, int n, double share) {
    if (share <= 0) {
      return 1;
    }
    double sum = 0;
    double logChoose = 0;
    for (int i = 0; i <= k; i++) {
      sum += Math.exp(logChoose + i * Math.log(share) + (n - i) * Math.log1p(-share));
      logChoose += Math.log(n - i) - Math.log(i + 1);
    }
    return Math.min(1, sum);
  }
}
