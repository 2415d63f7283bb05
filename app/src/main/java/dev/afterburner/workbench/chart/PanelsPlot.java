// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.chart;

import dev.afterburner.workbench.chart.draw.AxisPen;
import dev.afterburner.workbench.chart.draw.Box;
import dev.afterburner.workbench.chart.draw.Face;
import dev.afterburner.workbench.chart.draw.Ink;
import dev.afterburner.workbench.chart.draw.Margins;
import dev.afterburner.workbench.chart.draw.Palette;
import dev.afterburner.workbench.chart.draw.Pen;
import dev.afterburner.workbench.chart.draw.Plot;
import dev.afterburner.workbench.chart.draw.Rgb;
import dev.afterburner.workbench.chart.draw.Scale;
import dev.afterburner.workbench.chart.draw.Stroke;
import dev.afterburner.workbench.chart.draw.Ticks;
import java.util.List;

/** Panels of shares laid out in two columns. */
public final class PanelsPlot implements Plot {

  private static final double RADIUS = 2.6;
  private static final double NAME = 14;
  private static final double GAP = 10;

  private final PanelsModel model;
  private final Box room;

  PanelsPlot(PanelsModel model, Box room) {
    this.model = model;
    this.room = room;
  }

  @Override
  public Box area() {
    return room;
  }

  @Override
  public void draw(Pen pen, Palette palette) {
    int columns = Math.min(2, model.panels().size());
    int rows = columns == 0 ? 0 : (model.panels().size() + columns - 1) / columns;
    for (int i = 0; i < model.panels().size(); i++) {
      double width = (room.width() - GAP * (columns - 1)) / columns;
      double height = room.height() / rows;
      int column = i % columns;
      int row = i / columns;
      Box box = new Box(room.x() + column * (width + GAP), room.y() + row * height, width, height);
      draw(pen, palette, model.panels().get(i), box);
    }
  }

  private void draw(Pen pen, Palette palette, PanelsModel.Panel panel, Box box) {
    Box inner =
        Margins.within(new Box(box.x(), box.y() + NAME, box.width(), box.height() - NAME), false);
    pen.text(
        panel.name() + ", %",
        inner.x(),
        box.y() + NAME,
        Pen.Anchor.START,
        Face.STRONG,
        palette.of(Ink.FOREGROUND));
    List<PanelsModel.Point> all = panel.lines().stream().flatMap(List::stream).toList();
    AxisPen axis = new AxisPen(pen, palette, inner);
    if (all.isEmpty()) {
      axis.empty("no results yet");
      return;
    }
    double low = all.stream().mapToDouble(PanelsModel.Point::low).min().orElse(0);
    double high = all.stream().mapToDouble(PanelsModel.Point::high).max().orElse(100);
    double room10 = Math.max(2, (high - low) / 10);
    Scale upright = Scale.linear(Math.max(0, low - room10), Math.min(100, high + room10));
    int last = all.stream().mapToInt(PanelsModel.Point::iteration).max().orElse(0);
    Scale level = Scale.linear(-0.4, last + 0.4);
    axis.upright(upright, Ticks.linear(upright, inner.height() / 28, Ticks::plain));
    axis.level(
        level,
        Ticks.every(last > 12 ? Ticks.roundStep(last / 8.0) : 1, level, Ticks::plain),
        false);
    axis.floor();
    for (boolean quiet : new boolean[] {true, false}) {
      for (int i = 0; i < panel.lines().size(); i++) {
        PanelsModel.Name name = model.lines().get(i);
        if (name.quiet() == quiet) {
          line(pen, palette, name, panel.lines().get(i), new Place(inner, level, upright));
        }
      }
    }
  }

  /** Where values lie. */
  private record Place(Box area, Scale level, Scale upright) {
    double x(int iteration) {
      return area.x() + level.unit(iteration) * area.width();
    }

    double y(double value) {
      return area.bottom()
          - upright.unit(Math.clamp(value, upright.low(), upright.high())) * area.height();
    }
  }

  private static void line(
      Pen pen,
      Palette palette,
      PanelsModel.Name name,
      List<PanelsModel.Point> points,
      Place place) {
    Rgb colour = palette.of(name.ink());
    int n = points.size();
    double[] xs = new double[2 * n];
    double[] ys = new double[2 * n];
    double[] middle = new double[n];
    for (int i = 0; i < n; i++) {
      PanelsModel.Point point = points.get(i);
      xs[i] = place.x(point.iteration());
      xs[2 * n - 1 - i] = xs[i];
      ys[i] = place.y(point.high());
      ys[2 * n - 1 - i] = place.y(point.low());
      middle[i] = place.y(point.value());
    }
    if (n > 1 && points.stream().anyMatch(p -> p.high() > p.low())) {
      pen.polygon(xs, ys, 2 * n, colour.faded(0.12));
    } else if (n == 1) {
      pen.line(xs[0], ys[0], xs[0], ys[1], Stroke.of(colour, 1));
    }
    pen.polyline(xs, middle, n, new Stroke(colour, name.quiet() ? 1 : 1.6, name.dash()));
    for (int i = 0; i < n; i++) {
      pen.disc(xs[i], middle[i], RADIUS, colour);
      if (points.get(i).hollow()) {
        pen.disc(xs[i], middle[i], RADIUS - 1, palette.of(Ink.BACKGROUND));
      }
    }
  }
}
