// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.chart;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.stats.Interval;
import dev.afterburner.workbench.chart.draw.AxisPen;
import dev.afterburner.workbench.chart.draw.Box;
import dev.afterburner.workbench.chart.draw.Face;
import dev.afterburner.workbench.chart.draw.Ink;
import dev.afterburner.workbench.chart.draw.Palette;
import dev.afterburner.workbench.chart.draw.Panel;
import dev.afterburner.workbench.chart.draw.Pen;
import dev.afterburner.workbench.chart.draw.Rgb;
import dev.afterburner.workbench.chart.draw.Scale;
import dev.afterburner.workbench.chart.draw.Stroke;
import dev.afterburner.workbench.chart.draw.Tick;
import dev.afterburner.workbench.chart.draw.Ticks;
import java.util.List;
import java.util.stream.Stream;

/** What trends are drawn in: iterations side by side, ratios to the original upright. */
final class TrendField {

  /** How far behind a step that stands which came after it, in widths of a step. */
  private static final double BETWEEN = 0.4;

  private static final double DODGE = 4;
  private static final double CAP = 2.5;
  private static final double FAILED_ROW = 9;
  private static final double LEAST_RATIO = 1e-6;

  private final Box area;
  private final int lastStep;
  private final Scale ratio;

  /**
   * A field.
   *
   * @param lastStep the last iteration that has a place, from 0
   * @param ratios those that must have a place
   */
  TrendField(Box area, int lastStep, Stream<Interval> ratios) {
    this.area = area;
    this.lastStep = lastStep;
    double[] range = {0.5, 1.7};
    ratios.forEach(
        value -> {
          range[0] = Math.min(range[0], Math.max(LEAST_RATIO, value.low()));
          range[1] = Math.max(range[1], value.high());
        });
    this.ratio = Scale.log(range[0] / 1.25, range[1] * 1.4);
  }

  int lastStep() {
    return lastStep;
  }

  /** Width of an iteration's place. */
  double stepWidth() {
    return area.width() / (lastStep + 1);
  }

  /** How far apart marks of one iteration stand, so that equal ones do not hide each other. */
  double dodge() {
    return Math.min(DODGE, stepWidth() / 5);
  }

  double x(int iteration) {
    return area.x() + (iteration + 0.5) * area.width() / (lastStep + 1);
  }

  /** Where a version stands: one that no step made, between two. */
  double x(TrendPoint point) {
    return x(point.iteration()) + (point.byHand() ? BETWEEN * stepWidth() : 0);
  }

  double y(double value) {
    return area.bottom() - ratio.unit(value) * area.height();
  }

  /** Where versions without a ratio have their mark. */
  double failedY() {
    return area.y() + FAILED_ROW;
  }

  /**
   * Draws grid, labels and the original's line.
   *
   * @param name of the upright axis; empty for axes without names
   */
  void draw(Pen pen, Palette palette, String name) {
    AxisPen axis = new AxisPen(pen, palette, area);
    List<Tick> ticks =
        Ticks.log(ratio, area.height() / 22, (value, step) -> Ticks.plain(value, step) + "×");
    axis.upright(ratio, ticks.stream().filter(Tick::major).toList());
    axis.floor();
    drawSteps(pen, palette);
    if (!name.isEmpty()) {
      axis.names("Iteration", name);
    }
    double y = AxisPen.crisp(y(1));
    pen.line(area.x(), y, area.right(), y, Stroke.of(palette.of(Ink.MUTED).faded(0.55), 1));
  }

  private void drawSteps(Pen pen, Palette palette) {
    double widest = pen.of(Integer.toString(lastStep), Face.LABEL) + 8;
    int every = (int) Math.max(1, Math.ceil(widest / stepWidth()));
    for (int step = 0; step <= lastStep; step += every) {
      Rgb colour = palette.of(Ink.MUTED);
      String label = Integer.toString(step);
      pen.text(label, x(step), area.bottom() + 15, Pen.Anchor.MIDDLE, Face.LABEL, colour);
    }
  }

  /** A step line of the best of each time: from one accepted version to the next, and to an end. */
  void drawBest(Pen pen, List<TrendPoint> points, Figure figure, double end, Stroke stroke) {
    double best = Double.NaN;
    double[] xs = new double[2 * points.size() + 2];
    double[] ys = new double[xs.length];
    int n = 0;
    for (TrendPoint point : points) {
      Interval value = point.ratios().get(figure);
      if (value == null || !point.accepted()) {
        continue;
      }
      double x = x(point);
      if (n > 0) {
        xs[n] = x;
        ys[n++] = y(best);
      }
      best = value.value();
      xs[n] = x;
      ys[n++] = y(best);
    }
    if (n > 0) {
      xs[n] = end;
      ys[n++] = y(best);
      pen.polyline(xs, ys, n, stroke);
    }
  }

  /** The interval, where it is taller than the mark itself. */
  void drawBar(Pen pen, double x, Interval value, Rgb colour) {
    double low = y(Math.max(LEAST_RATIO, value.low()));
    double high = y(value.high());
    if (low - high <= 1) {
      return;
    }
    Stroke stroke = Stroke.of(colour, 1);
    pen.line(x, low, x, high, stroke);
    pen.line(x - CAP, low, x + CAP, low, stroke);
    pen.line(x - CAP, high, x + CAP, high, stroke);
  }

  /** A table beside a place, and a line through it. */
  void drawReadout(Pen pen, Palette palette, double x, Panel table) {
    double at = AxisPen.crisp(x);
    pen.line(at, area.y(), at, area.bottom(), Stroke.of(palette.of(Ink.MUTED).faded(0.5), 1));
    table.draw(pen, palette, area, at);
  }
}
