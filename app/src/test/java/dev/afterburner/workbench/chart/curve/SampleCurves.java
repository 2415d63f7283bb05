// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.chart.curve;

import dev.afterburner.sandbox.LiveCurve;
import dev.afterburner.sandbox.curve.MemoryCurve;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/** Made-up curves for tests, pictures and benchmarks; the same for the same arguments. */
public final class SampleCurves {

  private SampleCurves() {}

  /** A program that grows to a peak, then stays there. */
  public static MemoryCurve growing(int samples, double seconds, double startMb, double peakMb) {
    return of(samples, seconds, 1, u -> startMb + (peakMb - startMb) * Math.min(1, u * 1.25));
  }

  /** A program that fills and empties its memory over and over. */
  public static MemoryCurve saw(
      int samples, double seconds, double lowMb, double highMb, int teeth) {
    return of(samples, seconds, 2, u -> lowMb + (highMb - lowMb) * (u * teeth % 1));
  }

  /** A program that wanders. */
  public static MemoryCurve wandering(int samples, double seconds, double aroundMb, long seed) {
    Random random = new Random(seed);
    double[] level = {aroundMb};
    return of(
        samples,
        seconds,
        seed,
        u -> {
          double step = (random.nextDouble() - 0.5) * aroundMb * 0.02;
          level[0] = Math.max(aroundMb * 0.3, level[0] + step);
          return level[0];
        });
  }

  /** Samples of a function of the share of the run, MB, in pages of 4 KiB, unevenly spaced. */
  public static MemoryCurve of(
      int samples, double seconds, long seed, DoubleUnaryOperator megabytes) {
    Random random = new Random(seed);
    long[] at = new long[samples];
    long[] bytes = new long[samples];
    double step = seconds * 1e9 / samples;
    for (int i = 0; i < samples; i++) {
      long jittered = (long) ((i + 0.4 * random.nextDouble()) * step);
      at[i] = i == 0 ? jittered : Math.max(at[i - 1] + 1, jittered);
      double value = megabytes.applyAsDouble((double) i / samples) * 1e6;
      bytes[i] = Math.round(value / 4096) * 4096;
    }
    return MemoryCurve.of(at, bytes, Math.max((long) (seconds * 1e9), at[samples - 1]));
  }

  /** A finished curve played back as if it were going on; {@code shown} says how far it is. */
  public static final class Playback implements LiveCurve {
    private final MemoryCurve curve;
    private volatile int shown;

    public Playback(MemoryCurve curve) {
      this.curve = curve;
    }

    public void advanceTo(int samples) {
      shown = Math.min(samples, curve.size());
    }

    @Override
    public int size() {
      return shown;
    }

    @Override
    public int copy(int from, long[] atNanos, long[] residentBytes) {
      int count = Math.min(atNanos.length, shown - from);
      for (int i = 0; i < count; i++) {
        atNanos[i] = curve.atNanos(from + i);
        residentBytes[i] = curve.residentBytes(from + i);
      }
      return count;
    }
  }
}
