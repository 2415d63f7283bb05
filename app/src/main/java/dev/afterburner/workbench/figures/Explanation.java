// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.figures;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.stats.Comparison;
import dev.afterburner.sandbox.stats.Interval;
import dev.afterburner.sandbox.stats.Summary;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** Where a figure comes from, in sentences: of how many runs, how, and what its interval covers. */
public final class Explanation {

  private Explanation() {}

  /** "Median of 12 runs. 95 % interval 81.9 ms to 83.7 ms, …" */
  public static String of(Figure figure, Summary summary) {
    Interval median = summary.median();
    if (summary.count() == 1) {
      return "One run, so nothing is known of its spread.";
    }
    String range = Figures.of(figure, median.low()) + " to " + Figures.of(figure, median.high());
    String interval =
        summary.coverage() < 1 - Comparison.ERROR_RATE
            ? "All lie from "
                + range
                + "; so few runs cover the true median with "
                + percent(summary.coverage())
                + "."
            : percent(summary.coverage())
                + " interval "
                + range
                + ", between two of the sorted runs: it assumes no distribution.";
    int outliers = summary.outliers().size();
    return "Median of "
        + summary.count()
        + " runs. "
        + interval
        + " Spread "
        + Figures.percent(100 * summary.relativeSpread())
        + (outliers == 0 ? "." : outliers == 1 ? ", one outlier." : ", " + outliers + " outliers.");
  }

  /**
   * "0.504 of what v1 needs (0.495–0.512) …"
   *
   * @param against what the other one is called
   */
  public static String of(Comparison comparison, String against) {
    Interval ratio = comparison.ratio();
    String what =
        String.format(
            Locale.ROOT,
            "%.3f of what %s needs (%.3f–%.3f). ",
            ratio.value(),
            against,
            ratio.low(),
            ratio.high());
    if (comparison.rounds() == 0) {
      return what
          + "All runs of both, by their rank sum, with "
          + (comparison.isRange() ? "their whole range" : "a 95 % interval")
          + ": what the machine itself changed between them is in it."
          + (comparison.isRange() ? " So few runs" + covered(comparison) + "." : "");
    }
    return what
        + "Compared within "
        + comparison.rounds()
        + (comparison.rounds() == 1 ? " round" : " rounds")
        + " of runs made in turns, by signed ranks. The interval covers the true ratio with "
        + percent(comparison.coverage())
        + "; such comparisons show a difference of equal programs in at most "
        + percent(Comparison.ERROR_RATE)
        + ".";
  }

  /**
   * What the intervals of a chart or table are, in a caption: of few runs they are no 95 %
   * intervals.
   *
   * @param coverages how often each holds the true value, at least
   */
  public static String intervals(DoubleStream coverages) {
    Map<Boolean, Long> few =
        coverages
            .boxed()
            .collect(
                Collectors.partitioningBy(
                    c -> c < 1 - Comparison.ERROR_RATE, Collectors.counting()));
    if (few.getOrDefault(true, 0L) == 0) {
      return "95 % interval";
    }
    return few.getOrDefault(false, 0L) == 0
        ? "range of all runs"
        : "95 % interval or range of few runs";
  }

  private static String covered(Comparison comparison) {
    return comparison.coverage() > 0
        ? " cover the true ratio with " + percent(comparison.coverage())
        : " cover the true ratio less often than a 95 % interval would";
  }

  private static String percent(double share) {
    return Figures.percent(100 * share);
  }
}
