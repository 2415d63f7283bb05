// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.curve;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Memory of a process tree over time: its resident sets, and where much was outside of them, that
 * too. Immutable; equal by content. A sample takes about 5 bytes, so that the 600,000 of a minute
 * at 10 kHz take some 3 MB.
 */
public final class MemoryCurve {

  /** The curve of a program that never ran. */
  public static final MemoryCurve EMPTY = of(new long[0], new long[0], 0);

  private final PackedLongs atNanos;
  private final PackedLongs residentBytes;
  private final long endNanos;
  private final long peakBytes;
  private final double integralByteSeconds;
  private final int hash;

  /** The sums over all samples are made once, where the curve is: those who draw ask for them. */
  private MemoryCurve(long[] atNanos, long[] residentBytes, long endNanos) {
    this.atNanos = PackedLongs.of(atNanos);
    this.residentBytes = PackedLongs.of(residentBytes);
    this.endNanos = endNanos;
    this.peakBytes = Arrays.stream(residentBytes).max().orElse(0);
    this.integralByteSeconds = integral(atNanos, residentBytes, endNanos);
    this.hash = Objects.hash(Arrays.hashCode(atNanos), Arrays.hashCode(residentBytes), endNanos);
  }

  /**
   * A curve of n samples.
   *
   * @param atNanos sample times since exec, ns, strictly increasing, ≥ 0; length n; copied
   * @param residentBytes memory at those times, bytes; length n; copied
   * @param endNanos exit time since exec, ns; not before the last sample
   */
  public static MemoryCurve of(long[] atNanos, long[] residentBytes, long endNanos) {
    if (atNanos.length != residentBytes.length) {
      throw new IllegalArgumentException("as many times as values are needed");
    }
    for (int i = 1; i < atNanos.length; i++) {
      if (atNanos[i] <= atNanos[i - 1]) {
        throw new IllegalArgumentException("sample times must increase");
      }
    }
    if (atNanos.length > 0 && (atNanos[0] < 0 || endNanos < atNanos[atNanos.length - 1])) {
      throw new IllegalArgumentException("samples must lie between exec and exit");
    }
    return new MemoryCurve(atNanos, residentBytes, endNanos);
  }

  /** Number of samples, n. */
  public int size() {
    return atNanos.size();
  }

  /** Time of sample i since exec, ns. */
  public long atNanos(int i) {
    return atNanos.get(i);
  }

  /** Memory at sample i, bytes. */
  public long residentBytes(int i) {
    return residentBytes.get(i);
  }

  /** Exit time since exec, ns. */
  public long endNanos() {
    return endNanos;
  }

  /** The highest sample, bytes; 0 without samples. */
  public long peakBytes() {
    return peakBytes;
  }

  /**
   * Memory integrated over time by the trapezoid rule, byte·s. The first sample's value holds from
   * exec to it, the last one's from it to exit.
   */
  public double integralByteSeconds() {
    return integralByteSeconds;
  }

  private static double integral(long[] atNanos, long[] residentBytes, long endNanos) {
    int n = atNanos.length;
    if (n == 0) {
      return 0;
    }
    double sum = (double) atNanos[0] * residentBytes[0];
    for (int i = 1; i < n; i++) {
      sum +=
          (atNanos[i] - atNanos[i - 1]) * 0.5 * ((double) residentBytes[i - 1] + residentBytes[i]);
    }
    sum += (double) (endNanos - atNanos[n - 1]) * residentBytes[n - 1];
    return sum / 1e9;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof MemoryCurve that
            && hash == that.hash
            && endNanos == that.endNanos
            && Arrays.equals(atNanos.toArray(), that.atNanos.toArray())
            && Arrays.equals(residentBytes.toArray(), that.residentBytes.toArray()));
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return "MemoryCurve[" + size() + " samples, " + endNanos + " ns]";
  }
}
