// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.export.document;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.afterburner.sandbox.Baseline;
import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.Isolation;
import dev.afterburner.sandbox.Run;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A program measured without a problem.
 *
 * @param program its file or command line
 * @param language language id; null for a command
 * @param built options that it was built with, and its packages; null for a command
 * @param outcome of the last run: completed, or why not
 * @param failure what went wrong; null when nothing did
 * @param measured its runs
 * @param baseline what an empty program of its language needs here; null for a command
 * @param isolation how the program was kept apart
 * @param taken when and on what machine
 */
public record MeasureDocument(
    String program,
    @Nullable String language,
    @Nullable String built,
    String outcome,
    @Nullable Failure failure,
    @JsonUnwrapped Measured measured,
    @Nullable EmptyProgram baseline,
    String isolation,
    @JsonUnwrapped Taken taken) {

  /**
   * What an empty program needs: shown beside a program's figures, never subtracted.
   *
   * @param wallMs wall time, ms
   * @param peakKb peak memory, kB of 1024 bytes
   * @param integralKbS memory integrated over time, kB·s
   */
  public record EmptyProgram(Estimate wallMs, Estimate peakKb, Estimate integralKbS) {

    /** In a document's units. */
    public static EmptyProgram of(Baseline measured) {
      return new EmptyProgram(
          Estimate.of(measured.wallNanos(), Figure.TIME, Baseline.RUNS),
          Estimate.of(measured.peakBytes(), Figure.MEMORY, Baseline.RUNS),
          Estimate.of(measured.integralByteSeconds(), Figure.INTEGRAL, Baseline.RUNS));
    }
  }

  /**
   * Puts together what measuring gave.
   *
   * @param runs in order; length ≥ 1
   */
  public static MeasureDocument of(
      String program,
      @Nullable String language,
      @Nullable String built,
      List<Run> runs,
      @Nullable EmptyProgram baseline,
      Isolation isolation,
      Taken taken) {
    Run last = runs.getLast();
    return new MeasureDocument(
        program,
        language,
        built,
        last.outcome().id(),
        Failure.of(null, last.outcome(), last.stderr().text()),
        Measured.of(runs),
        baseline,
        isolation.level().label(),
        taken);
  }
}
