// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.monolith;

import dev.afterburner.sandbox.LiveCurve;
import java.util.Arrays;

/**
 * A curve that arrives piece by piece. One thread adds; any thread reads without stopping it,
 * because the size is published after the samples and samples never change.
 */
final class ArrivingCurve implements LiveCurve {

  private static final int FIRST = 1024;

  private volatile long[] times = new long[FIRST];
  private volatile long[] values = new long[FIRST];
  private volatile int size;

  /** Adds a sample; one not later than the last is left out. */
  void add(long atNanos, long residentBytes) {
    int at = size;
    if (at > 0 && atNanos <= times[at - 1]) {
      return;
    }
    if (at == times.length) {
      values = Arrays.copyOf(values, 2 * at);
      times = Arrays.copyOf(times, 2 * at);
    }
    times[at] = atNanos;
    values[at] = residentBytes;
    size = at + 1;
  }

  long[] times() {
    return Arrays.copyOf(times, size);
  }

  long[] values() {
    return Arrays.copyOf(values, size);
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public int copy(int from, long[] atNanos, long[] residentBytes) {
    int known = size;
    if (from < 0 || from > known) {
      throw new IndexOutOfBoundsException("sample " + from + " of " + known);
    }
    int count = Math.min(known - from, Math.min(atNanos.length, residentBytes.length));
    System.arraycopy(times, from, atNanos, 0, count);
    System.arraycopy(values, from, residentBytes, 0, count);
    return count;
  }
}
