package dev.afterburner.workbench.chart;

/** Draws the sign that stands beside a legend's label. */
public final class Swatch {

  private Swatch() {}

  /** Draws a sign into a box. */
  public static void draw(Pen pen, Palette palette, LegendEntry entry, Box box) {
    Rgb colour = palette.of(entry.ink());
    double y = box.middleY();
    Stroke stroke = new Stroke(colour, 2, entry.dash());
    switch (entry.mark()) {
      case LINE -> pen.line(box.x(), y, box.right(), y, stroke);
      case DOT -> pen.disc(box.middleX(), y, 3.5, colour);
      case LINE_AND_DOT -> {
        pen.line(box.x(), y, box.right(), y, stroke);
        pen.disc(box.middleX(), y, 3.2, colour);
      }
      case BAR ->
          pen.rectangle(
              new Box(box.x() + 3, box.y() + 1, box.width() - 6, box.height() - 2),
              1.5,
              colour.faded(0.45));
      case CROSS -> cross(pen, box.middleX(), y, 3.2, colour);
    }
  }

  static void cross(Pen pen, double x, double y, double arm, Rgb colour) {
    Stroke stroke = Stroke.of(colour, 1.5);
    pen.line(x - arm, y - arm, x + arm, y + arm, stroke);
    pen.line(x - arm, y + arm, x + arm, y - arm, stroke);
  }
}
