// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.chart.curve;

/**
 * Samples of resident memory over time as a chart needs them: by index, and the least and greatest
 * of any stretch in little time.
 */
public interface CurveData {

  /** Number of samples, n. */
  int size();

  /** Time of sample i since exec, ns; increasing. */
  long atNanos(int i);

  /** Resident memory at sample i, bytes. */
  long residentBytes(int i);

  /** Exit time since exec, ns; the last sample's time while the run goes on. */
  long endNanos();

  /** Adds the least and the greatest of samples from ≤ i &lt; to; 0 ≤ from &lt; to ≤ n. */
  void extremes(int from, int to, Extremes found);

  /** Peak memory, bytes; 0 without samples. */
  long peakBytes();

  /** Memory integrated over time, byte·s. */
  double integralByteSeconds();

  /** Index of the first sample at or after a time, at least {@code from}; n when there is none. */
  default int firstAtOrAfter(double nanos, int from) {
    return firstAtOrAfter(nanos, from, from + 16);
  }

  /**
   * Index of the first sample at or after a time, at least {@code from}; n when there is none.
   *
   * @param guess where it may be; the nearer, the sooner it is found
   */
  default int firstAtOrAfter(double nanos, int from, int guess) {
    int low = from;
    int high = size();
    int stride = 8;
    int near = guess < low || guess >= high ? (low + high) >>> 1 : guess;
    // Strides that double, away from the guess.
    if (low < high && atNanos(near) < nanos) {
      low = near + 1;
      while (low + stride < high && atNanos(low + stride) < nanos) {
        low += stride + 1;
        stride *= 2;
      }
      high = Math.min(high, low + stride);
    } else if (low < high) {
      high = near;
      while (high - stride > low && atNanos(high - stride) >= nanos) {
        high -= stride;
        stride *= 2;
      }
      low = Math.max(low, high - stride);
    }
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (atNanos(middle) < nanos) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /**
   * Memory at a time, on the line between the samples around it; the first sample's value holds
   * before it, the last one's after it.
   *
   * @param nanos since exec; the curve has at least one sample
   */
  default double bytesAt(double nanos) {
    int next = firstAtOrAfter(nanos, 0);
    if (next == 0) {
      return residentBytes(0);
    }
    if (next == size()) {
      return residentBytes(next - 1);
    }
    double span = atNanos(next) - atNanos(next - 1);
    double share = (nanos - atNanos(next - 1)) / span;
    return residentBytes(next - 1) + share * (residentBytes(next) - residentBytes(next - 1));
  }
}
