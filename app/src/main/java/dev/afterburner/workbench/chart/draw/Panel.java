// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.chart.draw;

import java.util.List;

/**
 * A small table beside the mouse.
 *
 * @param title its first line
 * @param rows what stands below
 */
public record Panel(String title, List<Row> rows) {

  /**
   * A line of the table.
   *
   * @param ink the colour of the sample before the name
   * @param dash how the sample is broken
   * @param name left
   * @param value right; may be empty
   */
  public record Row(Ink ink, Dash dash, String name, String value) {}

  private static final double ROW = 15;
  private static final double PAD = 8;
  private static final double SAMPLE = 15;
  private static final double NAME_AT = 22;
  private static final double MAX_NAME = 150;
  private static final double MAX_TITLE = 300;

  /** Draws the table to the right of x, or to its left where there is no room. */
  public void draw(Pen pen, Palette palette, Box area, double x) {
    String heading = pen.fit(title, Face.STRONG, MAX_TITLE);
    double names = 0;
    double values = 0;
    for (Row row : rows) {
      names = Math.max(names, Math.min(MAX_NAME, pen.of(row.name(), Face.LABEL)));
      values = Math.max(values, pen.of(row.value(), Face.LABEL));
    }
    double gap = values > 0 ? 14 : 0;
    double table = rows.isEmpty() ? 0 : NAME_AT + names + gap + values;
    double width = Math.max(table, pen.of(heading, Face.STRONG)) + 2 * PAD;
    double height = ROW * (rows.size() + 1) + PAD + 3;
    boolean right = x + 12 + width <= area.right();
    double left = right ? x + 12 : Math.max(area.x() - 40, x - 12 - width);
    double top = Math.clamp(area.y() + 6, 1, Math.max(1, area.bottom() + 18 - height));
    Box box = new Box(left, top, width, height);
    Box frame = new Box(box.x() - 1, box.y() - 1, box.width() + 2, box.height() + 2);
    pen.rectangle(frame, 5, palette.of(Ink.FAINT));
    pen.rectangle(box, 4, palette.of(Ink.BACKGROUND));
    Rgb colour = palette.of(Ink.FOREGROUND);
    double y = top + ROW;
    pen.text(heading, left + PAD, y, Pen.Anchor.START, Face.STRONG, colour);
    for (Row row : rows) {
      y += ROW;
      Stroke stroke = new Stroke(palette.of(row.ink()), 2, row.dash());
      pen.line(left + PAD, y - 3.5, left + PAD + SAMPLE, y - 3.5, stroke);
      String name = pen.fit(row.name(), Face.LABEL, MAX_NAME);
      pen.text(name, left + PAD + NAME_AT, y, Pen.Anchor.START, Face.LABEL, colour);
      pen.text(row.value(), box.right() - PAD, y, Pen.Anchor.END, Face.LABEL, colour);
    }
  }
}
