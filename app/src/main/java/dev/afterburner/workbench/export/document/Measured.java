// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.export.document;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.Runs;
import dev.afterburner.workbench.figures.Figures;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What several runs of one program gave.
 *
 * @param runs every run, in order
 * @param wallMs wall time over the completed runs, ms; null without any
 * @param peakKb peak memory, kB of 1024 bytes
 * @param integralKbS memory integrated over time, kB·s
 * @param outsideResidentSetKb the most memory of a run that was in no resident set, kB: part of
 *     peak and integral; null where it was not measured, so that these may be too low
 * @param monolith the typical run's figures as Monolith computes them
 */
public record Measured(
    List<RunFigures> runs,
    @Nullable Estimate wallMs,
    @Nullable Estimate peakKb,
    @Nullable Estimate integralKbS,
    @Nullable Double outsideResidentSetKb,
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
        RunFigures.kilobytes(Figures.outsideBytes(runs)),
        Runs.typical(runs).map(Monolith::of).orElse(null));
  }
}
