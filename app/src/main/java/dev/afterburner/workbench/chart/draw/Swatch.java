// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.chart.draw;

/** Draws the sign that stands beside a legend's label. */
public final class Swatch {

  /** How opaque a bar is. */
  public static final double BAR = 0.38;

  /** How opaque the ground of a curve and the band of its noise are. */
  public static final double BAND = 0.08;

  private static final double RADIUS = 3.2;

  private Swatch() {}

  /** Draws a sign into a box. */
  public static void draw(Pen pen, Palette palette, LegendEntry entry, Box box) {
    Rgb colour = palette.of(entry.ink());
    double x = box.middleX();
    double y = box.middleY();
    switch (entry.mark()) {
      case LINE -> line(pen, entry, colour, box);
      case DOT -> Sign.DISC.draw(pen, x, y, RADIUS, colour);
      case LINE_AND_DOT -> {
        line(pen, entry, colour, box);
        Sign.DISC.draw(pen, x, y, RADIUS, colour);
      }
      case LINE_AND_SQUARE -> {
        line(pen, entry, colour, box);
        Sign.SQUARE.draw(pen, x, y, RADIUS, colour);
      }
      case LINE_AND_DIAMOND -> {
        line(pen, entry, colour, box);
        Sign.DIAMOND.draw(pen, x, y, RADIUS, colour);
      }
      case BAR ->
          pen.rectangle(
              new Box(box.x() + 3, box.y() + 1, box.width() - 6, box.height() - 2),
              1.5,
              colour.faded(BAR));
      case BAND -> {
        pen.rectangle(new Box(box.x(), y, box.width(), box.height() / 2), 0, colour.faded(BAND));
        pen.line(box.x(), y, box.right(), y, new Stroke(colour, 1, entry.dash()));
      }
      case HOLLOW_SQUARE -> {
        Sign.SQUARE.draw(pen, x, y, RADIUS + 1, colour);
        Sign.SQUARE.draw(pen, x, y, (RADIUS + 1) * 0.55, palette.of(Ink.BACKGROUND));
      }
      case CROSS -> Sign.CROSS.draw(pen, x, y, RADIUS, colour);
    }
  }

  private static void line(Pen pen, LegendEntry entry, Rgb colour, Box box) {
    Stroke stroke = new Stroke(colour, 2, entry.dash());
    pen.line(box.x(), box.middleY(), box.right(), box.middleY(), stroke);
  }
}
