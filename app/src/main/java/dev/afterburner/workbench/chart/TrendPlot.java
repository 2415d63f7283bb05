package dev.afterburner.workbench.chart;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.stats.Interval;
import dev.afterburner.workbench.figures.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A session's trend laid out. */
public final class TrendPlot implements Plot {

  private static final double RADIUS = 3.2;

  private final TrendModel model;
  private final Box area;
  private final boolean titled;
  private final TrendField field;

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
    field.draw(pen, palette, titled ? "Ratio to the original, logarithmic" : "");
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
        Box column = new Box(field.x(point.iteration()) - half, area.y(), 2 * half, area.height());
        pen.rectangle(column, 3, palette.of(Ink.SELECTED).faded(0.13));
      }
    }
  }

  private void drawFailures(Pen pen, Palette palette) {
    for (TrendPoint point : model.points()) {
      if (point.failure() != null && model.showsFailed()) {
        double x = field.x(point.iteration());
        Sign.CROSS.draw(pen, x, field.failedY(), RADIUS, palette.of(Ink.DANGER));
      }
    }
  }

  /** A step line that goes down wherever the objective's figure was improved on. */
  private void drawBest(Pen pen, Palette palette) {
    if (!model.showsBest()) {
      return;
    }
    Rgb colour = palette.of(Ink.of(model.objective()));
    field.drawBest(
        pen, model.points(), model.objective(), area.right(), new Stroke(colour, 1.2, Dash.DOTTED));
  }

  private void drawFigure(Pen pen, Palette palette, Figure figure) {
    Rgb colour = palette.of(Ink.of(figure));
    List<TrendPoint> passed =
        model.points().stream().filter(p -> p.ratios().containsKey(figure)).toList();
    double[] xs = new double[passed.size()];
    double[] ys = new double[passed.size()];
    for (int i = 0; i < passed.size(); i++) {
      xs[i] = x(passed.get(i), figure);
      ys[i] = field.y(ratio(passed.get(i), figure).value());
    }
    pen.polyline(xs, ys, xs.length, Stroke.of(colour.faded(0.75), 1.4));
    for (int i = 0; i < passed.size(); i++) {
      field.drawBar(pen, xs[i], ratio(passed.get(i), figure), colour);
      if (passed.get(i).version().equals(model.selected())) {
        Sign.of(figure).draw(pen, xs[i], ys[i], RADIUS + 2.2, palette.of(Ink.BACKGROUND));
        Sign.of(figure).draw(pen, xs[i], ys[i], RADIUS + 1, colour);
      } else {
        Sign.of(figure).draw(pen, xs[i], ys[i], RADIUS, colour);
      }
    }
  }

  private static Interval ratio(TrendPoint point, Figure figure) {
    return java.util.Objects.requireNonNull(point.ratios().get(figure));
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
    return field.x(point.iteration()) + side;
  }

  /** The version nearest to a point of the drawing, if any is near. */
  public Optional<TrendPoint> at(double x, double y) {
    double reach = Math.max(12, field.stepWidth() / 2);
    double nearest = Double.MAX_VALUE;
    TrendPoint found = null;
    for (TrendPoint point : model.points()) {
      double aside = Math.abs(field.x(point.iteration()) - x);
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
    String title = point.failure() == null ? point.name() : point.name() + ": " + point.failure();
    field.drawReadout(pen, palette, point.iteration(), new Panel(title, rows));
  }
}
