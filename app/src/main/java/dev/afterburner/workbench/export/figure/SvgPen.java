// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.export.figure;

import dev.afterburner.workbench.chart.draw.Box;
import dev.afterburner.workbench.chart.draw.Face;
import dev.afterburner.workbench.chart.draw.Pen;
import dev.afterburner.workbench.chart.draw.Rgb;
import dev.afterburner.workbench.chart.draw.Stroke;
import dev.afterburner.workbench.chart.draw.TextWidth;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Draws as SVG 1.1. Text stays text, so that it can be searched and edited. */
final class SvgPen implements Pen {

  private static final String FAMILY =
      "'Inter Tabular', Inter, 'Helvetica Neue', Arial, sans-serif";

  private final StringBuilder body = new StringBuilder();
  private final TextWidth widths;
  private final double width;
  private final double height;
  private int clipCount;

  SvgPen(double width, double height, TextWidth widths) {
    this.width = width;
    this.height = height;
    this.widths = widths;
  }

  /** The whole document, as large as the drawing. */
  String document(String title) {
    return document(title, number(width), number(height));
  }

  /** The whole document, of a size on paper. */
  String document(String title, double millimetresPerUnit) {
    return document(
        title,
        number(width * millimetresPerUnit) + "mm",
        number(height * millimetresPerUnit) + "mm");
  }

  private String document(String title, String across, String down) {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <svg xmlns="http://www.w3.org/2000/svg" width="%1$s" height="%2$s" viewBox="0 0 %3$s %4$s">
    <title>%5$s</title>
    <g font-family="%6$s" style="font-feature-settings: 'tnum'">
    %7$s</g>
    </svg>
    """
        .formatted(across, down, number(width), number(height), escape(title), FAMILY, body);
  }

  @Override
  public double resolution() {
    return 2;
  }

  @Override
  public double of(String text, Face face) {
    return widths.of(text, face);
  }

  @Override
  public void polyline(double[] xs, double[] ys, int n, Stroke stroke) {
    if (n < 2) {
      return;
    }
    body.append("<path d=\"");
    points(xs, ys, n);
    body.append("\" fill=\"none\" stroke-linejoin=\"round\" stroke-width=\"")
        .append(number(stroke.width()))
        .append('"');
    paint("stroke", stroke.colour());
    double[] lengths = stroke.dash().lengths();
    for (int i = 0; i < lengths.length; i++) {
      body.append(i == 0 ? " stroke-dasharray=\"" : " ").append(number(lengths[i]));
    }
    body.append(lengths.length == 0 ? "/>\n" : "\"/>\n");
  }

  @Override
  public void polygon(double[] xs, double[] ys, int n, Rgb fill) {
    if (n > 2) {
      body.append("<path d=\"");
      points(xs, ys, n);
      body.append("Z\"");
      paint("fill", fill);
      body.append("/>\n");
    }
  }

  @Override
  public void rectangle(Box box, double radius, Rgb fill) {
    body.append("<rect");
    box(box);
    if (radius > 0) {
      body.append(" rx=\"").append(number(radius)).append('"');
    }
    paint("fill", fill);
    body.append("/>\n");
  }

  @Override
  public void disc(double x, double y, double radius, Rgb fill) {
    body.append(
        "<circle cx=\"%s\" cy=\"%s\" r=\"%s\"".formatted(number(x), number(y), number(radius)));
    paint("fill", fill);
    body.append("/>\n");
  }

  @Override
  public void text(String text, double x, double baseline, Anchor anchor, Face face, Rgb colour) {
    if (text.isEmpty()) {
      return;
    }
    body.append(
        "<text x=\"%s\" y=\"%s\" font-size=\"%s\""
            .formatted(number(x), number(baseline), number(face.size())));
    switch (anchor) {
      case START -> {}
      case MIDDLE -> body.append(" text-anchor=\"middle\"");
      case END -> body.append(" text-anchor=\"end\"");
    }
    if (face.bold()) {
      body.append(" font-weight=\"600\"");
    }
    paint("fill", colour);
    body.append('>').append(escape(text)).append("</text>\n");
  }

  @Override
  public void within(Box box, Runnable drawing) {
    String id = "clip" + ++clipCount;
    body.append("<clipPath id=\"").append(id).append("\"><rect");
    box(box);
    body.append("/></clipPath>\n<g clip-path=\"url(#").append(id).append(")\">\n");
    drawing.run();
    body.append("</g>\n");
  }

  private void points(double[] xs, double[] ys, int n) {
    for (int i = 0; i < n; i++) {
      body.append(i == 0 ? 'M' : 'L').append(number(xs[i])).append(' ').append(number(ys[i]));
    }
  }

  private void box(Box box) {
    body.append(
        " x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\""
            .formatted(
                number(box.x()), number(box.y()), number(box.width()), number(box.height())));
  }

  private void paint(String attribute, Rgb colour) {
    body.append(
        " %s=\"#%02x%02x%02x\"".formatted(attribute, colour.red(), colour.green(), colour.blue()));
    if (colour.opacity() < 1) {
      body.append(" %s-opacity=\"%s\"".formatted(attribute, number(colour.opacity())));
    }
  }

  private static String number(double value) {
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  /** Escapes markup and leaves out what XML 1.0 does not allow at all. */
  private static String escape(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .filter(c -> c == '\t' || (c >= 0x20 && c != 0xfffe && c != 0xffff && !isSurrogate(c)))
        .forEach(
            c -> {
              switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.appendCodePoint(c);
              }
            });
    return escaped.toString();
  }

  private static boolean isSurrogate(int c) {
    return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
  }
}
