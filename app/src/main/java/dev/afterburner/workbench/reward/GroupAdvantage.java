package dev.afterburner.workbench.reward;

import java.util.Arrays;

/** How much better a candidate is than the others of its prompt. */
public final class GroupAdvantage {

  private static final double NO_ZERO = 1e-8;

  private GroupAdvantage() {}

  /**
   * (R − mean)/(standard deviation + 1e−8) of each candidate among those of one prompt. The
   * deviation is that of the group itself (divided by n), so a candidate alone, or among equals,
   * has 0.
   *
   * @param rewards one a candidate; length n ≥ 1
   * @return as many advantages, in the same order
   */
  public static double[] of(double[] rewards) {
    double mean = Arrays.stream(rewards).average().orElse(0);
    double variance = Arrays.stream(rewards).map(r -> (r - mean) * (r - mean)).average().orElse(0);
    return Arrays.stream(rewards).map(r -> (r - mean) / (Math.sqrt(variance) + NO_ZERO)).toArray();
  }
}
