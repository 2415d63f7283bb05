package dev.afterburner.workbench.chart;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.stats.Interval;
import dev.afterburner.workbench.figures.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A session's trend laid out. */
public final class TrendPlot implements Plot {

  private static final double DODGE = 4;
  private static final double RADIUS = 3.2;
  private static final double CAP = 2.5;
  private static final double FAILED_ROW = 9;
  private static final double LEAST_RATIO = 1e-6;

  private final TrendModel model;
  private final Box area;
  private final boolean titled;
  private final int lastStep;
  private final Scale ratio;

  TrendPlot(TrendModel model, Box room, boolean titled) {
    this.model = model;
    this.titled = titled;
    this.area = Margins.within(room, titled);
    int made = model.points().stream().mapToInt(TrendPoint::iteration).max().orElse(0);
    this.lastStep = Math.max(1, Math.max(model.steps(), made));
    this.ratio = ratios(model);
  }

  private static Scale ratios(TrendModel model) {
    double low = 0.5;
    double high = 1.7;
    for (TrendPoint point : model.points()) {
      for (Figure figure : Figure.values()) {
        Interval value = point.ratios().get(figure);
        if (value != null && model.shows(figure)) {
          low = Math.min(low, Math.max(LEAST_RATIO, value.low()));
          high = Math.max(high, value.high());
        }
      }
    }
    return Scale.log(low / 1.25, high * 1.4);
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
    List<Tick> ticks =
        Ticks.log(ratio, area.height() / 22, (value, step) -> Ticks.plain(value, step) + "×");
    axis.upright(ratio, ticks.stream().filter(Tick::major).toList());
    axis.floor();
    drawSteps(pen, palette);
    if (titled) {
      axis.names("Iteration", "Ratio to the original, logarithmic");
    }
    drawOriginal(pen, palette);
    drawSelection(pen, palette);
    drawFailures(pen, palette);
    drawBest(pen, palette);
    for (Figure figure : List.of(Figure.INTEGRAL, Figure.MEMORY, Figure.TIME)) {
      if (model.shows(figure)) {
        drawFigure(pen, palette, figure);
      }
    }
  }

  /** Labels of the steps. */
  private void drawSteps(Pen pen, Palette palette) {
    double widest = pen.of(Integer.toString(lastStep), Face.LABEL) + 8;
    int every = (int) Math.max(1, Math.ceil(widest / (area.width() / (lastStep + 1))));
    for (int step = 0; step <= lastStep; step += every) {
      Rgb colour = palette.of(Ink.MUTED);
      String label = Integer.toString(step);
      pen.text(label, x(step), area.bottom() + 15, Pen.Anchor.MIDDLE, Face.LABEL, colour);
    }
  }

  private void drawOriginal(Pen pen, Palette palette) {
    double y = AxisPen.crisp(y(1));
    pen.line(area.x(), y, area.right(), y, Stroke.of(palette.of(Ink.MUTED).faded(0.55), 1));
  }

  private void drawSelection(Pen pen, Palette palette) {
    for (TrendPoint point : model.points()) {
      if (point.version().equals(model.selected())) {
        double half = Math.min(12, area.width() / (lastStep + 1) / 2);
        Box column = new Box(x(point.iteration()) - half, area.y(), 2 * half, area.height());
        pen.rectangle(column, 3, palette.of(Ink.SELECTED).faded(0.13));
      }
    }
  }

  private void drawFailures(Pen pen, Palette palette) {
    for (TrendPoint point : model.points()) {
      if (point.failure() != null && model.showsFailed()) {
        double x = x(point.iteration());
        Sign.CROSS.draw(pen, x, area.y() + FAILED_ROW, RADIUS, palette.of(Ink.DANGER));
      }
    }
  }

  /** A step line that goes down wherever the objective's figure was improved on. */
  private void drawBest(Pen pen, Palette palette) {
    if (!model.showsBest()) {
      return;
    }
    double best = Double.NaN;
    double[] xs = new double[2 * model.points().size() + 2];
    double[] ys = new double[xs.length];
    int n = 0;
    for (TrendPoint point : model.points()) {
      Interval value = point.ratios().get(model.objective());
      if (value == null || value.value() >= best) {
        continue;
      }
      double x = x(point.iteration());
      if (n > 0) {
        xs[n] = x;
        ys[n++] = y(best);
      }
      best = value.value();
      xs[n] = x;
      ys[n++] = y(best);
    }
    if (n > 0) {
      xs[n] = area.right();
      ys[n++] = y(best);
      Rgb colour = palette.of(Ink.of(model.objective()));
      pen.polyline(xs, ys, n, new Stroke(colour, 1.2, Dash.DOTTED));
    }
  }

  private void drawFigure(Pen pen, Palette palette, Figure figure) {
    Rgb colour = palette.of(Ink.of(figure));
    List<TrendPoint> passed =
        model.points().stream().filter(p -> p.ratios().containsKey(figure)).toList();
    double[] xs = new double[passed.size()];
    double[] ys = new double[passed.size()];
    for (int i = 0; i < passed.size(); i++) {
      xs[i] = x(passed.get(i), figure);
      ys[i] = y(ratio(passed.get(i), figure).value());
    }
    pen.polyline(xs, ys, xs.length, Stroke.of(colour.faded(0.75), 1.4));
    for (int i = 0; i < passed.size(); i++) {
      drawBar(pen, xs[i], ratio(passed.get(i), figure), colour);
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

  /** The interval, where it is taller than the point itself. */
  private void drawBar(Pen pen, double x, Interval value, Rgb colour) {
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

  private double x(int iteration) {
    return area.x() + (iteration + 0.5) * area.width() / (lastStep + 1);
  }

  /** Figures of one version stand side by side, or equal ones would hide each other. */
  private double x(TrendPoint point, Figure figure) {
    double dodge = Math.min(DODGE, area.width() / (lastStep + 1) / 5);
    double side =
        switch (figure) {
          case TIME -> -dodge;
          case MEMORY -> 0;
          case INTEGRAL -> dodge;
        };
    return x(point.iteration()) + side;
  }

  private double y(double value) {
    return area.bottom() - ratio.unit(value) * area.height();
  }

  /** The version nearest to a point of the drawing, if any is near. */
  public Optional<TrendPoint> at(double x, double y) {
    double reach = Math.max(12, area.width() / (lastStep + 1) / 2);
    double nearest = Double.MAX_VALUE;
    TrendPoint found = null;
    for (TrendPoint point : model.points()) {
      double aside = Math.abs(x(point.iteration()) - x);
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
      return Math.abs(area.y() + FAILED_ROW - y);
    }
    return point.ratios().values().stream()
        .mapToDouble(value -> Math.abs(y(value.value()) - y))
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
    double at = AxisPen.crisp(x(point.iteration()));
    pen.line(at, area.y(), at, area.bottom(), Stroke.of(palette.of(Ink.MUTED).faded(0.5), 1));
    List<Panel.Row> rows = new ArrayList<>();
    for (Figure figure : Figure.values()) {
      Interval value = point.ratios().get(figure);
      if (value != null) {
        rows.add(new Panel.Row(Ink.of(figure), Dash.SOLID, figure.id(), change(figure, value)));
      }
    }
    String title = point.failure() == null ? point.name() : point.name() + ": " + point.failure();
    new Panel(title, rows).draw(pen, palette, area, at);
  }
}
