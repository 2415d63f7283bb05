// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.chart.curve;

import dev.afterburner.workbench.chart.draw.Box;
import dev.afterburner.workbench.chart.draw.Scale;
import java.util.Arrays;

/**
 * The line of a curve, thinned to what a raster can show: of every pixel column the first, least,
 * greatest and last sample. A line through these covers the same pixels as the line through all
 * samples (Jugel, Jerzak, Hackenbroich and Markl, M4: a visualization-oriented time series data
 * aggregation, PVLDB 7(10), 2014). Its length is bounded by the columns, its cost by columns times
 * the logarithm of the samples.
 */
final class Outline {

  private static final int FEW = 4;
  private static final int MANY = 12;
  private static final double SAME = 1e-6;

  private final Columns columns = new Columns();
  private final ColumnReader reader = new ColumnReader();
  private double[] xs = new double[1024];
  private double[] ys = new double[1024];
  private int size;
  private int thinned;

  double[] xs() {
    return xs;
  }

  double[] ys() {
    return ys;
  }

  int size() {
    return size;
  }

  /**
   * Follows a curve through an area.
   *
   * @param nanosPerUnit ns per unit of the time axis
   * @param resolution pixel columns per unit of the area's width
   */
  void trace(
      CurveData data, double nanosPerUnit, Scale time, Scale memory, Box area, double resolution) {
    size = 0;
    thinned = 0;
    columns.clear(0, 1);
    if (data.size() == 0) {
      return;
    }
    double from = Math.max(0, time.low() * nanosPerUnit);
    double until = Math.min((double) data.endNanos(), time.high() * nanosPerUnit);
    if (until < from) {
      return;
    }
    double count = Math.max(1, Math.ceil(area.width() * resolution));
    reader.open(data, time, nanosPerUnit, count);
    long origin = reader.column(from);
    Place place = new Place(time, memory, area, nanosPerUnit);
    columns.clear(place.x(reader.begin(origin)), area.width() / count);
    double x = place.x(from);
    double y = place.y(data.bytesAt(from));
    add(x, y);
    columns.begin(x, y);
    int first = data.firstAtOrAfter(from, 0);
    int stop = data.firstAtOrAfter(Math.nextUp(until), first);
    long likely = origin;
    for (int i = first; i < stop; i = reader.next()) {
      reader.read(data, i, likely, stop, i > first);
      double left = place.x(reader.firstAtNanos());
      double right = place.x(reader.lastAtNanos());
      likely = reader.column((double) reader.lastAtNanos());
      addColumn(data, i, left, right, place);
      int here = (int) (likely - origin);
      columns.lineTo(here, left, place.y(reader.firstBytes()));
      columns.cover(here, place.y(reader.greatest()), place.y(reader.least()));
      columns.from(here, right, place.y(reader.lastBytes()));
      likely++;
    }
    double endX = place.x(until);
    double endY = place.y(data.bytesAt(until));
    add(endX, endY);
    columns.lineTo((int) (reader.column(until) - origin), endX, endY);
  }

  private void addColumn(CurveData data, int from, double left, double right, Place place) {
    int to = reader.next();
    if (to - from <= FEW) {
      for (int i = from; i < to; i++) {
        add(place.x(data.atNanos(i)), place.y(data.residentBytes(i)));
      }
      return;
    }
    thinned += to - from > MANY ? 1 : 0;
    long first = reader.firstBytes();
    long last = reader.lastBytes();
    double middle = (left + right) / 2;
    add(left, place.y(first));
    if (reader.least() < Math.min(first, last)) {
      add(middle, place.y(reader.least()));
    }
    if (reader.greatest() > Math.max(first, last)) {
      add(middle, place.y(reader.greatest()));
    }
    add(right, place.y(last));
  }

  /**
   * Whether most columns hold far more samples than their line has corners: then {@link #columns}
   * is as exact as the line, and cheaper to draw.
   */
  boolean thinned() {
    return columns.count() > 2 && 2 * thinned > columns.count();
  }

  /** What the line covers in each pixel column. */
  Columns columns() {
    return columns;
  }

  /** Adds a point; a level stretch keeps its two ends only. */
  private void add(double x, double y) {
    if (size >= 2 && Math.abs(ys[size - 1] - y) < SAME && Math.abs(ys[size - 2] - y) < SAME) {
      xs[size - 1] = x;
      return;
    }
    if (size + 2 >= xs.length) {
      xs = Arrays.copyOf(xs, xs.length * 2);
      ys = Arrays.copyOf(ys, ys.length * 2);
    }
    xs[size] = x;
    ys[size] = y;
    size++;
  }

  /**
   * Makes the line an area down to a level; the line itself is its first {@link #size()} points.
   */
  int closeAt(double bottom) {
    xs[size] = xs[size - 1];
    ys[size] = bottom;
    xs[size + 1] = xs[0];
    ys[size + 1] = bottom;
    return size + 2;
  }

  /** Where time and memory lie in the area. */
  record Place(Scale time, Scale memory, Box area, double nanosPerUnit) {

    double x(long nanos) {
      return x((double) nanos);
    }

    double y(long bytes) {
      return y((double) bytes);
    }

    double x(double nanos) {
      return area.x() + time.unit(nanos / nanosPerUnit) * area.width();
    }

    double y(double bytes) {
      return area.bottom() - memory.unit(bytes) * area.height();
    }
  }
}
