// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.launcher;

import dev.afterburner.sandbox.LiveCurve;
import dev.afterburner.sandbox.curve.MemoryCurve;
import java.util.Arrays;

/**
 * All samples of a run in 8 bytes each: the time since the sample before (32 bits, ns) and the
 * resident set (32 bits, pages). One thread writes; any thread reads without stopping it, because
 * the size is published after the sample and chunks never move.
 */
final class SampleLog implements LiveCurve {

  private static final int CHUNK_BITS = 12;
  private static final int CHUNK = 1 << CHUNK_BITS;
  private static final long LOW = 0xffff_ffffL;

  private final long pageSize;
  private volatile long[][] chunks = new long[16][];
  private volatile long[] firstTimes = new long[16];
  private volatile int size;
  private long lastTime;

  SampleLog(long pageSize) {
    this.pageSize = pageSize;
  }

  /** Adds a sample; one not later than the last is left out. Gaps beyond 4.2 s are cut to that. */
  void add(long atNanos, long pages) {
    int index = size;
    if (index > 0 && atNanos <= lastTime) {
      return;
    }
    int chunk = index >>> CHUNK_BITS;
    int at = index & (CHUNK - 1);
    if (at == 0) {
      begin(chunk, atNanos);
    }
    long step = at == 0 ? 0 : Math.min(atNanos - lastTime, LOW);
    lastTime = at == 0 ? atNanos : lastTime + step;
    chunks[chunk][at] = step << 32 | Math.min(pages, LOW);
    size = index + 1;
  }

  private void begin(int chunk, long atNanos) {
    if (chunk == chunks.length) {
      firstTimes = Arrays.copyOf(firstTimes, 2 * chunk);
      chunks = Arrays.copyOf(chunks, 2 * chunk);
    }
    firstTimes[chunk] = atNanos;
    chunks[chunk] = new long[CHUNK];
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
    long[][] all = chunks;
    long[] first = firstTimes;
    long time = 0;
    for (int i = from & -CHUNK; i < from + count; i++) {
      int at = i & (CHUNK - 1);
      long sample = all[i >>> CHUNK_BITS][at];
      time = at == 0 ? first[i >>> CHUNK_BITS] : time + (sample >>> 32);
      if (i >= from) {
        atNanos[i - from] = time;
        residentBytes[i - from] = (sample & LOW) * pageSize;
      }
    }
    return count;
  }

  /** The finished curve: all samples up to the exit. */
  MemoryCurve curve(long endNanos) {
    long[] at = new long[size];
    long[] resident = new long[size];
    int n = copy(0, at, resident);
    while (n > 0 && at[n - 1] > endNanos) {
      n--;
    }
    return MemoryCurve.of(Arrays.copyOf(at, n), Arrays.copyOf(resident, n), endNanos);
  }
}
