// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.export.document;

import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.curve.MonolithFigures;

/**
 * A run's figures as Monolith computes them.
 *
 * @param duration last minus first sample, ms
 * @param peakMemory highest sample, kB of 1024 bytes
 * @param integral sum over the samples of the running peak, kB
 * @param rateHz the rate that the samples were thinned to, Hz
 */
public record Monolith(double duration, long peakMemory, double integral, int rateHz) {

  /** The figures of a run. */
  public static Monolith of(Run run) {
    int rate = MonolithFigures.ORIGINAL_RATE_HZ;
    MonolithFigures figures = MonolithFigures.of(run.curve(), rate);
    return new Monolith(
        figures.durationMillis(), figures.peakKilobytes(), figures.integral(), rate);
  }
}
