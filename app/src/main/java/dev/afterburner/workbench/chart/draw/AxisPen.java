// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.chart.draw;

import java.util.ArrayList;
import java.util.List;

/** Draws grid lines, marks and names of axes around a plot. */
public final class AxisPen {

  static final double LABEL_GAP = 7;
  private static final double BELOW = 15;

  private final Pen pen;
  private final Palette palette;
  private final Box area;

  public AxisPen(Pen pen, Palette palette, Box area) {
    this.pen = pen;
    this.palette = palette;
    this.area = area;
  }

  /** Horizontal grid lines with their labels to the left. */
  public void upright(Scale scale, List<Tick> ticks) {
    for (Tick tick : ticks) {
      double y = crisp(area.bottom() - scale.unit(tick.value()) * area.height());
      pen.line(area.x(), y, area.right(), y, grid(tick));
      if (tick.major()) {
        pen.text(
            tick.label(),
            area.x() - LABEL_GAP,
            y + 3.8,
            Pen.Anchor.END,
            Face.LABEL,
            palette.of(Ink.MUTED));
      }
    }
  }

  /** Marks along the bottom with their labels below; labels that would collide are left out. */
  public void level(Scale scale, List<Tick> ticks, boolean lines) {
    double free = Double.NEGATIVE_INFINITY;
    for (Tick tick : ticks) {
      double x = area.x() + scale.unit(tick.value()) * area.width();
      if (lines) {
        double at = crisp(x);
        pen.line(at, area.y(), at, area.bottom(), grid(tick));
      }
      if (!tick.major()) {
        continue;
      }
      double half = pen.of(tick.label(), Face.LABEL) / 2;
      double middle = Math.min(Math.max(x, area.x() - 20 + half), area.right() + 10 - half);
      if (middle - half >= free) {
        pen.text(
            tick.label(),
            middle,
            area.bottom() + BELOW,
            Pen.Anchor.MIDDLE,
            Face.LABEL,
            palette.of(Ink.MUTED));
        free = middle + half + 8;
      }
    }
  }

  /** The bottom line. */
  public void floor() {
    double y = crisp(area.bottom());
    pen.line(area.x(), y, area.right(), y, Stroke.of(palette.of(Ink.FAINT), 1));
  }

  /** The names of the axes, as on paper. */
  public void names(String level, String upright) {
    Rgb colour = palette.of(Ink.MUTED);
    pen.text(level, area.right(), area.bottom() + 30, Pen.Anchor.END, Face.LABEL, colour);
    pen.text(upright, area.x() - 38, area.y() - 12, Pen.Anchor.START, Face.LABEL, colour);
  }

  /** What stands there when there is nothing to show, in as many lines as it takes. */
  public void empty(String text) {
    List<String> lines = new ArrayList<>();
    for (String paragraph : text.split("\n", -1)) {
      wrap(paragraph, area.width() - 8, lines);
    }
    double y = area.middleY() - (lines.size() - 1) * 8 + 4;
    for (String line : lines) {
      String shown = pen.fit(line, Face.LABEL, area.width() - 8);
      pen.text(shown, area.middleX(), y, Pen.Anchor.MIDDLE, Face.LABEL, palette.of(Ink.MUTED));
      y += 16;
    }
  }

  private void wrap(String text, double room, List<String> lines) {
    String line = "";
    for (String word : text.split(" ", -1)) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (!line.isEmpty() && pen.of(longer, Face.LABEL) > room) {
        lines.add(line);
        line = word;
      } else {
        line = longer;
      }
    }
    lines.add(line);
  }

  private Stroke grid(Tick tick) {
    Rgb colour = palette.of(Ink.GRID);
    return Stroke.of(tick.major() ? colour : colour.faded(0.45), 1);
  }

  /** The middle of a pixel, where a line one pixel wide is sharp. */
  public static double crisp(double at) {
    return Math.floor(at) + 0.5;
  }
}
