package dev.afterburner.sandbox.curve;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Resident memory of a process tree over time. Immutable; equal by content. A sample takes about 5
 * bytes, so that the 600,000 of a minute at 10 kHz take some 3 MB.
 */
public final class MemoryCurve {

  /** The curve of a program that never ran. */
  public static final MemoryCurve EMPTY = of(new long[0], new long[0], 0);

  private final PackedLongs atNanos;
  private final PackedLongs residentBytes;
  private final long endNanos;
  private final long peakBytes;

  private MemoryCurve(
      PackedLongs atNanos, PackedLongs residentBytes, long endNanos, long peakBytes) {
    this.atNanos = atNanos;
    this.residentBytes = residentBytes;
    this.endNanos = endNanos;
    this.peakBytes = peakBytes;
  }

  /**
   * A curve of n samples.
   *
   * @param atNanos sample times since exec, ns, strictly increasing, ≥ 0; length n; copied
   * @param residentBytes resident set at those times, bytes; length n; copied
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
    return new MemoryCurve(
        PackedLongs.of(atNanos),
        PackedLongs.of(residentBytes),
        endNanos,
        Arrays.stream(residentBytes).max().orElse(0));
  }

  /** Number of samples, n. */
  public int size() {
    return atNanos.size();
  }

  /** Time of sample i since exec, ns. */
  public long atNanos(int i) {
    return atNanos.get(i);
  }

  /** Resident memory at sample i, bytes. */
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
    int n = size();
    if (n == 0) {
      return 0;
    }
    long at = atNanos(0);
    long resident = residentBytes(0);
    double sum = (double) at * resident;
    for (int i = 1; i < n; i++) {
      long nextAt = atNanos(i);
      long nextResident = residentBytes(i);
      sum += (nextAt - at) * 0.5 * ((double) resident + nextResident);
      at = nextAt;
      resident = nextResident;
    }
    sum += (double) (endNanos - at) * resident;
    return sum / 1e9;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof MemoryCurve that
        && endNanos == that.endNanos
        && size() == that.size()
        && Arrays.equals(atNanos.toArray(), that.atNanos.toArray())
        && Arrays.equals(residentBytes.toArray(), that.residentBytes.toArray());
  }

  @Override
  public int hashCode() {
    return Objects.hash(
        Arrays.hashCode(atNanos.toArray()), Arrays.hashCode(residentBytes.toArray()), endNanos);
  }

  @Override
  public String toString() {
    return "MemoryCurve[" + size() + " samples, " + endNanos + " ns]";
  }
}
