// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.chart;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.stats.Interval;
import dev.afterburner.workbench.chart.draw.AxisPen;
import dev.afterburner.workbench.chart.draw.Box;
import dev.afterburner.workbench.chart.draw.Dash;
import dev.afterburner.workbench.chart.draw.EndLabels;
import dev.afterburner.workbench.chart.draw.Face;
import dev.afterburner.workbench.chart.draw.Ink;
import dev.afterburner.workbench.chart.draw.Margins;
import dev.afterburner.workbench.chart.draw.Palette;
import dev.afterburner.workbench.chart.draw.Panel;
import dev.afterburner.workbench.chart.draw.Pen;
import dev.afterburner.workbench.chart.draw.Plot;
import dev.afterburner.workbench.chart.draw.Rgb;
import dev.afterburner.workbench.chart.draw.Scale;
import dev.afterburner.workbench.chart.draw.Stroke;
import dev.afterburner.workbench.chart.draw.Tick;
import dev.afterburner.workbench.chart.draw.Ticks;
import dev.afterburner.workbench.chart.draw.Units;
import dev.afterburner.workbench.figures.Figures;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.DoubleStream;

/** Time against memory laid out: less of both is at the lower left. */
public final class TradeoffPlot implements Plot {

  private static final double RADIUS = 3.6;
  private static final double CAP = 2.5;
  private static final double REACH = 10;
  private static final double LOG_FROM = 10;
  private static final double LEAST_ROOM = 1.02;

  private final TradeoffModel model;
  private final Box area;
  private final boolean titled;
  private final Scale time;
  private final Scale memory;

  TradeoffPlot(TradeoffModel model, Box room, boolean titled) {
    this.model = model;
    this.titled = titled;
    this.time = scale(model, TradeoffModel.Point::timeNanos);
    this.memory = scale(model, TradeoffModel.Point::memoryBytes);
    Box plain = Margins.within(room, titled);
    this.area = Margins.within(room, titled, upright(plain.height()));
  }

  private List<Tick> upright(double height) {
    Units unit = unit(Figure.MEMORY, memory);
    return ticks(memory, height / 28, titled ? unit::number : unit::label);
  }

  private static Scale scale(TradeoffModel model, Function<TradeoffModel.Point, Interval> figure) {
    double[] values =
        model.points().stream()
            .map(figure)
            .flatMapToDouble(i -> DoubleStream.of(i.value(), i.low(), i.high()))
            .filter(v -> v > 0 && Double.isFinite(v))
            .sorted()
            .toArray();
    if (values.length == 0) {
      return Scale.linear(0, 1);
    }
    double low = values[0];
    double high = values[values.length - 1];
    if (high >= LOG_FROM * low) {
      double room = Math.max(LEAST_ROOM, Math.pow(high / low, 0.06));
      return Scale.log(low / room, high * room);
    }
    double room = Math.max((high - low) * 0.1, high * (LEAST_ROOM - 1));
    return Scale.linear(Math.max(0, low - room), high + room);
  }

  @Override
  public Box area() {
    return area;
  }

  @Override
  public void draw(Pen pen, Palette palette) {
    AxisPen axis = new AxisPen(pen, palette, area);
    if (model.points().isEmpty()) {
      axis.empty(model.emptyText());
      return;
    }
    Units across = unit(Figure.TIME, time);
    Units up = unit(Figure.MEMORY, memory);
    axis.upright(memory, upright(area.height()));
    axis.level(time, ticks(time, area.width() / 64, titled ? across::number : across::label), true);
    axis.floor();
    if (!titled) {
      Rgb muted = palette.of(Ink.MUTED);
      pen.text("time", area.right() - 4, area.bottom() - 5, Pen.Anchor.END, Face.LABEL, muted);
      pen.text("peak memory", area.x() + 4, area.y() + 11, Pen.Anchor.START, Face.LABEL, muted);
    } else {
      axis.names(
          "Time (" + across.symbol() + kind(time), "Peak memory (" + up.symbol() + kind(memory));
    }
    drawFront(pen, palette);
    EndLabels labels = new EndLabels(area, pen, box -> 0);
    List<TradeoffModel.Point> front = model.front();
    for (TradeoffModel.Point point : model.points()) {
      Ink ink = front.contains(point) ? Ink.SELECTED : Ink.OTHER;
      draw(pen, palette, point, ink);
      labels.placeBeside(point.version(), x(point) + RADIUS, y(point), ink);
    }
    labels.draw(pen, palette);
  }

  private static String kind(Scale scale) {
    return scale instanceof Scale.Log ? ", log scale)" : ")";
  }

  private static List<Tick> ticks(Scale scale, double wished, Ticks.Labels labels) {
    return scale instanceof Scale.Log
        ? Ticks.log(scale, wished, labels)
        : Ticks.linear(scale, wished, labels);
  }

  /** One unit for the whole axis: of the middle where it spans several. */
  private static Units unit(Figure figure, Scale scale) {
    double value =
        scale instanceof Scale.Log
            ? Math.sqrt(scale.low()) * Math.sqrt(scale.high())
            : scale.high();
    return Units.of(figure, value);
  }

  /** Steps: between two versions of the front there is nothing better than both. */
  private void drawFront(Pen pen, Palette palette) {
    List<TradeoffModel.Point> front = model.front();
    double[] xs = new double[2 * front.size()];
    double[] ys = new double[xs.length];
    int n = 0;
    for (TradeoffModel.Point point : front) {
      if (n > 0) {
        xs[n] = x(point);
        ys[n] = ys[n - 1];
        n++;
      }
      xs[n] = x(point);
      ys[n] = y(point);
      n++;
    }
    pen.polyline(xs, ys, n, Stroke.of(palette.of(Ink.SELECTED).faded(0.7), 1.4));
  }

  private void draw(Pen pen, Palette palette, TradeoffModel.Point point, Ink ink) {
    Rgb colour = palette.of(ink);
    double x = x(point);
    double y = y(point);
    Stroke stroke = Stroke.of(colour, 1);
    double left = place(time, point.timeNanos().low(), area.x(), area.width());
    double right = place(time, point.timeNanos().high(), area.x(), area.width());
    if (right - left > 2 * RADIUS) {
      pen.line(left, y, right, y, stroke);
      pen.line(left, y - CAP, left, y + CAP, stroke);
      pen.line(right, y - CAP, right, y + CAP, stroke);
    }
    double low = area.bottom() - place(memory, point.memoryBytes().low(), 0, area.height());
    double high = area.bottom() - place(memory, point.memoryBytes().high(), 0, area.height());
    if (low - high > 2 * RADIUS) {
      pen.line(x, low, x, high, stroke);
      pen.line(x - CAP, low, x + CAP, low, stroke);
      pen.line(x - CAP, high, x + CAP, high, stroke);
    }
    double radius = RADIUS;
    if (point.version().equals(model.selected())) {
      pen.disc(x, y, RADIUS + 3, palette.of(Ink.SELECTED).faded(0.3));
      radius += 1;
    }
    pen.disc(x, y, radius, colour);
  }

  private static double place(Scale scale, double value, double from, double length) {
    return from + Math.clamp(scale.unit(Math.max(value, scale.low())), 0, 1) * length;
  }

  private double x(TradeoffModel.Point point) {
    return area.x() + time.unit(point.timeNanos().value()) * area.width();
  }

  private double y(TradeoffModel.Point point) {
    return area.bottom() - memory.unit(point.memoryBytes().value()) * area.height();
  }

  /** The version nearest to a point of the drawing, if any is near. */
  public Optional<TradeoffModel.Point> at(double px, double py) {
    return model.points().stream()
        .filter(p -> Math.hypot(x(p) - px, y(p) - py) <= REACH)
        .min(java.util.Comparator.comparingDouble(p -> Math.hypot(x(p) - px, y(p) - py)));
  }

  /** What is to be said about a version, in one line. */
  public String spoken(TradeoffModel.Point point) {
    return point.version()
        + ", time "
        + Figures.time(point.timeNanos())
        + ", memory "
        + Figures.memory(point.memoryBytes())
        + (model.front().contains(point) ? ", on the Pareto front" : "");
  }

  /** Draws a table with a version's figures beside it. */
  public void drawReadout(Pen pen, Palette palette, TradeoffModel.Point point) {
    new Panel(
            point.version() + (model.front().contains(point) ? ", on the Pareto front" : ""),
            List.of(
                new Panel.Row(Ink.TIME, Dash.SOLID, "time", Figures.time(point.timeNanos())),
                new Panel.Row(
                    Ink.MEMORY, Dash.SOLID, "memory", Figures.memory(point.memoryBytes()))))
        .draw(pen, palette, area, x(point));
  }
}
