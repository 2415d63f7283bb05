// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.chart;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.stats.Interval;
import dev.afterburner.workbench.chart.draw.AxisPen;
import dev.afterburner.workbench.chart.draw.Box;
import dev.afterburner.workbench.chart.draw.Dash;
import dev.afterburner.workbench.chart.draw.Ink;
import dev.afterburner.workbench.chart.draw.Margins;
import dev.afterburner.workbench.chart.draw.Palette;
import dev.afterburner.workbench.chart.draw.Panel;
import dev.afterburner.workbench.chart.draw.Pen;
import dev.afterburner.workbench.chart.draw.Plot;
import dev.afterburner.workbench.chart.draw.Rgb;
import dev.afterburner.workbench.chart.draw.Sign;
import dev.afterburner.workbench.chart.draw.Stroke;
import dev.afterburner.workbench.figures.Figures;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A session's trend laid out. */
public final class TrendPlot implements Plot {

  private static final double RADIUS = 3.2;
  private static final double APART = 16;

  private final TrendModel model;
  private final Box area;
  private final boolean titled;
  private final TrendField field;
  private final IdentityHashMap<TrendPoint, Double> places;

  TrendPlot(TrendModel model, Box room, boolean titled) {
    this.model = model;
    this.titled = titled;
    this.area = Margins.within(room, titled);
    int made = model.points().stream().mapToInt(TrendPoint::iteration).max().orElse(0);
    this.field =
        new TrendField(
            area,
            Math.max(1, Math.max(model.steps(), made)),
            model.points().stream()
                .flatMap(point -> point.ratios().entrySet().stream())
                .filter(ratio -> model.shows(ratio.getKey()))
                .map(Map.Entry::getValue));
    this.places = places();
  }

  @Override
  public Box area() {
    return area;
  }

  @Override
  public void draw(Pen pen, Palette palette) {
    if (model.points().isEmpty()) {
      new AxisPen(pen, palette, area).empty(model.emptyText());
      return;
    }
    field.draw(pen, palette, titled ? "Ratio to the original (log scale)" : "");
    drawSelection(pen, palette);
    drawFailures(pen, palette);
    drawBest(pen, palette);
    for (Figure figure : List.of(Figure.INTEGRAL, Figure.MEMORY, Figure.TIME)) {
      if (model.shows(figure)) {
        drawFigure(pen, palette, figure);
      }
    }
  }

  private void drawSelection(Pen pen, Palette palette) {
    for (TrendPoint point : model.points()) {
      if (point.version().equals(model.selected())) {
        double half = Math.min(12, field.stepWidth() / 2);
        Box column = new Box(x(point) - half, area.y(), 2 * half, area.height());
        pen.rectangle(column, 3, palette.of(Ink.SELECTED).faded(0.13));
      }
    }
  }

  private void drawFailures(Pen pen, Palette palette) {
    for (TrendPoint point : model.points()) {
      if (point.failure() != null && model.showsFailed(point)) {
        Ink ink = point.selectable() ? Ink.DANGER : Ink.MUTED;
        Sign.CROSS.draw(pen, x(point), field.failedY(), RADIUS, palette.of(ink));
      }
    }
  }

  /** A step line from one accepted version to the next. */
  private void drawBest(Pen pen, Palette palette) {
    if (!model.showsBest()) {
      return;
    }
    Rgb colour = palette.of(Ink.of(model.objective()));
    field.drawBest(
        pen, model.points(), model.objective(), area.right(), new Stroke(colour, 1.2, Dash.DOTTED));
  }

  /** The line leads through what was accepted; the other versions stand beside it. */
  private void drawFigure(Pen pen, Palette palette, Figure figure) {
    Rgb colour = palette.of(Ink.of(figure));
    List<TrendPoint> passed =
        model.points().stream().filter(p -> p.ratios().containsKey(figure)).toList();
    List<TrendPoint> accepted = passed.stream().filter(TrendPoint::accepted).toList();
    double[] xs = accepted.stream().mapToDouble(p -> x(p, figure)).toArray();
    double[] ys = accepted.stream().mapToDouble(p -> field.y(ratio(p, figure).value())).toArray();
    pen.polyline(xs, ys, xs.length, new Stroke(colour.faded(0.75), 1.4, TrendModel.dash(figure)));
    for (TrendPoint point : passed) {
      double x = x(point, figure);
      double y = field.y(ratio(point, figure).value());
      field.drawBar(pen, x, ratio(point, figure), colour);
      double radius = point.accepted() ? RADIUS : RADIUS * 0.8;
      if (point.version().equals(model.selected())) {
        Sign.of(figure).draw(pen, x, y, radius + 2.2, palette.of(Ink.BACKGROUND));
        radius += 1;
      }
      Sign.of(figure).draw(pen, x, y, radius, colour);
      if (point.byHand()) {
        Sign.of(figure).draw(pen, x, y, radius - 1.2, palette.of(Ink.BACKGROUND));
      }
    }
  }

  private static Interval ratio(TrendPoint point, Figure figure) {
    return java.util.Objects.requireNonNull(point.ratios().get(figure));
  }

  /** Versions of one place stand side by side, in the order in which they were made. */
  private IdentityHashMap<TrendPoint, Double> places() {
    IdentityHashMap<TrendPoint, Double> places = new IdentityHashMap<>();
    Map<Double, List<TrendPoint>> peers =
        model.points().stream().collect(Collectors.groupingBy(field::x));
    peers.forEach(
        (middle, points) -> {
          double apart = Math.min(APART, 0.8 * field.stepWidth() / points.size());
          double first = middle - apart * (points.size() - 1) / 2;
          for (int i = 0; i < points.size(); i++) {
            places.put(points.get(i), first + i * apart);
          }
        });
    return places;
  }

  private double x(TrendPoint point) {
    return places.getOrDefault(point, field.x(point));
  }

  /** Figures of one version stand side by side, or equal ones would hide each other. */
  private double x(TrendPoint point, Figure figure) {
    double dodge = field.dodge();
    double side =
        switch (figure) {
          case TIME -> -dodge;
          case MEMORY -> 0;
          case INTEGRAL -> dodge;
        };
    return x(point) + side;
  }

  /** The version nearest to a point of the drawing, if any is near. */
  public Optional<TrendPoint> at(double x, double y) {
    double reach = Math.max(12, field.stepWidth() / 2);
    double nearest = Double.MAX_VALUE;
    TrendPoint found = null;
    for (TrendPoint point : model.points()) {
      double aside = Math.abs(x(point) - x);
      if (aside > reach) {
        continue;
      }
      double distance = aside * 10 + distanceUpright(point, y);
      if (distance < nearest) {
        nearest = distance;
        found = point;
      }
    }
    return Optional.ofNullable(found);
  }

  private double distanceUpright(TrendPoint point, double y) {
    if (point.failure() != null) {
      return Math.abs(field.failedY() - y);
    }
    return point.ratios().values().stream()
        .mapToDouble(value -> Math.abs(field.y(value.value()) - y))
        .min()
        .orElse(0);
  }

  /** What is to be said about a version, in one line. */
  public String spoken(TrendPoint point) {
    StringBuilder line = new StringBuilder(point.name());
    if (point.failure() != null) {
      return line.append(": ").append(point.failure()).toString();
    }
    line.append(", ").append(point.kind().words());
    for (Figure figure : Figure.values()) {
      Interval value = point.ratios().get(figure);
      if (value != null) {
        line.append(", ").append(figure.id()).append(' ').append(change(figure, value));
      }
    }
    return line.toString();
  }

  private static String change(Figure figure, Interval value) {
    return Figures.change(figure, value);
  }

  /** Draws a table with a version's figures beside it. */
  public void drawReadout(Pen pen, Palette palette, TrendPoint point) {
    List<Panel.Row> rows = new ArrayList<>();
    for (Figure figure : Figure.values()) {
      Interval value = point.ratios().get(figure);
      if (value != null) {
        rows.add(new Panel.Row(Ink.of(figure), Dash.SOLID, figure.id(), change(figure, value)));
      }
    }
    String title =
        point.failure() == null
            ? point.name() + ", " + point.kind().words()
            : point.name() + ": " + point.failure();
    field.drawReadout(pen, palette, x(point), new Panel(title, rows));
  }
}
