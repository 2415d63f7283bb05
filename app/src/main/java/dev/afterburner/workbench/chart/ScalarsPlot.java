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
import dev.afterburner.workbench.chart.draw.Sign;
import dev.afterburner.workbench.chart.draw.Stroke;
import dev.afterburner.workbench.chart.draw.Tick;
import dev.afterburner.workbench.chart.draw.Ticks;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;

/** Panels of a training's numbers laid out in columns. */
public final class ScalarsPlot implements Plot {

  private static final double NAME = 16;
  private static final double GAP = 8;
  private static final double PANEL_WIDTH = 340;
  private static final int MOST_COLUMNS = 3;
  private static final double FAINT = 0.32;

  private final ScalarsModel model;
  private final Box room;
  private final List<Placed> panels = new ArrayList<>();

  /** A panel and where its values lie. */
  private record Placed(ScalarsModel.Panel panel, Box area, Scale level, Scale upright) {
    double x(double step) {
      return area.x() + level.unit(step) * area.width();
    }

    double y(double value) {
      double unit = Math.clamp(upright.unit(value), -0.02, 1.02);
      return area.bottom() - unit * area.height();
    }
  }

  ScalarsPlot(ScalarsModel model, Box room, boolean titled) {
    this.model = model;
    this.room = titled ? new Box(room.x(), room.y(), room.width(), room.height() - NAME) : room;
    int n = model.panels().size();
    int columns = columns(n, room.width());
    int rows = rows(n, room.width());
    for (int i = 0; i < n; i++) {
      double width = (this.room.width() - GAP * (columns - 1)) / columns;
      double height = this.room.height() / rows;
      Box box =
          new Box(
              this.room.x() + i % columns * (width + GAP),
              this.room.y() + Math.floorDiv(i, columns) * height,
              width,
              height);
      panels.add(placed(model.panels().get(i), box));
    }
  }

  private static int columns(int panels, double width) {
    int fit = Math.clamp((int) (width / PANEL_WIDTH), 1, MOST_COLUMNS);
    return Math.max(1, Math.min(fit, panels));
  }

  /** How many rows so many panels take. */
  static int rows(int panels, double width) {
    int columns = columns(panels, width);
    return Math.max(1, (panels + columns - 1) / columns);
  }

  private Placed placed(ScalarsModel.Panel panel, Box box) {
    Box area =
        Margins.within(new Box(box.x(), box.y() + NAME, box.width(), box.height() - NAME), false);
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    for (int l = 0; l < panel.lines().size(); l++) {
      ScalarLine line = panel.lines().get(l);
      if (!model.isShown(l) || line.size() == 0) {
        continue;
      }
      first = Math.min(first, line.step(0));
      last = Math.max(last, line.step(line.size() - 1));
      for (int i : line.drawn()) {
        low = Double.isFinite(line.low(i)) ? Math.min(low, line.low(i)) : low;
        high = Double.isFinite(line.high(i)) ? Math.max(high, line.high(i)) : high;
      }
    }
    if (first > last) {
      return new Placed(panel, area, Scale.linear(0, 1), Scale.linear(0, 1));
    }
    Scale level =
        Scale.linear(
            (double) (first == last ? first - 1 : first),
            (double) (first == last ? last + 1 : last));
    return new Placed(panel, area, level, upright(low, high));
  }

  private Scale upright(double low, double high) {
    if (low > high) {
      return Scale.linear(0, 1);
    }
    if (model.log() && low > 0) {
      return Scale.log(low == high ? low / 2 : low, low == high ? high * 2 : high);
    }
    double spare = high > low ? 0.05 * (high - low) : Math.max(Math.abs(high) * 0.1, 1e-12);
    return Scale.linear(low - spare, high + spare);
  }

  @Override
  public Box area() {
    return room;
  }

  @Override
  public void draw(Pen pen, Palette palette) {
    if (model.panels().isEmpty()) {
      new AxisPen(pen, palette, room).empty(model.emptyText());
      return;
    }
    panels.forEach(panel -> draw(pen, palette, panel));
  }

  private void draw(Pen pen, Palette palette, Placed placed) {
    Box area = placed.area();
    String name = placed.panel().name() + (placed.upright() instanceof Scale.Log ? " (log)" : "");
    pen.text(
        pen.fit(name, Face.STRONG, area.width()),
        area.x(),
        area.y() - 6,
        Pen.Anchor.START,
        Face.STRONG,
        palette.of(Ink.FOREGROUND));
    AxisPen axis = new AxisPen(pen, palette, area);
    double marks = Math.max(2, area.height() / 30);
    axis.upright(
        placed.upright(),
        placed.upright() instanceof Scale.Log
            ? Ticks.log(placed.upright(), marks, ScalarsPlot::label)
            : Ticks.linear(placed.upright(), marks, ScalarsPlot::label));
    axis.level(placed.level(), steps(placed), false);
    axis.floor();
    List<ScalarLine> lines = placed.panel().lines();
    pen.within(
        new Box(area.x() - 2, area.y() - 4, area.width() + 4, area.height() + 8),
        () -> {
          for (boolean smooth : new boolean[] {false, true}) {
            for (int l = 0; l < lines.size(); l++) {
              if (model.isShown(l) && lines.get(l).size() > 0) {
                line(pen, palette, placed, model.lines().get(l), lines.get(l), smooth);
              }
            }
          }
        });
  }

  private static List<Tick> steps(Placed placed) {
    Scale level = placed.level();
    double wished = (level.high() - level.low()) / Math.max(2, placed.area().width() / 70);
    return Ticks.every(Math.max(1, Ticks.roundStep(wished)), level, Ticks::plain);
  }

  /** Short for what is far from 1: learning rates. */
  private static String label(double value, double step) {
    double size = Math.abs(value);
    if (value == 0 || (size >= 1e-3 && size < 1e5)) {
      return Ticks.plain(value, step);
    }
    int digits = Math.clamp((int) Math.floor(Math.log10(size) - Math.log10(step) + 1e-9), 0, 3);
    return String.format(Locale.ROOT, "%." + digits + "e", value)
        .replaceAll("e([+-])0*(\\d)", "e$1$2")
        .replace("e+", "e")
        .replace("-", "−");
  }

  private static void line(
      Pen pen,
      Palette palette,
      Placed placed,
      ScalarsModel.Name name,
      ScalarLine line,
      boolean smooth) {
    Rgb colour = palette.of(name.ink());
    if (!smooth) {
      if (line.isBanded()) {
        band(pen, placed, line, colour.faded(0.16));
      } else {
        runs(pen, placed, line, line::raw, Stroke.of(colour.faded(FAINT), 1));
      }
      broken(pen, palette, placed, line);
      return;
    }
    runs(pen, placed, line, line::smooth, new Stroke(colour, 1.7, name.dash()));
    for (long checkpoint : name.checkpoints()) {
      int at = line.at(checkpoint);
      if (at >= 0 && checkpoint <= line.step(line.size() - 1)) {
        double x = placed.x((double) checkpoint);
        double floor = placed.area().bottom();
        pen.line(x, floor, x, floor - 5, Stroke.of(colour, 1));
        if (Double.isFinite(line.smooth(at))) {
          double y = placed.y(line.smooth(at));
          Sign.DIAMOND.draw(pen, x, y, 3, palette.of(Ink.BACKGROUND));
          Sign.DIAMOND.draw(pen, x, y, 2.4, colour);
        }
      }
    }
  }

  /** Draws the stretches between gaps; a lone point is a disc. */
  private static void runs(
      Pen pen, Placed placed, ScalarLine line, IntToDoubleFunction values, Stroke stroke) {
    int[] drawn = line.drawn();
    double[] xs = new double[drawn.length];
    double[] ys = new double[drawn.length];
    int n = 0;
    for (int k = 0; k <= drawn.length; k++) {
      double value = k < drawn.length ? values.applyAsDouble(drawn[k]) : Double.NaN;
      if (Double.isFinite(value)) {
        xs[n] = placed.x((double) line.step(drawn[k]));
        ys[n++] = placed.y(value);
      } else {
        if (n == 1) {
          pen.disc(xs[0], ys[0], 1.4 + stroke.width() / 2, stroke.colour());
        } else if (n > 1) {
          pen.polyline(xs, ys, n, stroke);
        }
        n = 0;
      }
    }
  }

  private static void band(Pen pen, Placed placed, ScalarLine line, Rgb colour) {
    int[] drawn = line.drawn();
    int n = drawn.length;
    double[] xs = new double[2 * n];
    double[] ys = new double[2 * n];
    for (int k = 0; k < n; k++) {
      xs[k] = placed.x((double) line.step(drawn[k]));
      xs[2 * n - 1 - k] = xs[k];
      ys[k] = placed.y(line.high(drawn[k]));
      ys[2 * n - 1 - k] = placed.y(line.low(drawn[k]));
    }
    if (n > 1) {
      pen.polygon(xs, ys, 2 * n, colour);
    } else if (n == 1) {
      pen.line(xs[0], ys[0], xs[0], ys[1], Stroke.of(colour, 4));
    }
  }

  /** A cross at the floor for each value that is no number: a gap alone may be overlooked. */
  private static void broken(Pen pen, Palette palette, Placed placed, ScalarLine line) {
    for (int i : line.drawn()) {
      if (!Double.isFinite(line.raw(i))) {
        double x = placed.x((double) line.step(i));
        Sign.CROSS.draw(pen, x, placed.area().bottom() - 5, 3, palette.of(Ink.DANGER));
      }
    }
  }

  /** The step below a point of the drawing, in the panel there; −1 where there is none. */
  public long step(double x, double y) {
    for (Placed placed : panels) {
      Box area = placed.area();
      boolean within =
          x >= area.x() - 4 && x <= area.right() + 4 && y >= area.y() - NAME && y <= area.bottom();
      if (within) {
        return Math.max(0, Math.round(placed.level().value((x - area.x()) / area.width())));
      }
    }
    return -1;
  }

  /** The last step of any line that is shown. */
  public long lastStep() {
    long last = -1;
    for (ScalarsModel.Panel panel : model.panels()) {
      for (int l = 0; l < panel.lines().size(); l++) {
        ScalarLine line = panel.lines().get(l);
        last =
            model.isShown(l) && line.size() > 0 ? Math.max(last, line.step(line.size() - 1)) : last;
      }
    }
    return last;
  }

  /** What there is at a step or last before it, panel by panel, in one line. */
  public String spoken(long step) {
    StringBuilder said = new StringBuilder("step " + step);
    for (ScalarsModel.Panel panel : model.panels()) {
      for (int l = 0; l < panel.lines().size(); l++) {
        if (model.isShown(l) && panel.lines().get(l).at(step) >= 0) {
          said.append(", ").append(panel.name());
          if (model.lines().size() > 1) {
            said.append(" of ").append(model.lines().get(l).label());
          }
          said.append(' ').append(value(panel.lines().get(l), step));
        }
      }
    }
    return said.toString();
  }

  /** Draws a line at a step through every panel, with the values there. */
  public void drawReadout(Pen pen, Palette palette, long step) {
    for (Placed placed : panels) {
      Box area = placed.area();
      if (step < placed.level().low() || step > placed.level().high()) {
        continue;
      }
      double x = AxisPen.crisp(placed.x((double) step));
      pen.line(x, area.y(), x, area.bottom(), Stroke.of(palette.of(Ink.MUTED).faded(0.5), 1));
      double right = area.right();
      List<ScalarLine> lines = placed.panel().lines();
      for (int l = lines.size() - 1; l >= 0; l--) {
        if (model.isShown(l) && lines.get(l).at(step) >= 0) {
          String value = value(lines.get(l), step);
          double width = pen.of(value, Face.LABEL);
          Rgb ground = palette.of(Ink.BACKGROUND);
          pen.rectangle(new Box(right - width - 4, area.y() - NAME, width + 6, NAME), 2, ground);
          pen.text(
              value,
              right,
              area.y() - 5,
              Pen.Anchor.END,
              Face.LABEL,
              palette.of(model.lines().get(l).ink()));
          right -= width + 10;
        }
      }
    }
    pen.text(
        "step " + step,
        room.x() + 2,
        room.bottom() - 2,
        Pen.Anchor.START,
        Face.LABEL,
        palette.of(Ink.MUTED));
  }

  /** As written; behind it the smoothed one, or the band. */
  private static String value(ScalarLine line, long step) {
    int at = line.at(step);
    String raw = number(line.raw(at));
    if (line.isBanded()) {
      return raw + " [" + number(line.low(at)) + ", " + number(line.high(at)) + "]";
    }
    return line.raw(at) == line.smooth(at) || !Double.isFinite(line.smooth(at))
        ? raw
        : raw + " (" + number(line.smooth(at)) + ")";
  }

  private static String number(double value) {
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "NaN" : "infinite";
    }
    return String.format(Locale.ROOT, "%.4g", value);
  }
}
