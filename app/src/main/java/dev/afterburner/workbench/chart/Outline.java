package dev.afterburner.workbench.chart;

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
  private static final double SAME = 1e-6;
  private static final double DENSE = 6;

  private double[] xs = new double[1024];
  private double[] ys = new double[1024];
  private int size;
  private double[] bandXs = new double[1024];
  private double[] tops = new double[1024];
  private double[] bottoms = new double[1024];
  private int bands;
  private double travel;
  private double width;

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
    bands = 0;
    travel = 0;
    width = area.width();
    if (data.size() == 0) {
      return;
    }
    double from = Math.max(0, time.low() * nanosPerUnit);
    double until = Math.min((double) data.endNanos(), time.high() * nanosPerUnit);
    if (until < from) {
      return;
    }
    Place place = new Place(time, memory, area, nanosPerUnit);
    add(place.x(from), place.y(data.bytesAt(from)));
    double columns = Math.max(1, Math.ceil(area.width() * resolution));
    int stop = data.firstAtOrAfter(Math.nextUp(until), 0);
    int i = data.firstAtOrAfter(from, 0);
    while (i < stop) {
      double column = Math.floor(time.unit(data.atNanos(i) / nanosPerUnit) * columns);
      double boundary = time.value((column + 1) / columns) * nanosPerUnit;
      int next = Math.min(stop, data.firstAtOrAfter(boundary, i + 1));
      long least = data.least(i, next);
      long greatest = data.greatest(i, next);
      addColumn(data, i, next, least, greatest, place);
      double middle = area.x() + (column + 0.5) / columns * area.width();
      addBand(middle, place.y(greatest), place.y(least));
      join(data, i, place);
      i = next;
    }
    add(place.x(until), place.y(data.bytesAt(until)));
  }

  private void addColumn(CurveData data, int from, int to, long least, long greatest, Place place) {
    if (to - from <= FEW) {
      for (int i = from; i < to; i++) {
        add(place.x(data.atNanos(i)), place.y(data.residentBytes(i)));
      }
      return;
    }
    long first = data.residentBytes(from);
    long last = data.residentBytes(to - 1);
    double left = place.x(data.atNanos(from));
    double right = place.x(data.atNanos(to - 1));
    double middle = (left + right) / 2;
    add(left, place.y(first));
    if (least < Math.min(first, last)) {
      add(middle, place.y(least));
    }
    if (greatest > Math.max(first, last)) {
      add(middle, place.y(greatest));
    }
    add(right, place.y(last));
  }

  /** The height that a column covers. */
  private void addBand(double x, double top, double bottom) {
    if (bands == tops.length) {
      bandXs = Arrays.copyOf(bandXs, bands * 2);
      tops = Arrays.copyOf(tops, bands * 2);
      bottoms = Arrays.copyOf(bottoms, bands * 2);
    }
    travel += bottom - top;
    bandXs[bands] = x;
    tops[bands] = top;
    bottoms[bands] = bottom;
    bands++;
  }

  /** Makes the newest band and the one before it meet half way, where the line crosses over. */
  private void join(CurveData data, int from, Place place) {
    if (bands < 2) {
      return;
    }
    double before = place.y(data.residentBytes(from - 1));
    double first = place.y(data.residentBytes(from));
    double between = (before + first) / 2;
    travel += Math.abs(before - first);
    for (int band = bands - 2; band < bands; band++) {
      tops[band] = Math.min(tops[band], between);
      bottoms[band] = Math.max(bottoms[band], between);
    }
  }

  /**
   * Whether the line goes up and down so often that it fills its columns. Stroking it, and dashing
   * it above all, would cost by its length and show no more than {@link #band} does.
   */
  boolean dense() {
    return bands > 2 && travel > DENSE * width;
  }

  /**
   * Makes the outline the area that a dense line covers.
   *
   * @param thickness of the line
   * @return how many points of {@link #xs} and {@link #ys} are its corners
   */
  int band(double thickness) {
    if (xs.length < 2 * bands) {
      xs = new double[2 * bands];
      ys = new double[2 * bands];
    }
    for (int i = 0; i < bands; i++) {
      xs[i] = bandXs[i];
      ys[i] = tops[i] - thickness / 2;
      xs[2 * bands - 1 - i] = bandXs[i];
      ys[2 * bands - 1 - i] = bottoms[i] + thickness / 2;
    }
    size = 0;
    return 2 * bands;
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
