// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.export.document;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.Outcome;
import dev.afterburner.sandbox.Run;
import org.jspecify.annotations.Nullable;

/**
 * One run in a document. A kilobyte is 1024 bytes here, as in Monolith's and Venus' formats.
 *
 * @param outcome completed, or why not
 * @param wallMs wall time, ms
 * @param cpuMs CPU time of the tree, ms
 * @param peakKb peak memory, kB: resident sets, with what was outside of them where that counts
 * @param integralKbS the same integrated over time, kB·s
 * @param samples number of samples
 * @param sampleRateHz achieved sampling rate, Hz
 * @param gapP99Us 99th percentile of the gaps between samples, µs
 * @param gapMaxUs largest gap, µs
 * @param core the CPU that the program had to itself; −1 where it was not pinned
 * @param outsideResidentSetKb the most memory that was in no resident set, kB: part of peak and
 *     integral; 0 where it is too little to count; null where it was not measured
 */
public record RunFigures(
    String outcome,
    double wallMs,
    double cpuMs,
    double peakKb,
    double integralKbS,
    int samples,
    double sampleRateHz,
    double gapP99Us,
    double gapMaxUs,
    int core,
    @Nullable Double outsideResidentSetKb) {

  private static final double NANOS_PER_MILLI = 1e6;
  private static final double NANOS_PER_MICRO = 1e3;
  private static final double BYTES_PER_KILOBYTE = 1024;

  /** The figures of a run. */
  public static RunFigures of(Run run) {
    return new RunFigures(
        run.outcome().id(),
        run.wallNanos() / NANOS_PER_MILLI,
        run.cpuNanos() / NANOS_PER_MILLI,
        run.peakBytes() / BYTES_PER_KILOBYTE,
        run.integralByteSeconds() / BYTES_PER_KILOBYTE,
        run.sampling().samples(),
        finite(run.sampling().rateHz()),
        run.sampling().gapP99Nanos() / NANOS_PER_MICRO,
        run.sampling().gapMaxNanos() / NANOS_PER_MICRO,
        run.core(),
        kilobytes(run.outsideBytes()));
  }

  /** In kB; null where it is not known. */
  static @Nullable Double kilobytes(long outsideBytes) {
    return outsideBytes == Run.UNKNOWN ? null : outsideBytes / BYTES_PER_KILOBYTE;
  }

  /** How many base units (ns, bytes, byte·s) the documents' unit (ms, kB, kB·s) has. */
  static double unit(Figure figure) {
    return switch (figure) {
      case TIME -> NANOS_PER_MILLI;
      case MEMORY, INTEGRAL -> BYTES_PER_KILOBYTE;
    };
  }

  static boolean completed(Run run) {
    return run.outcome() instanceof Outcome.Completed;
  }

  private static double finite(double value) {
    return Double.isFinite(value) ? value : 0;
  }
}
