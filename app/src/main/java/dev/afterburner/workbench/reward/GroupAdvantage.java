// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.reward;

import java.util.Arrays;

/** How much better a candidate is than the others of its prompt. */
public final class GroupAdvantage {

  private static final double NO_ZERO = 1e-6;

  private GroupAdvantage() {}

  /**
   * (R − mean)/(σ + 1e−6) of each candidate among those of one prompt, σ the sample's standard
   * deviation (divided by n − 1), as the trainer that the published launcher starts computes it
   * (verl 0.9.1, compute_grpo_outcome_advantage). There a lone candidate has mean 0 and σ 1, so its
   * advantage is its reward.
   *
   * @param rewards one a candidate; length n ≥ 1
   * @return as many advantages, in the same order
   */
  public static double[] of(double[] rewards) {
    int n = rewards.length;
    double mean = n > 1 ? Arrays.stream(rewards).average().orElse(0) : 0;
    double squares = Arrays.stream(rewards).map(r -> (r - mean) * (r - mean)).sum();
    double deviation = n > 1 ? Math.sqrt(squares / (n - 1)) : 1;
    return Arrays.stream(rewards).map(r -> (r - mean) / (deviation + NO_ZERO)).toArray();
  }
}
