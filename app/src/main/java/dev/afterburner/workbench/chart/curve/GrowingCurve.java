// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.chart.curve;

import dev.afterburner.sandbox.LiveCurve;
import java.util.Arrays;

/**
 * The curve of a run that is going on, as far as it has been pulled. Confined to the thread that
 * draws it.
 */
public final class GrowingCurve implements CurveData {

  private static final int CHUNK = 4096;

  private final LiveCurve source;
  private final long[] chunkNanos = new long[CHUNK];
  private final long[] chunkBytes = new long[CHUNK];
  private final Pyramid pyramid;
  private long[] atNanos = new long[CHUNK];
  private long[] residentBytes = new long[CHUNK];
  private int size;
  private long peakBytes;
  private double byteNanos;

  public GrowingCurve(LiveCurve source) {
    this.source = source;
    this.pyramid = new Pyramid(this::residentBytes);
  }

  /**
   * Takes over the samples that have come since the last call.
   *
   * @param most at most this many, so that one frame never has to copy a whole backlog
   * @return whether there were any
   */
  public boolean pull(int most) {
    int before = size;
    int copied = -1;
    while (copied != 0 && size - before < most) {
      copied = source.copy(size, chunkNanos, chunkBytes);
      append(copied);
    }
    pyramid.grow(size);
    return size > before;
  }

  private void append(int count) {
    if (size + count > atNanos.length) {
      atNanos = Arrays.copyOf(atNanos, atNanos.length * 2);
      residentBytes = Arrays.copyOf(residentBytes, residentBytes.length * 2);
    }
    for (int i = 0; i < count; i++) {
      long at = chunkNanos[i];
      long bytes = chunkBytes[i];
      byteNanos +=
          size == 0
              ? (double) at * bytes
              : (at - atNanos[size - 1]) * 0.5 * ((double) residentBytes[size - 1] + bytes);
      atNanos[size] = at;
      residentBytes[size] = bytes;
      peakBytes = Math.max(peakBytes, bytes);
      size++;
    }
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public long atNanos(int i) {
    return atNanos[i];
  }

  @Override
  public long residentBytes(int i) {
    return residentBytes[i];
  }

  @Override
  public long endNanos() {
    return size == 0 ? 0 : atNanos[size - 1];
  }

  @Override
  public void extremes(int from, int to, Extremes found) {
    pyramid.extremes(from, to, found);
  }

  @Override
  public long peakBytes() {
    return peakBytes;
  }

  @Override
  public double integralByteSeconds() {
    return byteNanos / 1e9;
  }
}
