// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.chart.curve;

import dev.afterburner.workbench.chart.draw.AxisPen;
import dev.afterburner.workbench.chart.draw.Box;
import dev.afterburner.workbench.chart.draw.Dash;
import dev.afterburner.workbench.chart.draw.Ink;
import dev.afterburner.workbench.chart.draw.Palette;
import dev.afterburner.workbench.chart.draw.Panel;
import dev.afterburner.workbench.chart.draw.Pen;
import dev.afterburner.workbench.chart.draw.Stroke;
import java.util.List;

/**
 * What the curves are at one time.
 *
 * @param x where that time lies in the drawing
 * @param time the time as it is written
 * @param values the curves, those that stand out first
 */
public record CurveReadout(double x, String time, List<Value> values) {

  /**
   * A curve at that time.
   *
   * @param id the curve's
   * @param name the curve's
   * @param ink its colour
   * @param dash its line
   * @param text its memory as it is written, or that it had ended
   * @param y where that lies in the drawing; NaN where there is none
   */
  public record Value(String id, String name, Ink ink, Dash dash, String text, double y) {}

  public CurveReadout {
    values = List.copyOf(values);
  }

  /** The same in one line, for those who listen. */
  public String spoken() {
    StringBuilder line = new StringBuilder(time);
    for (Value value : values) {
      line.append(", ").append(value.name()).append(' ').append(value.text());
    }
    return line.toString();
  }

  /** Draws a line through the plot, a dot on every curve, and a panel with the values. */
  public void draw(Pen pen, Palette palette, Box area) {
    double at = AxisPen.crisp(x);
    pen.line(at, area.y(), at, area.bottom(), Stroke.of(palette.of(Ink.MUTED).faded(0.8), 1));
    for (Value value : values) {
      if (value.y() >= area.y() - 1 && value.y() <= area.bottom() + 1) {
        pen.disc(at, value.y(), 4, palette.of(Ink.BACKGROUND));
        pen.disc(at, value.y(), 3, palette.of(value.ink()));
      }
    }
    List<Panel.Row> rows =
        values.stream().map(v -> new Panel.Row(v.ink(), v.dash(), v.name(), v.text())).toList();
    new Panel(time, rows).draw(pen, palette, area, x);
  }
}
