// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.curve;

import java.util.function.IntConsumer;

/**
 * The three figures as Monolith computes them, for comparison with published data.
 *
 * @param durationMillis last minus first sample, ms
 * @param peakKilobytes highest sample, kB of 1024 bytes
 * @param integral sum over the samples of the running peak, kB (it has no time step, so it depends
 *     on the sampling rate)
 */
public record MonolithFigures(double durationMillis, long peakKilobytes, double integral) {

  /** The rate that the running original achieves, samples a second; see the paper's system. */
  public static final int ORIGINAL_RATE_HZ = 115;

  /** Over the curve's samples thinned to about the given rate, samples a second. */
  public static MonolithFigures of(MemoryCurve curve, double rateHz) {
    Sum sum = new Sum(curve);
    thinned(curve, rateHz, sum::add);
    return new MonolithFigures((sum.last - sum.first) / 1e6, sum.peak, sum.integral);
  }

  /**
   * Picks a curve's samples so that they are about as far apart as at a rate.
   *
   * @param rateHz samples a second; infinite for all
   * @param taken told of each one's index, in order
   */
  public static void thinned(MemoryCurve curve, double rateHz, IntConsumer taken) {
    long step = Math.max(1, Math.round(1e9 / rateHz));
    long next = 0;
    for (int i = 0; i < curve.size(); i++) {
      long at = curve.atNanos(i);
      if (i == 0 || at >= next) {
        taken.accept(i);
        next = at + step;
      }
    }
  }

  private static final class Sum {
    private final MemoryCurve curve;
    private boolean any;
    private long first;
    private long last;
    private long peak;
    private double integral;

    Sum(MemoryCurve curve) {
      this.curve = curve;
    }

    void add(int i) {
      last = curve.atNanos(i);
      if (!any) {
        first = last;
        any = true;
      }
      peak = Math.max(peak, curve.residentBytes(i) / 1024);
      integral += peak;
    }
  }
}
