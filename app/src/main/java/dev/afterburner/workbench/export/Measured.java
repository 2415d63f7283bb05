package dev.afterburner.workbench.export;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.Run;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What several runs of one program gave.
 *
 * @param runs every run, in order
 * @param wallMs wall time over the completed runs, ms; null without any
 * @param peakKb peak memory, kB of 1024 bytes
 * @param integralKbS memory integrated over time, kB·s
 * @param monolith the typical run's figures as Monolith computes them
 */
public record Measured(
    List<RunFigures> runs,
    @Nullable Estimate wallMs,
    @Nullable Estimate peakKb,
    @Nullable Estimate integralKbS,
    @Nullable Monolith monolith) {

  public Measured {
    runs = List.copyOf(runs);
  }

  /** The figures of some runs. */
  public static Measured of(List<Run> runs) {
    return new Measured(
        runs.stream().map(RunFigures::of).toList(),
        Estimate.of(runs, Figure.TIME),
        Estimate.of(runs, Figure.MEMORY),
        Estimate.of(runs, Figure.INTEGRAL),
        typical(runs).map(Monolith::of).orElse(null));
  }

  /** The completed run that stands for all: the one in the middle by wall time. */
  public static Optional<Run> typical(List<Run> runs) {
    List<Run> sorted =
        runs.stream()
            .filter(RunFigures::completed)
            .sorted(Comparator.comparingLong(Run::wallNanos))
            .toList();
    return sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.get((sorted.size() - 1) / 2));
  }
}
