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

  /**
   * The kernel takes pages that are unmapped from the resident set at once, and frees them in
   * batches of some 40 MB. What is on this way is a program's no more.
   */
  private static final long GIVING_BACK_NANOS = 20_000_000;

  private long[] atNanos = new long[64];
  private long[] resident = new long[64];
  private long[] outside = new long[64];
  private long[] printed = new long[64];
  private int size;

  /**
   * Notes what a look showed, unless it is not later than the one before.
   *
   * @param at since exec, ns
   * @param residentBytes in resident sets
   * @param outsideBytes in no resident set, the output included
   * @param printedBytes standard output so far
   */
  void add(long at, long residentBytes, long outsideBytes, long printedBytes) {
    if (size > 0 && at <= atNanos[size - 1]) {
      return;
    }
    if (size == atNanos.length) {
      atNanos = Arrays.copyOf(atNanos, 2 * size);
      resident = Arrays.copyOf(resident, 2 * size);
      outside = Arrays.copyOf(outside, 2 * size);
      printed = Arrays.copyOf(printed, 2 * size);
    }
    atNanos[size] = at;
    resident[size] = residentBytes;
    outside[size] = Math.max(0, outsideBytes);
    printed[size] = printedBytes;
    size++;
  }

  /** What the last look showed, bytes; 0 before any. */
  long lastBytes() {
    return size == 0 ? 0 : outside[size - 1];
  }

  /**
   * The most there was, bytes; 0 where it is too little to count.
   *
   * @param curve of the resident sets
   * @param outputBytes size of standard output in the end
   */
  long peakBytes(MemoryCurve curve, long outputBytes) {
    long most = 0;
    for (long bytes : counted(curve, outputBytes)) {
      most = Math.max(most, bytes);
    }
    return most < Math.max(LEAST_BYTES, curve.peakBytes() / LEAST_FRACTION) ? 0 : most;
  }

  /** Of an output that stayed nothing counts: elsewhere a pipe would have taken it. */
  private long bytes(int look, long outputBytes) {
    return Math.max(0, outside[look] - Math.min(printed[look], outputBytes));
  }

  /**
   * What counts of each look, bytes. Not so what left the resident set a moment before and is gone
   * from the sum of both a moment later, or at the end of the run: that was being given back. What
   * is only mapped out stays in the sum.
   */
  private long[] counted(MemoryCurve curve, long outputBytes) {
    long[] counted = new long[size];
    int first = 0; // sample of the moment before
    for (int look = 0; look < size; look++) {
      long from = atNanos[look] - GIVING_BACK_NANOS;
      while (first < curve.size() && curve.atNanos(first) < from) {
        first++;
      }
      long had = resident[look];
      for (int i = first; i < curve.size() && curve.atNanos(i) <= atNanos[look]; i++) {
        had = Math.max(had, curve.residentBytes(i));
      }
      long sum = resident[look] + bytes(look, outputBytes);
      long until = atNanos[look] + GIVING_BACK_NANOS;
      long later = curve.endNanos() <= until ? resident[look] : sum;
      for (int i = look + 1; i < size && (i == look + 1 || atNanos[i] <= until); i++) {
        later = Math.min(later, resident[i] + bytes(i, outputBytes));
      }
      counted[look] = Math.max(0, Math.max(sum - had, Math.min(sum, later) - resident[look]));
      if (look > 0) { // What was outside before has not been unmapped since.
        counted[look] = Math.max(counted[look], Math.min(sum - resident[look], counted[look - 1]));
      }
    }
    return counted;
  }

  /**
   * Resident sets and what was outside of them. Between two looks the sum of both is taken to go
   * straight from what one showed to what the next one did, so that memory on its way between them
   * counts once; there was no less outside than at both looks, nor more. After the last look, what
   * that showed.
   *
   * @param outputBytes size of standard output in the end
   */
  MemoryCurve over(MemoryCurve curve, long outputBytes) {
    int n = curve.size();
    long[] counted = counted(curve, outputBytes);
    long[] at = new long[n];
    long[] bytes = new long[n];
    int looks = 0; // not later than the sample
    for (int i = 0; i < n; i++) {
      at[i] = curve.atNanos(i);
      while (looks < size && atNanos[looks] <= at[i]) {
        looks++;
      }
      long next = i + 1 < n ? curve.atNanos(i + 1) : Long.MAX_VALUE;
      long had = curve.residentBytes(i);
      bytes[i] = had + at(looks, at[i], had, next, counted);
    }
    return MemoryCurve.of(at, bytes, curve.endNanos());
  }

  /** At a sample. What a look before the next sample showed counts there in full. */
  private long at(int looks, long sample, long had, long next, long[] counted) {
    long before = looks == 0 ? 0 : counted[looks - 1];
    if (looks == size || (looks > 0 && atNanos[looks - 1] == sample)) {
      return before;
    }
    long after = counted[looks];
    long sum = resident[looks] + after;
    if (atNanos[looks] >= next) {
      if (looks == 0) {
        return 0;
      }
      long first = resident[looks - 1] + before;
      double part = (double) (sample - atNanos[looks - 1]) / (atNanos[looks] - atNanos[looks - 1]);
      sum = first + Math.round(part * (sum - first));
    }
    return Math.clamp(sum - had, Math.min(before, after), Math.max(before, after));
  }
}
