// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.chart.draw;

import dev.afterburner.sandbox.Figure;

/** Small shapes, so that points of different figures differ in more than colour. */
public enum Sign {
  DISC,
  SQUARE,
  DIAMOND,
  CROSS;

  public static Sign of(Figure figure) {
    return switch (figure) {
      case TIME -> DISC;
      case MEMORY -> SQUARE;
      case INTEGRAL -> DIAMOND;
    };
  }

  /** Draws the shape around a point. */
  public void draw(Pen pen, double x, double y, double radius, Rgb colour) {
    switch (this) {
      case DISC -> pen.disc(x, y, radius, colour);
      case SQUARE -> {
        double half = radius * 0.88;
        pen.rectangle(new Box(x - half, y - half, 2 * half, 2 * half), 0.5, colour);
      }
      case DIAMOND -> {
        double far = radius * 1.3;
        double[] xs = {x - far, x, x + far, x};
        double[] ys = {y, y - far, y, y + far};
        pen.polygon(xs, ys, 4, colour);
      }
      case CROSS -> {
        Stroke stroke = Stroke.of(colour, 1.6);
        pen.line(x - radius, y - radius, x + radius, y + radius, stroke);
        pen.line(x - radius, y + radius, x + radius, y - radius, stroke);
      }
    }
  }
}
