// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.chart;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.stats.Interval;
import dev.afterburner.workbench.chart.GrowthModel.Line;
import dev.afterburner.workbench.chart.GrowthModel.Point;
import dev.afterburner.workbench.chart.GrowthModel.Series;
import dev.afterburner.workbench.chart.draw.AxisPen;
import dev.afterburner.workbench.chart.draw.Box;
import dev.afterburner.workbench.chart.draw.Dash;
import dev.afterburner.workbench.chart.draw.Face;
import dev.afterburner.workbench.chart.draw.Ink;
import dev.afterburner.workbench.chart.draw.Margins;
import dev.afterburner.workbench.chart.draw.Palette;
import dev.afterburner.workbench.chart.draw.Pen;
import dev.afterburner.workbench.chart.draw.Plot;
import dev.afterburner.workbench.chart.draw.Rgb;
import dev.afterburner.workbench.chart.draw.Scale;
import dev.afterburner.workbench.chart.draw.Stroke;
import dev.afterburner.workbench.chart.draw.Tick;
import dev.afterburner.workbench.chart.draw.Ticks;
import dev.afterburner.workbench.chart.draw.Units;
import dev.afterburner.workbench.figures.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;

/** Growth laid out: points with their intervals, fitted lines, and a list of exponents. */
public final class GrowthPlot implements Plot {

  private static final double RADIUS = 3.2;
  private static final double CAP = 2.5;
  private static final double GAP = 14;
  private static final double ROOM = 1.25;
  private static final double ROW = 14;

  /** How far below its value an interval's lower end may stretch the axis. */
  private static final double FAR = 3;

  /** A start-up bends the curve on logarithmic axes; so many straight pieces look smooth. */
  private static final int PIECES = 40;

  private final GrowthModel model;
  private final Box area;
  private final boolean titled;
  private final Scale size;
  private final List<Axes> panels = new ArrayList<>();

  GrowthPlot(GrowthModel model, Box room, boolean titled) {
    this.model = model;
    this.titled = titled;
    this.area = Margins.within(room, titled);
    this.size = sizes(model);
    int n = Math.max(1, model.figures().size());
    double width = (room.width() - GAP * (n - 1)) / n;
    for (int i = 0; i < model.figures().size(); i++) {
      Box own = new Box(room.x() + i * (width + GAP), room.y(), width, room.height());
      Figure figure = model.figures().get(i);
      panels.add(new Axes(figure, Margins.within(own, titled), values(model, figure)));
    }
  }

  /** One figure. */
  private record Axes(Figure figure, Box area, Scale value) {}

  private static Scale sizes(GrowthModel model) {
    double[] sizes =
        model.series().stream()
            .flatMap(s -> s.points().stream())
            .mapToDouble(Point::size)
            .sorted()
            .toArray();
    return sizes.length == 0
        ? Scale.log(1, 10)
        : Scale.log(sizes[0] / ROOM, sizes[sizes.length - 1] * ROOM);
  }

  private static Scale values(GrowthModel model, Figure figure) {
    double[] values =
        model.series().stream()
            .flatMap(s -> s.points().stream())
            .flatMap(p -> p.values().entrySet().stream())
            .filter(e -> e.getKey() == figure && e.getValue().value() > 0)
            .map(Map.Entry::getValue)
            .flatMapToDouble(
                i -> DoubleStream.of(i.value(), i.high(), Math.max(i.low(), i.value() / FAR)))
            .sorted()
            .toArray();
    if (values.length == 0) {
      return Scale.log(1, 10);
    }
    // A figure that hardly grows must not look as if it did.
    double low = values[0] / ROOM;
    double high = Math.max(values[values.length - 1] * ROOM, low * 5);
    return Scale.log(low, high);
  }

  @Override
  public Box area() {
    return area;
  }

  @Override
  public void draw(Pen pen, Palette palette) {
    if (model.series().stream().allMatch(s -> s.points().isEmpty())) {
      new AxisPen(pen, palette, area).empty(model.emptyText());
      return;
    }
    panels.forEach(panel -> draw(pen, palette, panel));
  }

  private void draw(Pen pen, Palette palette, Axes panel) {
    AxisPen axis = new AxisPen(pen, palette, panel.area());
    Units unit = unit(panel);
    List<Tick> ticks = Ticks.log(panel.value(), panel.area().height() / 24, unit::number);
    axis.upright(panel.value(), titled ? ticks : withUnit(ticks, unit));
    axis.level(
        size,
        Ticks.log(size, panel.area().width() / 52, (v, step) -> Figures.count(Math.round(v))),
        true);
    axis.floor();
    if (titled) {
      String name = panel.figure().id();
      String capital = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
      axis.names("Input size n (log scale)", capital + " (" + unit.symbol() + ", log scale)");
    } else {
      Rgb muted = palette.of(Ink.MUTED);
      double below = panel.area().bottom() - 5;
      pen.text("input size n", panel.area().right() - 4, below, Pen.Anchor.END, Face.LABEL, muted);
      pen.text(
          panel.figure().id(),
          panel.area().right() - 4,
          panel.area().y() + ROW,
          Pen.Anchor.END,
          Face.LABEL,
          muted);
    }
    for (int i = 0; i < model.series().size(); i++) {
      if (!model.hidden().contains(i)) {
        draw(pen, palette, panel, i);
      }
    }
    exponents(pen, palette, panel);
  }

  /** One unit for the whole axis: of its middle where it spans several. */
  private static Units unit(Axes panel) {
    Scale value = panel.value();
    return Units.of(panel.figure(), Math.sqrt(value.low()) * Math.sqrt(value.high()));
  }

  /** The topmost label carries the unit. */
  private static List<Tick> withUnit(List<Tick> ticks, Units unit) {
    List<Tick> named = new ArrayList<>(ticks);
    for (int i = named.size() - 1; i >= 0; i--) {
      Tick tick = named.get(i);
      if (tick.major()) {
        named.set(i, new Tick(tick.value(), tick.label() + Figures.THIN_SPACE + unit.symbol()));
        break;
      }
    }
    return named;
  }

  private void draw(Pen pen, Palette palette, Axes panel, int index) {
    Series series = model.series().get(index);
    Rgb colour = palette.of(GrowthModel.ink(index));
    Line line = series.lines().get(panel.figure());
    if (line != null) {
      double from = Math.log(series.points().getFirst().size());
      double to = Math.log(series.points().getLast().size());
      double[] xs = new double[PIECES + 1];
      double[] ys = new double[PIECES + 1];
      for (int i = 0; i <= PIECES; i++) {
        double n = Math.exp(from + (to - from) * i / PIECES);
        xs[i] = x(panel, n);
        ys[i] = y(panel, line.at().applyAsDouble(n));
      }
      pen.within(
          panel.area(),
          () -> pen.polyline(xs, ys, xs.length, new Stroke(colour.faded(0.8), 1.4, Dash.SOLID)));
    }
    for (Point point : series.points()) {
      Interval value = model.value(point, panel.figure());
      if (value != null && value.value() > 0) {
        double x = x(panel, point.size());
        drawInterval(pen, panel, x, value, colour);
        GrowthModel.sign(index).draw(pen, x, y(panel, value.value()), RADIUS, colour);
      }
    }
  }

  /** Where it is taller than the point itself. */
  private static void drawInterval(Pen pen, Axes panel, double x, Interval value, Rgb colour) {
    double low = y(panel, Math.max(value.low(), panel.value().low()));
    double high = y(panel, Math.min(value.high(), panel.value().high()));
    if (low - high <= 2 * RADIUS) {
      return;
    }
    Stroke stroke = Stroke.of(colour, 1);
    pen.line(x, low, x, high, stroke);
    pen.line(x - CAP, low, x + CAP, low, stroke);
    pen.line(x - CAP, high, x + CAP, high, stroke);
  }

  /** A list in the upper left: at the lines' ends they would cover each other. */
  private void exponents(Pen pen, Palette palette, Axes panel) {
    double y = panel.area().y() + ROW;
    double x = panel.area().x() + 8;
    for (int i = 0; i < model.series().size(); i++) {
      Line line = model.series().get(i).lines().get(panel.figure());
      if (line == null || model.hidden().contains(i)) {
        continue;
      }
      String named = titled ? "" : panel.figure().id() + " ";
      String text = named + line.words();
      double width = pen.of(text, Face.LABEL) + 18;
      Box halo = new Box(x - 2, y - ROW + 3, width, ROW);
      pen.rectangle(halo, 2, palette.of(Ink.BACKGROUND).faded(0.8));
      Rgb colour = palette.of(GrowthModel.ink(i));
      GrowthModel.sign(i).draw(pen, x + 4, y - 4, RADIUS, colour);
      pen.text(text, x + 13, y, Pen.Anchor.START, Face.LABEL, colour);
      y += ROW;
    }
  }

  private double x(Axes panel, double n) {
    return panel.area().x() + size.unit(n) * panel.area().width();
  }

  private static double y(Axes panel, double value) {
    return panel.area().bottom() - panel.value().unit(value) * panel.area().height();
  }
}
