// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.chart;

import dev.afterburner.sandbox.stats.Interval;
import dev.afterburner.workbench.chart.draw.AxisPen;
import dev.afterburner.workbench.chart.draw.Box;
import dev.afterburner.workbench.chart.draw.Margins;
import dev.afterburner.workbench.chart.draw.Palette;
import dev.afterburner.workbench.chart.draw.Panel;
import dev.afterburner.workbench.chart.draw.Pen;
import dev.afterburner.workbench.chart.draw.Plot;
import dev.afterburner.workbench.chart.draw.Rgb;
import dev.afterburner.workbench.chart.draw.Sign;
import dev.afterburner.workbench.chart.draw.Stroke;
import dev.afterburner.workbench.figures.Figures;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Sessions laid out one over the other: a mark for each version, a line for the best so far. */
public final class TrendsPlot implements Plot {

  private static final double RADIUS = 3;

  private final TrendsModel model;
  private final List<TrendsModel.Line> lines;
  private final Box area;
  private final boolean titled;
  private final TrendField field;

  TrendsPlot(TrendsModel model, Box room, boolean titled) {
    this.model = model;
    this.lines = model.shown();
    this.titled = titled;
    this.area = Margins.within(room, titled);
    List<TrendPoint> all = model.lines().stream().flatMap(l -> l.points().stream()).toList();
    this.field =
        new TrendField(
            area,
            Math.max(1, all.stream().mapToInt(TrendPoint::iteration).max().orElse(0)),
            all.stream().map(point -> point.ratios().get(model.figure())).filter(Objects::nonNull));
  }

  @Override
  public Box area() {
    return area;
  }

  @Override
  public void draw(Pen pen, Palette palette) {
    if (model.lines().stream().allMatch(l -> l.points().isEmpty())) {
      new AxisPen(pen, palette, area).empty(model.emptyText());
      return;
    }
    field.draw(
        pen,
        palette,
        titled ? "Ratio of " + model.figure().id() + " to the original (log scale)" : "");
    for (int i = 0; i < lines.size(); i++) {
      TrendsModel.Line line = lines.get(i);
      if (!line.points().isEmpty()) {
        field.drawBest(
            pen,
            line.points(),
            model.figure(),
            field.x(line.points().getLast()),
            new Stroke(palette.of(line.ink()), 1.6, line.dash()));
      }
      drawVersions(pen, palette, line, side(i));
    }
  }

  private void drawVersions(Pen pen, Palette palette, TrendsModel.Line line, double side) {
    Rgb colour = palette.of(line.ink());
    for (TrendPoint point : line.points()) {
      double x = field.x(point) + side;
      Interval value = point.ratios().get(model.figure());
      if (value != null) {
        field.drawBar(pen, x, value, colour);
        Sign.of(model.figure()).draw(pen, x, field.y(value.value()), RADIUS, colour);
      } else if (point.failure() != null) {
        Sign.CROSS.draw(pen, x, field.failedY(), RADIUS, colour);
      }
    }
  }

  /** Versions of the same step stand side by side. */
  private double side(int line) {
    return (line - (lines.size() - 1) / 2.0) * 2 * field.dodge();
  }

  /** The step below a point of the drawing. */
  public int step(double x) {
    double at = (x - area.x()) * (field.lastStep() + 1) / area.width() - 0.5;
    return Math.clamp(Math.round(at), 0, field.lastStep());
  }

  /** The last step of any of the sessions. */
  public int lastStep() {
    return field.lastStep();
  }

  /** What is to be said about a step, in one line. */
  public String spoken(int step) {
    StringBuilder said = new StringBuilder("step " + step);
    for (TrendsModel.Line line : lines) {
      said.append(", ").append(line.name()).append(": ").append(best(line, step));
    }
    return said.toString();
  }

  /** Draws a table with the best of each session up to a step. */
  public void drawReadout(Pen pen, Palette palette, int step) {
    field.drawReadout(
        pen,
        palette,
        field.x(step),
        new Panel(
            "best up to step " + step,
            lines.stream()
                .map(l -> new Panel.Row(l.ink(), l.dash(), l.name(), best(l, step)))
                .toList()));
  }

  private String best(TrendsModel.Line line, int step) {
    @Nullable Interval best = null;
    for (TrendPoint point : line.points()) {
      Interval value = point.ratios().get(model.figure());
      if (value != null && point.iteration() <= step && point.accepted()) {
        best = value;
      }
    }
    return best == null ? "none" : Figures.change(model.figure(), best);
  }
}
