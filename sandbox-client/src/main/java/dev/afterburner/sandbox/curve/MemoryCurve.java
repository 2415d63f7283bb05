package dev.afterburner.sandbox.curve;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Resident memory of a process tree over time. Immutable; equal by content. */
public final class MemoryCurve {

  /** The curve of a program that never ran. */
  public static final MemoryCurve EMPTY = new MemoryCurve(new long[0], new long[0], 0);

  private final long[] atNanos;
  private final long[] residentBytes;
  private final long endNanos;

  private MemoryCurve(long[] atNanos, long[] residentBytes, long endNanos) {
    this.atNanos = atNanos;
    this.residentBytes = residentBytes;
    this.endNanos = endNanos;
  }

  /**
   * A curve of n samples.
   *
   * @param atNanos sample times since exec, ns, strictly increasing, ≥ 0; length n
   * @param residentBytes resident set at those times, bytes; length n
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
    return new MemoryCurve(atNanos.clone(), residentBytes.clone(), endNanos);
  }

  /** Number of samples, n. */
  public int size() {
    return atNanos.length;
  }

  /** Time of sample i since exec, ns. */
  public long atNanos(int i) {
    return atNanos[i];
  }

  /** Resident memory at sample i, bytes. */
  public long residentBytes(int i) {
    return residentBytes[i];
  }

  /** Exit time since exec, ns. */
  public long endNanos() {
    return endNanos;
  }

  /** The highest sample, bytes; 0 without samples. */
  public long peakBytes() {
    return Arrays.stream(residentBytes).max().orElse(0);
  }

  /**
   * Memory integrated over time by the trapezoid rule, byte·s. The first sample's value holds from
   * exec to it, the last one's from it to exit.
   */
  public double integralByteSeconds() {
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
    return other instanceof MemoryCurve that
        && endNanos == that.endNanos
        && Arrays.equals(atNanos, that.atNanos)
        && Arrays.equals(residentBytes, that.residentBytes);
  }

  @Override
  public int hashCode() {
    return Objects.hash(Arrays.hashCode(atNanos), Arrays.hashCode(residentBytes), endNanos);
  }

  @Override
  public String toString() {
    return "MemoryCurve[" + atNanos.length + " samples, " + endNanos + " ns]";
  }
}
