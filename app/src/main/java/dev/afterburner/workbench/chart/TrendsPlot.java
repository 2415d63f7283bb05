package dev.afterburner.workbench.chart;

import dev.afterburner.sandbox.stats.Interval;
import dev.afterburner.workbench.figures.Figures;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sessions laid out one over the other: a mark for each version, a line for the best so far. */
public final class TrendsPlot implements Plot {

  private static final double DODGE = 4;
  private static final double RADIUS = 3;
  private static final double CAP = 2.5;
  private static final double FAILED_ROW = 9;
  private static final double LEAST_RATIO = 1e-6;

  private final TrendsModel model;
  private final List<TrendsModel.Line> lines;
  private final Box area;
  private final boolean titled;
  private final int lastStep;
  private final Scale ratio;

  TrendsPlot(TrendsModel model, Box room, boolean titled) {
    this.model = model;
    this.lines = model.shown();
    this.titled = titled;
    this.area = Margins.within(room, titled);
    double low = 0.5;
    double high = 1.7;
    int last = 1;
    for (TrendsModel.Line line : model.lines()) {
      for (TrendPoint point : line.points()) {
        last = Math.max(last, point.iteration());
        Interval value = point.ratios().get(model.figure());
        if (value != null) {
          low = Math.min(low, Math.max(LEAST_RATIO, value.low()));
          high = Math.max(high, value.high());
        }
      }
    }
    this.lastStep = last;
    this.ratio = Scale.log(low / 1.25, high * 1.4);
  }

  @Override
  public Box area() {
    return area;
  }

  @Override
  public void draw(Pen pen, Palette palette) {
    AxisPen axis = new AxisPen(pen, palette, area);
    if (model.lines().stream().allMatch(l -> l.points().isEmpty())) {
      axis.empty(model.emptyText());
      return;
    }
    List<Tick> ticks =
        Ticks.log(ratio, area.height() / 22, (value, step) -> Ticks.plain(value, step) + "×");
    axis.upright(ratio, ticks.stream().filter(Tick::major).toList());
    axis.floor();
    drawSteps(pen, palette);
    if (titled) {
      axis.names("Iteration", "Ratio to the original, " + model.figure().id() + ", logarithmic");
    }
    double y = AxisPen.crisp(y(1));
    pen.line(area.x(), y, area.right(), y, Stroke.of(palette.of(Ink.MUTED).faded(0.55), 1));
    for (int i = 0; i < lines.size(); i++) {
      drawBest(pen, palette, lines.get(i));
      drawVersions(pen, palette, lines.get(i), side(i));
    }
  }

  private void drawSteps(Pen pen, Palette palette) {
    double widest = pen.of(Integer.toString(lastStep), Face.LABEL) + 8;
    int every = (int) Math.max(1, Math.ceil(widest / (area.width() / (lastStep + 1))));
    for (int step = 0; step <= lastStep; step += every) {
      pen.text(
          Integer.toString(step),
          x(step),
          area.bottom() + 15,
          Pen.Anchor.MIDDLE,
          Face.LABEL,
          palette.of(Ink.MUTED));
    }
  }

  private void drawBest(Pen pen, Palette palette, TrendsModel.Line line) {
    double[] xs = new double[2 * line.points().size() + 2];
    double[] ys = new double[xs.length];
    double best = Double.NaN;
    int n = 0;
    for (TrendPoint point : line.points()) {
      Interval value = point.ratios().get(model.figure());
      if (value == null || value.value() >= best) {
        continue;
      }
      if (n > 0) {
        xs[n] = x(point.iteration());
        ys[n++] = y(best);
      }
      best = value.value();
      xs[n] = x(point.iteration());
      ys[n++] = y(best);
    }
    if (n > 0) {
      xs[n] = x(line.points().getLast().iteration());
      ys[n++] = y(best);
      pen.polyline(xs, ys, n, new Stroke(palette.of(line.ink()), 1.6, line.dash()));
    }
  }

  private void drawVersions(Pen pen, Palette palette, TrendsModel.Line line, double side) {
    Rgb colour = palette.of(line.ink());
    for (TrendPoint point : line.points()) {
      double x = x(point.iteration()) + side;
      Interval value = point.ratios().get(model.figure());
      if (value != null) {
        drawBar(pen, x, value, colour);
        Sign.of(model.figure()).draw(pen, x, y(value.value()), RADIUS, colour);
      } else if (point.failure() != null) {
        Sign.CROSS.draw(pen, x, area.y() + FAILED_ROW, RADIUS, colour);
      }
    }
  }

  /** The interval, where it is taller than the point itself. */
  private void drawBar(Pen pen, double x, Interval value, Rgb colour) {
    double low = y(Math.max(LEAST_RATIO, value.low()));
    double high = y(value.high());
    if (low - high > 1) {
      Stroke stroke = Stroke.of(colour, 1);
      pen.line(x, low, x, high, stroke);
      pen.line(x - CAP, low, x + CAP, low, stroke);
      pen.line(x - CAP, high, x + CAP, high, stroke);
    }
  }

  /** Versions of the same step stand side by side. */
  private double side(int line) {
    double dodge = Math.min(DODGE, area.width() / (lastStep + 1) / 5);
    return (line - (lines.size() - 1) / 2.0) * 2 * dodge;
  }

  private double x(int iteration) {
    return area.x() + (iteration + 0.5) * area.width() / (lastStep + 1);
  }

  private double y(double value) {
    return area.bottom() - ratio.unit(value) * area.height();
  }

  /** The step below a point of the drawing. */
  public int step(double x) {
    double at = (x - area.x()) * (lastStep + 1) / area.width() - 0.5;
    return Math.clamp(Math.round(at), 0, lastStep);
  }

  /** The last step of any of the sessions. */
  public int lastStep() {
    return lastStep;
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
    double at = AxisPen.crisp(x(step));
    pen.line(at, area.y(), at, area.bottom(), Stroke.of(palette.of(Ink.MUTED).faded(0.5), 1));
    new Panel(
            "lowest up to step " + step,
            lines.stream()
                .map(l -> new Panel.Row(l.ink(), l.dash(), l.name(), best(l, step)))
                .toList())
        .draw(pen, palette, area, at);
  }

  private String best(TrendsModel.Line line, int step) {
    @Nullable Interval best = null;
    for (TrendPoint point : line.points()) {
      Interval value = point.ratios().get(model.figure());
      if (value != null
          && point.iteration() <= step
          && (best == null || value.value() < best.value())) {
        best = value;
      }
    }
    return best == null ? "none" : Figures.change(model.figure(), best);
  }
}
