// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.chart.curve;

import java.util.Arrays;

/**
 * What a line covers in every pixel column it runs through, from its highest to its lowest point
 * there. Where many samples share a column, filling this is the same picture as stroking the line,
 * and costs by the columns rather than by the length of the line.
 */
final class Columns {

  private static final double DENSE = 6;

  private double[] tops = new double[1024];
  private double[] bottoms = new double[1024];
  private double[] thickTops = new double[1024];
  private double[] thickBottoms = new double[1024];
  private double[] xs = new double[1024];
  private double[] ys = new double[1024];
  private double[] below = new double[1024];
  private double left;
  private double step;
  private int count;
  private int corners;
  private int lastColumn;
  private double startX;
  private double lastX;
  private double lastY;

  /**
   * Begins anew.
   *
   * @param x where column 0 begins
   * @param width of a column
   */
  void clear(double x, double width) {
    left = x;
    step = width;
    count = 0;
  }

  /** The line begins at this point of column 0. */
  void begin(double x, double y) {
    startX = x;
    from(0, x, y);
    cover(0, y, y);
  }

  /** The line covers this much of a column. */
  void cover(int column, double top, double bottom) {
    if (column == tops.length) {
      tops = Arrays.copyOf(tops, tops.length * 2);
      bottoms = Arrays.copyOf(bottoms, bottoms.length * 2);
    }
    if (column >= count) {
      tops[column] = top;
      bottoms[column] = bottom;
      count = column + 1;
    } else {
      tops[column] = Math.min(tops[column], top);
      bottoms[column] = Math.max(bottoms[column], bottom);
    }
  }

  /** The line goes straight from where it was to a point in the same column or a later one. */
  void lineTo(int to, double x, double y) {
    for (int column = lastColumn + 1; column <= to; column++) {
      double boundary = left + column * step;
      double share = x > lastX ? Math.clamp((boundary - lastX) / (x - lastX), 0, 1) : 0.5;
      double between = lastY + share * (y - lastY);
      cover(column - 1, between, between);
      cover(column, between, between);
    }
    cover(Math.max(to, lastColumn), y, y);
    from(Math.max(to, lastColumn), x, y);
  }

  /** The line goes on from this point. */
  void from(int column, double x, double y) {
    lastColumn = column;
    lastX = x;
    lastY = y;
  }

  int count() {
    return count;
  }

  /**
   * Whether the line goes up and down so often that it fills its columns: then dashes would be no
   * dashes but gaps.
   */
  boolean dense() {
    double height = 0;
    for (int i = 0; i < count; i++) {
      height += bottoms[i] - tops[i];
    }
    return count > 2 && height > DENSE * count * step;
  }

  double[] xs() {
    return xs;
  }

  double[] ys() {
    return ys;
  }

  /**
   * Makes an area of the columns from the line's lowest points down to a level.
   *
   * @return how many points of {@link #xs} and {@link #ys} are its corners
   */
  int areaDownTo(double level) {
    corners = 0;
    for (int i = 0; i < count; i++) {
      corner(x(i), (tops[i] + bottoms[i]) / 2, level);
    }
    return close();
  }

  /**
   * Makes an area of what the line covers, as drawn with a round pen. Where a broken line is off,
   * the area has no height.
   *
   * @param thickness of the line
   * @param dash lengths of strokes and gaps in turn; empty for an unbroken line
   * @return how many points of {@link #xs} and {@link #ys} are its corners
   */
  int band(double thickness, double[] dash) {
    corners = 0;
    thicken(thickness / 2);
    int turn = 0;
    double rest = dash.length == 0 ? Double.MAX_VALUE : dash[0];
    for (int i = 0; i < count; i++) {
      if (i > 0) {
        double length = Math.hypot(step, middle(i) - middle(i - 1));
        double done = 0;
        while (length - done > rest) {
          done += rest;
          turn = (turn + 1) % dash.length;
          rest = dash[turn];
          turn(i, done / length, turn % 2 == 0);
        }
        rest -= length - done;
      }
      boolean on = turn % 2 == 0;
      corner(x(i), on ? thickTops[i] : middle(i), on ? thickBottoms[i] : middle(i));
    }
    return close();
  }

  /** Where columns are narrower than the line, its thickness reaches over to their neighbours. */
  private void thicken(double half) {
    if (thickTops.length < tops.length) {
      thickTops = new double[tops.length];
      thickBottoms = new double[tops.length];
    }
    int reach = (int) Math.max(0, Math.round(half / step - 0.5));
    for (int i = 0; i < count; i++) {
      double top = tops[i] - half;
      double bottom = bottoms[i] + half;
      for (int k = 1; k <= reach; k++) {
        double less = Math.sqrt(Math.max(0, half * half - k * k * step * step));
        int before = Math.max(0, i - k);
        int after = Math.min(count - 1, i + k);
        top = Math.min(top, Math.min(tops[before], tops[after]) - less);
        bottom = Math.max(bottom, Math.max(bottoms[before], bottoms[after]) + less);
      }
      thickTops[i] = top;
      thickBottoms[i] = bottom;
    }
  }

  /** Between a column and the one before it, a stroke begins or ends. */
  private void turn(int column, double share, boolean begins) {
    double x = x(column - 1) + share * (x(column) - x(column - 1));
    double top = between(thickTops, column, share);
    double bottom = between(thickBottoms, column, share);
    double middle = (top + bottom) / 2;
    corner(x, begins ? middle : top, begins ? middle : bottom);
    corner(x, begins ? top : middle, begins ? bottom : middle);
  }

  private static double between(double[] values, int column, double share) {
    return values[column - 1] + share * (values[column] - values[column - 1]);
  }

  /** The middle of a column; in the first and the last one, where the line begins and ends. */
  private double x(int at) {
    return at == 0 ? startX : at == count - 1 ? lastX : left + (at + 0.5) * step;
  }

  /** How many of the columns between two places the line covers within a range of heights. */
  int within(double fromX, double toX, double top, double bottom) {
    int from = Math.clamp((long) Math.floor((fromX - left) / step), 0, count);
    int to = Math.clamp((long) Math.ceil((toX - left) / step), from, count);
    int covered = 0;
    for (int i = from; i < to; i++) {
      covered += tops[i] < bottom && bottoms[i] > top ? 1 : 0;
    }
    return covered;
  }

  double step() {
    return step;
  }

  private double middle(int at) {
    return (tops[at] + bottoms[at]) / 2;
  }

  private void corner(double x, double top, double bottom) {
    if (2 * corners + 2 > xs.length) {
      xs = Arrays.copyOf(xs, xs.length * 2);
      ys = Arrays.copyOf(ys, ys.length * 2);
    }
    if (corners == below.length) {
      below = Arrays.copyOf(below, below.length * 2);
    }
    xs[corners] = x;
    ys[corners] = top;
    below[corners] = bottom;
    corners++;
  }

  /** The lower edge goes back from right to left. */
  private int close() {
    for (int i = 0; i < corners; i++) {
      xs[2 * corners - 1 - i] = xs[i];
      ys[2 * corners - 1 - i] = below[i];
    }
    return 2 * corners;
  }
}
