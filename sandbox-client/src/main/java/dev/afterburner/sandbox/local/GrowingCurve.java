package dev.afterburner.sandbox.local;

import dev.afterburner.sandbox.LiveCurve;
import dev.afterburner.sandbox.SamplingReport;
import dev.afterburner.sandbox.curve.MemoryCurve;
import java.util.Arrays;

/**
 * Samples as they come: written by the sampler alone, read by anyone. A reader sees a size first
 * and then arrays that hold at least so many samples, because both are published in that order.
 */
final class GrowingCurve implements LiveCurve {

  private static final class Samples {
    final long[] clock;
    final long[] bytes;

    Samples(long[] clock, long[] bytes) {
      this.clock = clock;
      this.bytes = bytes;
    }
  }

  private volatile Samples samples = new Samples(new long[4096], new long[4096]);
  private volatile int size;
  private volatile long execNanos = Long.MAX_VALUE;

  /** By the sampler: one more sample, at a time of the monotonic clock. */
  void add(long clockNanos, long residentBytes) {
    int n = size;
    Samples s = samples;
    if (n == s.clock.length) {
      s = new Samples(Arrays.copyOf(s.clock, 2 * n), Arrays.copyOf(s.bytes, 2 * n));
      samples = s;
    }
    s.clock[n] = clockNanos;
    s.bytes[n] = residentBytes;
    size = n + 1;
  }

  /** Time zero of what readers see. */
  void startAt(long clockNanos) {
    execNanos = clockNanos;
  }

  @Override
  public int size() {
    return Math.max(0, size - skipped());
  }

  private int skipped() {
    int n = size;
    long[] clock = samples.clock;
    long from = execNanos;
    int low = 0;
    int high = n;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (clock[middle] < from) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  @Override
  public int copy(int from, long[] atNanos, long[] residentBytes) {
    int skipped = skipped();
    int n = Math.min(atNanos.length, size - skipped - from);
    Samples s = samples;
    for (int i = 0; i < n; i++) {
      atNanos[i] = s.clock[skipped + from + i] - execNanos;
      residentBytes[i] = s.bytes[skipped + from + i];
    }
    return Math.max(0, n);
  }

  /** The samples between exec and exit, both on the monotonic clock, ns. */
  MemoryCurve curve(long exec, long exit) {
    startAt(exec);
    int from = skipped();
    int to = size;
    Samples s = samples;
    while (to > from && s.clock[to - 1] > exit) {
      to--;
    }
    long[] at = new long[to - from];
    Arrays.setAll(at, i -> s.clock[from + i] - exec);
    return MemoryCurve.of(at, Arrays.copyOfRange(s.bytes, from, to), exit - exec);
  }

  /** Rate and gaps over a curve. */
  static SamplingReport report(MemoryCurve curve, long samplerCpuNanos) {
    int n = curve.size();
    if (n < 2) {
      return new SamplingReport(n, 0, curve.endNanos(), curve.endNanos(), samplerCpuNanos);
    }
    long[] gaps = new long[n - 1];
    Arrays.setAll(gaps, i -> curve.atNanos(i + 1) - curve.atNanos(i));
    Arrays.sort(gaps);
    double rate = (n - 1) * 1e9 / (curve.atNanos(n - 1) - curve.atNanos(0));
    long p99 = gaps[(int) Math.min(n - 2, Math.ceil(0.99 * (n - 1)) - 1)];
    return new SamplingReport(n, rate, p99, gaps[n - 2], samplerCpuNanos);
  }
}
