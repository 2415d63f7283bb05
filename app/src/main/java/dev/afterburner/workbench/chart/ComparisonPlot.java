// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.chart;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.stats.Comparison;
import dev.afterburner.sandbox.stats.Interval;
import dev.afterburner.workbench.chart.draw.AxisPen;
import dev.afterburner.workbench.chart.draw.Box;
import dev.afterburner.workbench.chart.draw.Face;
import dev.afterburner.workbench.chart.draw.Ink;
import dev.afterburner.workbench.chart.draw.Palette;
import dev.afterburner.workbench.chart.draw.Pen;
import dev.afterburner.workbench.chart.draw.Plot;
import dev.afterburner.workbench.chart.draw.Rgb;
import dev.afterburner.workbench.chart.draw.Scale;
import dev.afterburner.workbench.chart.draw.Stroke;
import dev.afterburner.workbench.chart.draw.Tick;
import dev.afterburner.workbench.chart.draw.Ticks;
import dev.afterburner.workbench.figures.ComparisonWords;
import dev.afterburner.workbench.figures.Figures;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A comparison laid out: a bar a figure, from the line of "the same" to the ratio, with its
 * interval as a whisker. To the left is less. A bar whose interval holds 1 is drawn as a frame.
 */
public final class ComparisonPlot implements Plot {

  private static final double MOST_ROW = 40;
  private static final double BAR = 13;
  private static final double AXIS = 18;
  private static final double PAD = 4;
  private static final double NAMES = 52;
  private static final double WORDS = 200;
  private static final double SHARE = 0.42;
  private static final double CAP = 3;
  private static final double LEAST_RATIO = 1e-9;

  private final ComparisonModel model;
  private final Box area;
  private final boolean titled;
  private final double words;
  private final Map<Figure, Comparison> rows;
  private final Scale ratio;

  ComparisonPlot(ComparisonModel model, Box room, boolean titled) {
    this.model = model;
    this.titled = titled;
    this.rows = model.rows();
    this.words = Math.min(WORDS, room.width() * SHARE);
    // On paper the plot reaches as far to the left as others do, names included.
    double names = NAMES + (titled ? 12 : 0);
    double below = AXIS + (titled ? 16 : 0);
    double height = Math.max(1, room.height() - below - PAD);
    // Bars keep their height in a tall room.
    double used = Math.min(height, Math.max(1, rows.size()) * MOST_ROW);
    Box bars =
        new Box(
            room.x() + names,
            room.y() + PAD,
            Math.max(1, room.width() - names - words - PAD),
            used);
    this.area = rows.isEmpty() ? room : bars;
    this.ratio = ratios(rows);
  }

  /** How tall so many rows are with the axis below them. */
  static double height(int rows) {
    return rows * MOST_ROW + AXIS + 16 + PAD;
  }

  /** As far to the left as to the right only where both are needed. */
  private static Scale ratios(Map<Figure, Comparison> rows) {
    double low = 0.8;
    double high = 1.25;
    for (Comparison row : rows.values()) {
      Interval value = row.ratio();
      low = Math.min(low, Math.max(LEAST_RATIO, Math.min(value.value(), value.low())));
      high = Math.max(high, Math.max(value.value(), value.high()));
    }
    double room = Math.pow(high / low, 0.04);
    return Scale.log(low / room, high * room);
  }

  @Override
  public Box area() {
    return area;
  }

  /** The axis of ratios. */
  public Scale ratio() {
    return ratio;
  }

  @Override
  public void draw(Pen pen, Palette palette) {
    AxisPen axis = new AxisPen(pen, palette, area);
    if (rows.isEmpty()) {
      axis.empty(model.emptyText());
      return;
    }
    List<Tick> ticks =
        Ticks.log(ratio, area.width() / 48, (value, step) -> Ticks.plain(value, step) + "×");
    axis.level(ratio, ticks.stream().filter(Tick::major).toList(), true);
    if (titled) {
      axis.names("Ratio (log scale)", "");
    }
    double one = AxisPen.crisp(x(1));
    pen.line(one, area.y() - 2, one, area.bottom(), Stroke.of(palette.of(Ink.MUTED), 1));
    rows.forEach((figure, row) -> drawRow(pen, palette, figure, row));
  }

  private void drawRow(Pen pen, Palette palette, Figure figure, Comparison row) {
    Interval value = row.ratio();
    Box bar = bar(figure);
    Rgb colour = palette.of(Ink.of(figure));
    if (!isShown(row)) {
      frame(pen, bar, Stroke.of(colour, 1));
    } else {
      pen.rectangle(bar, 1.5, colour.faded(0.5));
    }
    double y = AxisPen.crisp(bar.middleY());
    double low = x(Math.max(LEAST_RATIO, value.low()));
    double high = x(value.high());
    Stroke whisker = Stroke.of(palette.of(Ink.FOREGROUND), 1.2);
    if (high - low > 1) {
      pen.line(low, y, high, y, whisker);
      pen.line(low, y - CAP, low, y + CAP, whisker);
      pen.line(high, y - CAP, high, y + CAP, whisker);
    }
    pen.disc(x(value.value()), y, 2.4, palette.of(Ink.FOREGROUND));
    double baseline = bar.middleY() + 3.8;
    pen.text(
        figure.id(), area.x() - 8, baseline, Pen.Anchor.END, Face.LABEL, palette.of(Ink.MUTED));
    String whole = said(figure, row);
    String said = pen.fit(whole, Face.LABEL, words - 8);
    if (!said.equals(whole)) {
      // The whisker shows the interval.
      said = pen.fit(ComparisonWords.of(figure, row).change(), Face.LABEL, words - 8);
    }
    pen.text(
        said, area.right() + 8, baseline, Pen.Anchor.START, Face.LABEL, palette.of(Ink.FOREGROUND));
  }

  private static void frame(Pen pen, Box box, Stroke stroke) {
    double[] xs = {box.x(), box.right(), box.right(), box.x(), box.x()};
    double[] ys = {box.y(), box.y(), box.bottom(), box.bottom(), box.y()};
    pen.polyline(xs, ys, 5, stroke);
  }

  private static boolean isShown(Comparison comparison) {
    return comparison.outcome() == Comparison.Outcome.LESS
        || comparison.outcome() == Comparison.Outcome.MORE;
  }

  /** A difference that is shown, or an interval in the direction of the axis. */
  private static String said(Figure figure, Comparison comparison) {
    return isShown(comparison)
        ? Figures.change(figure, comparison.ratio())
        : ComparisonWords.of(figure, comparison).change()
            + " ("
            + Figures.range(comparison.ratio(), false)
            + ")";
  }

  /** Where a figure's bar lies. */
  public Box bar(Figure figure) {
    int row = List.copyOf(rows.keySet()).indexOf(figure);
    double pitch = area.height() / rows.size();
    double height = Math.min(Math.max(pitch - 6, 4), BAR);
    double y = area.y() + (row + 0.5) * pitch - height / 2;
    double one = x(1);
    double end =
        x(
            Math.max(
                LEAST_RATIO, java.util.Objects.requireNonNull(rows.get(figure)).ratio().value()));
    return new Box(Math.min(one, end), y, Math.abs(end - one), height);
  }

  private double x(double value) {
    return area.x() + ratio.unit(value) * area.width();
  }

  /** The figure whose row a point of the drawing lies in. */
  public Optional<Figure> at(double y) {
    if (rows.isEmpty() || y < area.y() || y >= area.bottom()) {
      return Optional.empty();
    }
    int row = (int) ((y - area.y()) / area.height() * rows.size());
    return Optional.of(List.copyOf(rows.keySet()).get(row));
  }

  /** All of it in one line, for those who listen. */
  public String spoken() {
    StringBuilder line = new StringBuilder(model.title());
    rows.forEach(
        (figure, value) ->
            line.append(", ").append(figure.id()).append(' ').append(said(figure, value)));
    return line.toString();
  }
}
