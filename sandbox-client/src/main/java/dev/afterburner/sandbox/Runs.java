// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox;

import dev.afterburner.sandbox.stats.Comparison;
import dev.afterburner.sandbox.stats.Summary;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What may be said of several runs of the same program. */
public final class Runs {

  private Runs() {}

  /** Those that completed. */
  public static List<Run> completed(List<Run> runs) {
    return runs.stream().filter(run -> run.outcome() instanceof Outcome.Completed).toList();
  }

  /** Median, interval, spread and outliers of one figure; at least one run. */
  public static Summary summary(List<Run> runs, Figure figure) {
    return Summary.of(values(runs, figure));
  }

  /**
   * Candidate against baseline in one figure: two programs that were measured in turns, compared
   * within the rounds that both ran in. At least one such round.
   */
  public static Comparison compare(Rounds rounds, int baseline, int candidate, Figure figure) {
    double[][] values = rounds.values(figure, baseline, candidate);
    // A run too short to sample has no integral, and no ratio.
    boolean ratios = Arrays.stream(values).allMatch(row -> row[0] > 0 && row[1] > 0);
    return ratios
        ? Comparison.ofRounds(values)
        : compare(rounds.of(baseline), rounds.of(candidate), figure);
  }

  /** Candidate against baseline in one figure, whenever either was measured. */
  public static Comparison compare(List<Run> baseline, List<Run> candidate, Figure figure) {
    return Comparison.of(values(baseline, figure), values(candidate, figure));
  }

  /**
   * The run that stands for all, whose curve is drawn: of those that completed the one in the
   * middle by wall time; of two in the middle the faster, of equals the earlier.
   */
  public static Optional<Run> typical(List<Run> runs) {
    List<Run> sorted =
        completed(runs).stream().sorted(Comparator.comparingLong(Run::wallNanos)).toList();
    return sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.get((sorted.size() - 1) / 2));
  }

  private static double[] values(List<Run> runs, Figure figure) {
    return runs.stream().mapToDouble(figure::of).toArray();
  }
}
