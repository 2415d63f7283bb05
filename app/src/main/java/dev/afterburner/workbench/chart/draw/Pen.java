// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.chart.draw;

/**
 * What a chart is drawn with: the window's canvas, an image or a vector file. Coordinates are in
 * units of the drawing, from the upper left corner.
 */
public interface Pen extends TextWidth {

  /** Which point of a text its x is. */
  enum Anchor {
    START,
    MIDDLE,
    END
  }

  /** Device pixels per unit: how finely it makes sense to draw. */
  double resolution();

  default void line(double x1, double y1, double x2, double y2, Stroke stroke) {
    polyline(new double[] {x1, x2}, new double[] {y1, y2}, 2, stroke);
  }

  /** A line through the first n points. */
  void polyline(double[] xs, double[] ys, int n, Stroke stroke);

  /** The area within the first n points. */
  void polygon(double[] xs, double[] ys, int n, Rgb fill);

  /** A filled rectangle. */
  void rectangle(Box box, double radius, Rgb fill);

  /** A filled disc. */
  void disc(double x, double y, double radius, Rgb fill);

  /** A line of text on its baseline. */
  void text(String text, double x, double baseline, Anchor anchor, Face face, Rgb colour);

  /** Runs a drawing of which only what lies within the box is to be seen. */
  void within(Box box, Runnable drawing);
}
