// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.reward;

import dev.afterburner.sandbox.Figure;

/**
 * What a reply is worth in training by GRPO (Afterburner, section 3.3, and its published code).
 *
 * @param format 1 if the reply has the {@linkplain ReplyFormat form asked for}, else 0
 * @param correctness from −1 (it passed and no longer does) to 1 (it passes now)
 * @param efficiency how much less the candidate needs, from −0.76 to 0.76; 0 unless it passes
 */
public record Reward(double format, double correctness, double efficiency) {

  /** How the parts make the total. */
  public enum Formula {
    /**
     * The paper's (equation 6 and appendix D.5): 0.2·F + 0.5·C + 0.3·E, F = 1 for a reply in the
     * form asked for and −1 for any other. 0.3 is where its training began; the weight of E was
     * raised to 0.5 step by step.
     */
    PAPER,
    /** The published code's: 0.2·F + 0.5·(C + w·E), F 1 or 0, w = 0.5 if C is above 0, else 0. */
    PUBLISHED_CODE
  }

  private static final double FORMAT_WEIGHT = 0.2;
  private static final double CORRECTNESS_WEIGHT = 0.5;
  private static final double EFFICIENCY_WEIGHT = 0.3;
  private static final double PUBLISHED_WEIGHT = 0.5;

  private static final double LARGEST_SECONDS = 90;
  private static final double LARGEST_KILOBYTES = 1_048_576;
  private static final double NO_ZERO = 1e-9;

  /** The total by a formula. */
  public double total(Formula formula) {
    return switch (formula) {
      case PAPER ->
          FORMAT_WEIGHT * (2 * format - 1)
              + CORRECTNESS_WEIGHT * correctness
              + EFFICIENCY_WEIGHT * efficiency;
      case PUBLISHED_CODE ->
          FORMAT_WEIGHT * format
              + CORRECTNESS_WEIGHT
                  * (correctness + (correctness > 0 ? PUBLISHED_WEIGHT : 0) * efficiency);
    };
  }

  /** C, from whether the original and the candidate pass. */
  public static double correctness(boolean original, boolean candidate) {
    if (original) {
      return candidate ? 0.5 : -1.0;
    }
    return candidate ? 1.0 : -0.5;
  }

  /**
   * E = tanh(clip((b − c)/(b + 1e−9), −1, 1)), b and c clipped to [0, upper] first; upper is 90 s,
   * 1,048,576 kB (of 1024 bytes) or their product. The published code passes milliseconds into the
   * clip of 90, which makes the term 0 for anything slower than 90 ms; here it is seconds.
   *
   * @param baseline the original's value in the figure's unit: ns, bytes, byte·s
   * @param candidate the candidate's, in the same unit
   * @param passed whether the candidate passes; 0 where it does not
   */
  public static double efficiency(
      Figure figure, double baseline, double candidate, boolean passed) {
    if (!passed) {
      return 0;
    }
    double b = clip(baseline / unit(figure), 0, upper(figure));
    double c = clip(candidate / unit(figure), 0, upper(figure));
    return Math.tanh(clip((b - c) / (b + NO_ZERO), -1, 1));
  }

  private static double unit(Figure figure) {
    return switch (figure) {
      case TIME -> 1e9;
      case MEMORY, INTEGRAL -> 1024;
    };
  }

  private static double upper(Figure figure) {
    return switch (figure) {
      case TIME -> LARGEST_SECONDS;
      case MEMORY -> LARGEST_KILOBYTES;
      case INTEGRAL -> LARGEST_SECONDS * LARGEST_KILOBYTES;
    };
  }

  private static double clip(double value, double low, double high) {
    return Math.min(Math.max(value, low), high);
  }
}
