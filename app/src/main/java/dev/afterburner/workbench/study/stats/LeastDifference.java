// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.study.stats;

/**
 * The least difference of Pass@1 between two arms on the same problems that a study can show.
 *
 * @param problems how many
 * @param discordant of them assumed to be passed by one arm alone: a fifth, at least the six
 *     without which no exact test can be significant
 * @param significant the smallest share of all problems that McNemar's exact test calls different
 *     at 5 %; NaN where none can be
 * @param detected the smallest true difference that it finds with 80 % power; NaN where none
 */
public record LeastDifference(int problems, int discordant, double significant, double detected) {

  /** As in published comparisons of models of like strength. */
  private static final double DISCORDANT = 0.2;

  private static final int FEWEST = 6;
  private static final double LEVEL = 0.05;
  private static final double POWER = 0.8;
  private static final double STEP = 0.001;

  /** Of a study of so many problems. */
  public static LeastDifference of(int problems) {
    int discordant = Math.max(FEWEST, (int) Math.round(DISCORDANT * problems));
    if (discordant > problems) {
      return new LeastDifference(problems, discordant, Double.NaN, Double.NaN);
    }
    int needed = (discordant + 1) / 2;
    while (McNemar.p(discordant - needed, needed) > LEVEL) {
      needed++;
    }
    double detected = Double.NaN;
    for (double share = 0.5; share <= 1; share += STEP) {
      if (1 - McNemar.upTo(needed - 1, discordant, Math.min(share, 1 - 1e-12)) >= POWER) {
        detected = discordant * (2 * share - 1) / problems;
        break;
      }
    }
    return new LeastDifference(
        problems, discordant, (double) (2 * needed - discordant) / problems, detected);
  }

  /** In a sentence. */
  public String words() {
    return Double.isNaN(significant)
        ? "with %d problems no difference of Pass@1 can be shown: an exact test needs 6"
            .formatted(problems)
        : ("with %d problems, %d of them passed by one arm alone, a difference of %.0f points of"
                + " Pass@1 is the least that can be significant, and one of %.0f points is found"
                + " four times in five")
            .formatted(problems, discordant, 100 * significant, 100 * detected);
  }
}
