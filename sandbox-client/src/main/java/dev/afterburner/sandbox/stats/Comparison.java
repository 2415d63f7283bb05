package dev.afterburner.sandbox.stats;

import java.util.Arrays;

/**
 * Whether one program needs less than another.
 *
 * <p>The ratio is the Hodges–Lehmann estimate on the logarithms: the median of all pairwise ratios
 * candidate/baseline; its interval is the one that belongs to the Wilcoxon–Mann–Whitney test
 * (Hodges and Lehmann, Annals of Mathematical Statistics 34, 1963; Hollander, Wolfe and Chicken,
 * Nonparametric Statistical Methods, 3rd ed., section 4.3), with the exact distribution of the rank
 * sum. It assumes that the two distributions differ by a factor only, no particular distribution.
 * The runs should be made interleaved, so that a drift of the machine meets both.
 *
 * @param ratio candidate over baseline with its 95 % interval; below 1 the candidate needs less
 * @param outcome what may be said of it
 */
public record Comparison(Interval ratio, Outcome outcome) {

  /** A ratio within this distance of 1 counts as the same. */
  public static final double SAME = 0.02;

  private static final double TAIL = 0.025;

  /** What a comparison shows. */
  public enum Outcome {
    /** The candidate needs less: the whole interval lies below 1. */
    LESS("less"),
    /** The candidate needs more: the whole interval lies above 1. */
    MORE("more"),
    /** The interval holds 1 and lies within 2 % of it. */
    NO_DIFFERENCE("no difference shown"),
    /** The interval holds 1 and is wider: more runs, or a quieter machine, would help. */
    UNDECIDED("undecided");

    private final String label;

    Outcome(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /**
   * Compares measurements of the same figure.
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
      return new Comparison(new Interval(middle, ratios[0], ratios[count - 1]), Outcome.UNDECIDED);
    }
    Interval ratio = new Interval(middle, ratios[skip], ratios[count - 1 - skip]);
    return new Comparison(ratio, outcome(ratio));
  }

  private static Outcome outcome(Interval ratio) {
    if (ratio.high() < 1) {
      return Outcome.LESS;
    }
    if (ratio.low() > 1) {
      return Outcome.MORE;
    }
    return ratio.low() >= 1 - SAME && ratio.high() <= 1 + SAME
        ? Outcome.NO_DIFFERENCE
        : Outcome.UNDECIDED;
  }

  /**
   * The largest c with P(U ≤ c) ≤ 2.5 % for the Mann–Whitney statistic U of m and n values; −1
   * where there is none. The interval runs from the (c+1)-th to the (mn−c)-th pairwise ratio.
   */
  static int criticalCount(int m, int n) {
    int largest = m * n;
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
