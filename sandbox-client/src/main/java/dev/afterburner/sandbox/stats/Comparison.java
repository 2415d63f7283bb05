// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.stats;

import java.util.Arrays;

/**
 * Whether one program needs less than another.
 *
 * <p>Runs that were made in rounds are compared within rounds, which the drift of a machine hardly
 * touches; {@link SignedRanks} tells how, and how often it errs.
 *
 * <p>Runs that were not made together are compared by the median of all pairwise ratios (Hodges and
 * Lehmann, Annals of Mathematical Statistics 34, 1963) with the interval that belongs to the
 * Wilcoxon–Mann–Whitney test (Hollander, Wolfe and Chicken, Nonparametric Statistical Methods, 3rd
 * ed., section 4.3). It assumes that the two distributions differ by a factor only, and that runs
 * are independent: it can't tell a program's difference from the machine's since then.
 *
 * @param ratio candidate over baseline with its interval; below 1 the candidate needs less
 * @param outcome what may be said of it
 * @param rounds how many rounds it rests on; 0 where the runs were not made in common rounds
 * @param coverage how often such an interval holds the true ratio, at least: 0.95, and less often
 *     where runs are so few that it is their whole range; 0 where that is not known
 */
public record Comparison(Interval ratio, Outcome outcome, int rounds, double coverage) {

  /** A ratio within this distance of 1 counts as the same. */
  public static final double SAME = 0.02;

  /** How often a difference is shown where there is none: at most in this share of comparisons. */
  public static final double ERROR_RATE = 0.05;

  private static final double TAIL = ERROR_RATE / 2;

  /** Beyond so many pairs of runs the rank sum is normal enough. */
  private static final int EXACT_PAIRS = 2_500;

  private static final double NORMAL_TAIL = 1.959964;

  /** What a comparison shows. */
  public enum Outcome {
    /** The candidate needs less: the whole interval lies below 1. */
    LESS,
    /** The candidate needs more: the whole interval lies above 1. */
    MORE,
    /** The interval holds 1 and lies within 2 % of it. */
    NO_DIFFERENCE,
    /** Neither can be said: more runs, or a quieter machine, would help. */
    UNDECIDED
  }

  /**
   * Compares what was measured in rounds, after the last of them.
   *
   * @param rounds one row a round, the order within it drawn at random: the baseline's value, the
   *     candidate's; all &gt; 0, at least one row
   */
  public static Comparison ofRounds(double[][] rounds) {
    Comparison look = soFar(rounds);
    return look.outcome == Outcome.UNDECIDED ? inRounds(rounds, true) : look;
  }

  /**
   * Compares what was measured until now, while rounds go on. It spends a part of the error that is
   * meant for this round. Undecided means that more rounds may tell.
   *
   * @param rounds as for {@link #ofRounds}
   */
  public static Comparison soFar(double[][] rounds) {
    return inRounds(rounds, false);
  }

  /** Whether {@link #soFar} may decide after so many rounds: looks are fewer than rounds. */
  public static boolean mayLook(int rounds) {
    return SignedRanks.isLook(rounds);
  }

  private static Comparison inRounds(double[][] rounds, boolean last) {
    if (rounds.length == 0) {
      throw new IllegalArgumentException("a comparison needs a round");
    }
    double[] differences = new double[rounds.length];
    for (int i = 0; i < rounds.length; i++) {
      differences[i] = Math.log(rounds[i][1]) - Math.log(rounds[i][0]);
      if (!Double.isFinite(differences[i])) {
        throw new IllegalArgumentException("a ratio needs values above 0");
      }
    }
    SignedRanks ranks = new SignedRanks(differences);
    Interval logs = ranks.interval(last);
    Interval ratio =
        new Interval(Math.exp(logs.value()), Math.exp(logs.low()), Math.exp(logs.high()));
    int n = rounds.length;
    boolean different =
        (SignedRanks.critical(n, last) >= 0 && (last || SignedRanks.isLook(n)))
            || (n == SignedRanks.FIRST && ranks.alike());
    boolean same = n >= SignedRanks.FIRST && holdsOne(ratio) && isSame(ratio);
    Outcome outcome =
        different && !holdsOne(ratio)
            ? ratio.high() < 1 ? Outcome.LESS : Outcome.MORE
            : same ? Outcome.NO_DIFFERENCE : Outcome.UNDECIDED;
    return new Comparison(ratio, outcome, n);
  }

  /** One with the coverage that so many rounds give; without rounds, one of enough runs. */
  public Comparison(Interval ratio, Outcome outcome, int rounds) {
    this(ratio, outcome, rounds, coverage(rounds));
  }

  /** The coverage that so many rounds give; without rounds, that of enough runs. */
  public static double coverage(int rounds) {
    return rounds == 0 || rounds > SignedRanks.FIRST
        ? 1 - ERROR_RATE
        : 1 - Math.pow(0.5, rounds - 1.0);
  }

  /** Whether the interval is the whole range of runs too few for one of 95 %. */
  public boolean isRange() {
    return coverage < 1 - ERROR_RATE;
  }

  /**
   * Compares measurements of the same figure that were not made in common rounds.
   *
   * @param baseline values of the one program, &gt; 0; length ≥ 1
   * @param candidate values of the other, &gt; 0; length ≥ 1
   */
  public static Comparison of(double[] baseline, double[] candidate) {
    int m = baseline.length;
    int n = candidate.length;
    if (m == 0 || n == 0) {
      throw new IllegalArgumentException("a comparison needs a value of each");
    }
    double[] ratios = new double[m * n];
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        ratios[i * n + j] = candidate[j] / baseline[i];
      }
    }
    Arrays.sort(ratios);
    int skip = criticalCount(m, n);
    int count = ratios.length;
    double middle =
        count % 2 == 1 ? ratios[count / 2] : Math.sqrt(ratios[count / 2 - 1] * ratios[count / 2]);
    if (skip < 0) {
      // Too few runs for 95 %: nothing can be said.
      Interval range = new Interval(middle, ratios[0], ratios[count - 1]);
      return new Comparison(range, Outcome.UNDECIDED, 0, rangeCoverage(m, n));
    }
    Interval ratio = new Interval(middle, ratios[skip], ratios[count - 1 - skip]);
    return new Comparison(ratio, outcome(ratio), 0);
  }

  /** 1 − 2 P(U = 0): only one of all arrangements has the one's values all below the other's. */
  private static double rangeCoverage(int m, int n) {
    double arrangements = 1;
    for (int i = 1; i <= n; i++) {
      arrangements = arrangements * (m + i) / i;
    }
    return Math.max(0, 1 - 2 / arrangements);
  }

  private static Outcome outcome(Interval ratio) {
    if (ratio.high() < 1) {
      return Outcome.LESS;
    }
    if (ratio.low() > 1) {
      return Outcome.MORE;
    }
    return isSame(ratio) ? Outcome.NO_DIFFERENCE : Outcome.UNDECIDED;
  }

  private static boolean holdsOne(Interval ratio) {
    return ratio.low() <= 1 && ratio.high() >= 1;
  }

  private static boolean isSame(Interval ratio) {
    return ratio.low() >= 1 - SAME && ratio.high() <= 1 + SAME;
  }

  /**
   * The largest c with P(U ≤ c) ≤ 2.5 % for the Mann–Whitney statistic U of m and n values; −1
   * where there is none. The interval runs from the (c+1)-th to the (mn−c)-th pairwise ratio.
   */
  static int criticalCount(int m, int n) {
    int largest = m * n;
    if (largest > EXACT_PAIRS) {
      double deviation = Math.sqrt(largest * (m + n + 1.0) / 12);
      return (int) Math.floor(largest / 2.0 - NORMAL_TAIL * deviation - 0.5);
    }
    // counts[j][u]: arrangements of i values of the one and j of the other with statistic u.
    double[][] previous = new double[n + 1][largest + 1];
    for (int j = 0; j <= n; j++) {
      previous[j][0] = 1;
    }
    for (int i = 1; i <= m; i++) {
      double[][] counts = new double[n + 1][largest + 1];
      counts[0][0] = 1;
      for (int j = 1; j <= n; j++) {
        for (int u = 0; u <= i * j; u++) {
          counts[j][u] = counts[j - 1][u] + (u >= j ? previous[j][u - j] : 0);
        }
      }
      previous = counts;
    }
    double total = Arrays.stream(previous[n]).sum();
    double cumulative = 0;
    for (int u = 0; u <= largest; u++) {
      cumulative += previous[n][u];
      if (cumulative / total > TAIL) {
        return u - 1;
      }
    }
    return largest - 1;
  }
}
