package dev.afterburner.workbench.chart;

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

  private static final double ROW = 15;
  private static final double PAD = 8;
  private static final double MAX_NAME = 120;

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
    drawPanel(pen, palette, area);
  }

  private void drawPanel(Pen pen, Palette palette, Box area) {
    double names = 0;
    double texts = 0;
    for (Value value : values) {
      names = Math.max(names, Math.min(MAX_NAME, pen.of(value.name(), Face.LABEL)));
      texts = Math.max(texts, pen.of(value.text(), Face.LABEL));
    }
    double width = Math.max(22 + names + 14 + texts, pen.of(time, Face.STRONG)) + 2 * PAD;
    double height = ROW * (values.size() + 1) + PAD + 3;
    boolean right = x + 12 + width <= area.right();
    double left = right ? x + 12 : Math.max(area.x(), x - 12 - width);
    double top = Math.min(area.y() + 6, Math.max(area.y(), area.bottom() - height - 4));
    Box box = new Box(left, top, width, height);
    Box frame = new Box(box.x() - 1, box.y() - 1, box.width() + 2, box.height() + 2);
    pen.rectangle(frame, 5, palette.of(Ink.FAINT).faded(0.6));
    pen.rectangle(box, 4, palette.of(Ink.BACKGROUND));
    double y = top + ROW;
    pen.text(time, left + PAD, y, Pen.Anchor.START, Face.STRONG, palette.of(Ink.FOREGROUND));
    for (Value value : values) {
      y += ROW;
      Stroke stroke = new Stroke(palette.of(value.ink()), 2, value.dash());
      pen.line(left + PAD, y - 3.5, left + PAD + 15, y - 3.5, stroke);
      String name = pen.fit(value.name(), Face.LABEL, MAX_NAME);
      Rgb colour = palette.of(Ink.FOREGROUND);
      pen.text(name, left + PAD + 22, y, Pen.Anchor.START, Face.LABEL, colour);
      pen.text(value.text(), box.right() - PAD, y, Pen.Anchor.END, Face.LABEL, colour);
    }
  }
}
