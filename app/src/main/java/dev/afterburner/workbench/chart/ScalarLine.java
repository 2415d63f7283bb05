// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.chart;

import java.util.Arrays;

/**
 * One number over steps: as it was written, smoothed, and with a band where it has one. Of a long
 * line the extremes of each of some thousand stretches are drawn, so that none is lost.
 */
public final class ScalarLine {

  /** A line without points. */
  public static final ScalarLine EMPTY =
      new ScalarLine(new long[0], new double[0], new double[0], new double[0], new double[0]);

  private static final int STRETCHES = 1_000;

  private final long[] steps;
  private final double[] raw;
  private final double[] smooth;
  private final double[] low;
  private final double[] high;
  private final int[] drawn;

  private ScalarLine(long[] steps, double[] raw, double[] smooth, double[] low, double[] high) {
    this.steps = steps;
    this.raw = raw;
    this.smooth = smooth;
    this.low = low;
    this.high = high;
    this.drawn = thinned(raw);
  }

  /**
   * A line; arrays of one length.
   *
   * @param steps rising
   * @param raw as written; NaN and infinite values are gaps
   * @param smooth NaN where there is none
   */
  public static ScalarLine of(long[] steps, double[] raw, double[] smooth) {
    return new ScalarLine(steps.clone(), raw.clone(), smooth.clone(), new double[0], new double[0]);
  }

  /** The same with a band, from low to high; it isn't smoothed. */
  public static ScalarLine banded(long[] steps, double[] middle, double[] low, double[] high) {
    return new ScalarLine(steps.clone(), middle.clone(), middle.clone(), low.clone(), high.clone());
  }

  public int size() {
    return steps.length;
  }

  public long step(int i) {
    return steps[i];
  }

  public double raw(int i) {
    return raw[i];
  }

  public double smooth(int i) {
    return smooth[i];
  }

  public boolean isBanded() {
    return low.length > 0;
  }

  /** The lower end of what is drawn at a point: of its band, where it has one. */
  public double low(int i) {
    return isBanded() ? low[i] : raw[i];
  }

  /** The upper end. */
  public double high(int i) {
    return isBanded() ? high[i] : raw[i];
  }

  /** The points that are drawn, by their places, rising. */
  int[] drawn() {
    return drawn;
  }

  /** The place of the last point at a step or before; −1 where there is none. */
  int at(long step) {
    int found = Arrays.binarySearch(steps, step);
    return found >= 0 ? found : -found - 2;
  }

  /** First, last, least, greatest and a broken value of each stretch. */
  private static int[] thinned(double[] values) {
    int n = values.length;
    if (n <= 4 * STRETCHES) {
      int[] all = new int[n];
      Arrays.setAll(all, i -> i);
      return all;
    }
    int[] kept = new int[5 * STRETCHES];
    int count = 0;
    for (int s = 0; s < STRETCHES; s++) {
      int from = (int) ((long) n * s / STRETCHES);
      int to = (int) ((long) n * (s + 1) / STRETCHES);
      int least = -1;
      int most = -1;
      int broken = -1;
      for (int i = from; i < to; i++) {
        if (!Double.isFinite(values[i])) {
          broken = i;
        } else {
          least = least < 0 || values[i] < values[least] ? i : least;
          most = most < 0 || values[i] > values[most] ? i : most;
        }
      }
      int[] places = {from, least, most, broken, to - 1};
      Arrays.sort(places);
      for (int place : places) {
        if (place >= 0 && (count == 0 || kept[count - 1] != place)) {
          kept[count++] = place;
        }
      }
    }
    return Arrays.copyOf(kept, count);
  }
}
