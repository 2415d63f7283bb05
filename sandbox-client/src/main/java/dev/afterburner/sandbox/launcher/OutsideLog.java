// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.launcher;

import dev.afterburner.sandbox.curve.MemoryCurve;
import java.util.Arrays;

/**
 * How much memory of a run was in no resident set, over time: a step function with a value at each
 * look. It joins the curve of the resident sets, so that memory costs the same wherever a program
 * keeps it. For one thread.
 */
final class OutsideLog {

  /** Less is what the kernel keeps for any process: it is left out. */
  static final long LEAST_BYTES = 1L << 20;

  /** So is this part of the peak, where that is more. */
  static final int LEAST_FRACTION = 20;

  private long[] atNanos = new long[64];
  private long[] outside = new long[64];
  private long[] printed = new long[64];
  private int size;

  /**
   * Notes what a look showed, unless it is not later than the one before.
   *
   * @param at since exec, ns
   * @param outsideBytes in no resident set, the output included
   * @param printedBytes standard output so far
   */
  void add(long at, long outsideBytes, long printedBytes) {
    if (size > 0 && at <= atNanos[size - 1]) {
      return;
    }
    if (size == atNanos.length) {
      atNanos = Arrays.copyOf(atNanos, 2 * size);
      outside = Arrays.copyOf(outside, 2 * size);
      printed = Arrays.copyOf(printed, 2 * size);
    }
    atNanos[size] = at;
    outside[size] = Math.max(0, outsideBytes);
    printed[size] = printedBytes;
    size++;
  }

  /** What the last look showed, bytes; 0 before any. */
  long lastBytes() {
    return size == 0 ? 0 : outside[size - 1];
  }

  /** Of an output that stayed nothing counts: elsewhere a pipe would have taken it. */
  private long bytes(int look, long outputBytes) {
    return Math.max(0, outside[look] - Math.min(printed[look], outputBytes));
  }

  /**
   * The most there was, bytes; 0 where it is too little to count.
   *
   * @param outputBytes size of standard output in the end
   * @param residentPeak bytes
   */
  long peakBytes(long outputBytes, long residentPeak) {
    long most = 0;
    for (int i = 0; i < size; i++) {
      most = Math.max(most, bytes(i, outputBytes));
    }
    return most < Math.max(LEAST_BYTES, residentPeak / LEAST_FRACTION) ? 0 : most;
  }

  /**
   * Resident sets and what was outside of them. Between two looks it is the less of both, so that
   * memory on its way from one to the other does not count twice; after the last, what that showed.
   *
   * @param outputBytes size of standard output in the end
   */
  MemoryCurve over(MemoryCurve resident, long outputBytes) {
    int n = resident.size();
    long[] at = new long[n];
    long[] bytes = new long[n];
    int looks = 0; // not later than the sample
    for (int i = 0; i < n; i++) {
      at[i] = resident.atNanos(i);
      while (looks < size && atNanos[looks] <= at[i]) {
        looks++;
      }
      long next = i + 1 < n ? resident.atNanos(i + 1) : Long.MAX_VALUE;
      bytes[i] = resident.residentBytes(i) + at(looks, at[i], next, outputBytes);
    }
    return MemoryCurve.of(at, bytes, resident.endNanos());
  }

  /** At a sample: what a look in the same moment showed, before the next sample. */
  private long at(int looks, long sample, long next, long outputBytes) {
    long before = looks == 0 ? 0 : bytes(looks - 1, outputBytes);
    if (looks == size || (looks > 0 && atNanos[looks - 1] == sample)) {
      return before;
    }
    long after = bytes(looks, outputBytes);
    return atNanos[looks] < next ? after : Math.min(before, after);
  }
}
