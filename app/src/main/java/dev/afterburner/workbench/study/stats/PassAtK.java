// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.study.stats;

/**
 * The chance that one of k replies passes, estimated without bias from n of which c do: 1 − C(n−c,
 * k)/C(n, k) (Chen et al., Evaluating Large Language Models Trained on Code, 2021).
 */
public final class PassAtK {

  private PassAtK() {}

  /**
   * The estimate.
   *
   * @param n replies, at least k
   * @param c of them pass
   */
  public static double of(int n, int c, int k) {
    if (k < 1 || k > n || c < 0 || c > n) {
      throw new IllegalArgumentException("pass@k needs 1 ≤ k ≤ n and 0 ≤ c ≤ n");
    }
    double none = 1;
    for (int i = n - c + 1; i <= n; i++) {
      none *= Math.max(0, 1 - (double) k / i);
    }
    return 1 - none;
  }
}
