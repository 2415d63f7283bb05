// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.export.document;

import dev.afterburner.workbench.reward.StepRewards;

/**
 * What a reply would be worth in training by GRPO.
 *
 * @param format 1 where the reply has the form asked for, else 0
 * @param correctness from −1 to 1
 * @param efficiency from −0.76 to 0.76
 * @param paper 0.2·(2·format − 1) + 0.5·correctness + 0.3·efficiency
 * @param publishedCode 0.2·format + 0.5·(correctness + w·efficiency), w = 0.5 where correctness is
 *     above 0, else 0
 * @param forgeable whether its program could have got the verdict without being right
 */
public record RewardDocument(
    double format,
    double correctness,
    double efficiency,
    Worth paper,
    Worth publishedCode,
    boolean forgeable) {

  /**
   * By one formula.
   *
   * @param total the reward
   * @param advantage (total − mean)/(standard deviation + 1e−8) among the step's candidates
   */
  public record Worth(double total, double advantage) {

    private static Worth of(StepRewards.Worth worth) {
      return new Worth(worth.total(), worth.advantage());
    }
  }

  public static RewardDocument of(StepRewards.Candidate candidate) {
    return new RewardDocument(
        candidate.reward().format(),
        candidate.reward().correctness(),
        candidate.reward().efficiency(),
        Worth.of(candidate.paper()),
        Worth.of(candidate.publishedCode()),
        candidate.forgeable());
  }
}
