// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.reward;

import dev.afterburner.sandbox.Figure;

/**
 * What a reply is worth by the published code (Elfsong/Afterburner, April 2026), with what that
 * does otherwise than {@link Reward}: a laxer form, and an original that fails counts with the
 * figure that is stored of it, an infinite one where there is none. So a reply that mends it gets
 * an efficiency of about tanh(1) = 0.76.
 *
 * @param total with times in seconds, as the limit of 90 is meant
 * @param totalMillis with times in milliseconds, as the code has them: times above 90 ms are all
 *     alike
 */
public record PublishedReward(double total, double totalMillis) {

  private static final double MILLIS_PER_SECOND = 1e3;

  /**
   * The reward.
   *
   * @param format 1 if the reply has the {@linkplain #holds form asked for}, else 0
   * @param originalPassed whether the original passes
   * @param passed whether the candidate passes
   * @param original the original's figure in its unit (ns, bytes, byte·s); infinite if unknown
   * @param candidate the candidate's; not looked at where it does not pass
   */
  public static PublishedReward of(
      double format,
      boolean originalPassed,
      boolean passed,
      Figure figure,
      double original,
      double candidate) {
    double correctness = Reward.correctness(originalPassed, passed);
    double scale = figure == Figure.TIME ? MILLIS_PER_SECOND : 1;
    return new PublishedReward(
        total(format, correctness, Reward.efficiency(figure, original, candidate, passed)),
        total(
            format,
            correctness,
            Reward.efficiency(figure, original * scale, candidate * scale, passed)));
  }

  private static double total(double format, double correctness, double efficiency) {
    return new Reward(format, correctness, efficiency).total(Reward.Formula.PUBLISHED_CODE);
  }

  /**
   * Whether a reply has the form that the published regular expression asks for. Unlike {@link
   * ReplyFormat#holds} it takes a {@code <solution>} or a second {@code </thinking>} within the
   * thinking, and a second {@code </solution>}.
   */
  public static boolean holds(String reply) {
    String text = reply.strip();
    String thinking = "<thinking>";
    String solution = "<solution>";
    int last = text.lastIndexOf(solution);
    return text.startsWith(thinking)
        && text.endsWith("</solution>")
        && text.lastIndexOf(thinking) == 0
        && last >= thinking.length()
        && text.substring(thinking.length(), last).stripTrailing().endsWith("</thinking>");
  }
}
