// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.measure;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.Isolation;
import dev.afterburner.sandbox.Outcome;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.Runs;
import dev.afterburner.sandbox.SamplingReport;
import dev.afterburner.sandbox.stats.Comparison;
import dev.afterburner.sandbox.stats.Summary;
import dev.afterburner.workbench.figures.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Measured runs in a few lines. */
final class MeasuredText {

  private MeasuredText() {}

  /** The three figures, and how they were measured; empty without a completed run. */
  static List<String> lines(List<Run> runs, Isolation isolation) {
    List<Run> completed =
        runs.stream().filter(run -> run.outcome() instanceof Outcome.Completed).toList();
    if (completed.isEmpty()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    for (Figure figure : Figure.values()) {
      Summary summary = Runs.summary(completed, figure);
      lines.add(
          String.format(
              "%-9s %s  (spread %s%s)",
              figure.id(),
              Figures.of(figure, summary.median()),
              Figures.percent(100 * summary.relativeSpread()),
              outliers(summary)));
    }
    fewRuns(Runs.summary(completed, Figure.TIME)).ifPresent(lines::add);
    Run typical = Runs.typical(runs).orElseThrow();
    SamplingReport sampling = typical.sampling();
    lines.add(
        completed.size()
            + (completed.size() == 1 ? " run" : " runs")
            + " · "
            + Figures.count(sampling.samples())
            + " samples at "
            + Figures.rate(sampling.rateHz())
            + ", gaps p99 "
            + Figures.time((double) sampling.gapP99Nanos())
            + ", max "
            + Figures.time((double) sampling.gapMaxNanos()));
    outside(completed).ifPresent(lines::add);
    lines.add(
        "isolation: "
            + isolation.level().label()
            + (typical.core() < 0 ? "" : " · core " + typical.core()));
    if (sampling.tooFew()) {
      lines.add(
          "note: only "
              + sampling.samples()
              + " samples in a run: its curve and integral say little; use a larger workload");
    }
    return lines;
  }

  /** What of the memory was in no resident set, or that nothing tells. */
  static Optional<String> outside(List<Run> runs) {
    return Figures.outsideBytes(runs) == Run.UNKNOWN && !runs.isEmpty()
        ? Optional.of("memory counts resident sets and files only (workbench doctor says why)")
        : Figures.outside(runs);
  }

  /** Intervals of so few runs are no 95 % intervals. */
  static Optional<String> fewRuns(Summary summary) {
    if (summary.count() == 1) {
      return Optional.of("note: one run says nothing about how much the next ones would differ");
    }
    return summary.coverage() < 1 - Comparison.ERROR_RATE
        ? Optional.of(
            "note: a range of only %d runs covers the true median %s of the time, not 95 %%"
                .formatted(summary.count(), Figures.percent(100 * summary.coverage())))
        : Optional.empty();
  }

  private static String outliers(Summary summary) {
    int count = summary.outliers().size();
    return count == 0 ? "" : count == 1 ? ", 1 outlier" : ", " + count + " outliers";
  }
}
