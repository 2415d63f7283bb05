// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.chart.curve;

import dev.afterburner.workbench.chart.draw.Scale;
import org.jspecify.annotations.Nullable;

/**
 * Reads a curve by pixel columns and remembers what it has read. On a linear axis the columns lie
 * at multiples of their width, not at the edge of the view: while somebody pans, or a curve grows,
 * a column holds the same samples from frame to frame. So little of the curve is looked at again,
 * and a thinned line moves without flickering.
 */
final class ColumnReader {

  private static final double SAME_WIDTH = 1e-9;

  private static final int COLUMN = 0;
  private static final int FROM = 1;
  private static final int NEXT = 2;
  private static final int LEAST = 3;
  private static final int GREATEST = 4;
  private static final int FIRST_AT = 5;
  private static final int FIRST_BYTES = 6;
  private static final int LAST_AT = 7;
  private static final int LAST_BYTES = 8;
  private static final int FIELDS = 16;

  private final Extremes extremes = new Extremes();
  private long[] kept = new long[0];
  private int mask;
  private int now;
  private @Nullable CurveData data;
  private Scale time = Scale.linear(0, 1);
  private double nanosPerUnit;
  private double columns;
  private double width;
  private int guess;

  /** Is to read this curve along this axis from now on. */
  void open(CurveData curve, Scale axis, double nanosPerAxisUnit, double count) {
    double wanted = (axis.high() - axis.low()) * nanosPerAxisUnit / count;
    boolean same =
        curve == data
            && count == columns
            && nanosPerAxisUnit == nanosPerUnit
            && (axis instanceof Scale.Linear
                ? time instanceof Scale.Linear && Math.abs(wanted - width) <= SAME_WIDTH * width
                : axis.equals(time));
    data = curve;
    time = axis;
    nanosPerUnit = nanosPerAxisUnit;
    columns = count;
    if (!same) {
      width = wanted;
      forget();
    }
  }

  private void forget() {
    int room = Integer.highestOneBit((int) columns + 2) * 2;
    if (kept.length != room * FIELDS) {
      kept = new long[room * FIELDS];
      mask = room - 1;
    }
    for (int slot = 0; slot < kept.length; slot += FIELDS) {
      kept[slot + COLUMN] = -1;
    }
  }

  /** The column that a time lies in. */
  long column(double nanos) {
    return (long)
        (time instanceof Scale.Linear
            ? Math.floor(nanos / width)
            : Math.floor(time.unit(nanos / nanosPerUnit) * columns));
  }

  /** Where a column begins, ns. */
  double begin(long column) {
    return time instanceof Scale.Linear
        ? column * width
        : time.value(column / columns) * nanosPerUnit;
  }

  /**
   * Reads a column from its sample i on.
   *
   * @param curve as opened
   * @param likely which column that probably is
   * @param stop the first sample that is not wanted
   * @param whole whether i is the column's first sample
   */
  void read(CurveData curve, int i, long likely, int stop, boolean whole) {
    now = (int) (likely & mask) * FIELDS;
    boolean known = kept[now + COLUMN] == likely && kept[now + FROM] == i;
    if (known && whole && kept[now + NEXT] < stop) {
      guess = next() - i;
      return;
    }
    long column = column((double) curve.atNanos(i));
    now = (int) (column & mask) * FIELDS;
    int next = Math.min(stop, curve.firstAtOrAfter(begin(column + 1), i + 1, i + guess));
    guess = next - i;
    extremes.clear();
    curve.extremes(i, next, extremes);
    kept[now + COLUMN] = whole && next < stop ? column : -1;
    kept[now + FROM] = i;
    kept[now + NEXT] = next;
    kept[now + LEAST] = extremes.least();
    kept[now + GREATEST] = extremes.greatest();
    kept[now + FIRST_AT] = curve.atNanos(i);
    kept[now + FIRST_BYTES] = curve.residentBytes(i);
    kept[now + LAST_AT] = curve.atNanos(next - 1);
    kept[now + LAST_BYTES] = curve.residentBytes(next - 1);
  }

  /** The first sample after the column that was read. */
  int next() {
    return (int) kept[now + NEXT];
  }

  long least() {
    return kept[now + LEAST];
  }

  long greatest() {
    return kept[now + GREATEST];
  }

  long firstAtNanos() {
    return kept[now + FIRST_AT];
  }

  long firstBytes() {
    return kept[now + FIRST_BYTES];
  }

  long lastAtNanos() {
    return kept[now + LAST_AT];
  }

  long lastBytes() {
    return kept[now + LAST_BYTES];
  }
}
