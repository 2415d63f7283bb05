// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.export.figure;

import dev.afterburner.workbench.chart.draw.Box;
import dev.afterburner.workbench.chart.draw.Face;
import dev.afterburner.workbench.chart.draw.Pen;
import dev.afterburner.workbench.chart.draw.Rgb;
import dev.afterburner.workbench.chart.draw.Stroke;
import dev.afterburner.workbench.chart.draw.TextWidth;
import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;
import org.apache.pdfbox.util.Matrix;

/** Draws into a page of a PDF. Text stays text, so that it can be searched and copied. */
final class PdfPen implements Pen {

  /** How far from its ends a quarter of a circle has the two middle points of a Bézier curve. */
  private static final double ARC = 0.5522847498;

  private static final int ROUND = 1;

  private final PDPageContentStream page;
  private final PdfFonts fonts;
  private final TextWidth widths;
  private final double height;
  private final Map<Double, PDExtendedGraphicsState> opacities = new HashMap<>();

  /**
   * A pen for one page.
   *
   * @param height of the page, in units of the drawing
   * @param pointsPerUnit how long a unit is
   */
  PdfPen(
      PDPageContentStream page,
      PdfFonts fonts,
      TextWidth widths,
      double height,
      double pointsPerUnit) {
    this.page = page;
    this.fonts = fonts;
    this.widths = widths;
    this.height = height;
    draw(
        () -> {
          page.transform(Matrix.getScaleInstance((float) pointsPerUnit, (float) pointsPerUnit));
          page.setLineJoinStyle(ROUND);
        });
  }

  /** An operation on the page. */
  private interface Operation {
    void run() throws IOException;
  }

  private static void draw(Operation operation) {
    try {
      operation.run();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
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
    draw(
        () -> {
          double[] lengths = stroke.dash().lengths();
          float[] dash = new float[lengths.length];
          for (int i = 0; i < dash.length; i++) {
            dash[i] = (float) lengths[i];
          }
          page.setLineDashPattern(dash, 0);
          page.setLineWidth((float) stroke.width());
          page.setStrokingColor(color(stroke.colour()));
          opacity(stroke.colour());
          path(xs, ys, n);
          page.stroke();
        });
  }

  @Override
  public void polygon(double[] xs, double[] ys, int n, Rgb fill) {
    if (n > 2) {
      draw(
          () -> {
            path(xs, ys, n);
            page.closePath();
            fill(fill);
          });
    }
  }

  @Override
  public void rectangle(Box box, double radius, Rgb fill) {
    draw(
        () -> {
          if (radius > 0) {
            rounded(box, Math.min(radius, Math.min(box.width(), box.height()) / 2));
          } else {
            page.addRect(
                (float) box.x(),
                (float) (height - box.bottom()),
                (float) box.width(),
                (float) box.height());
          }
          fill(fill);
        });
  }

  @Override
  public void disc(double x, double y, double radius, Rgb fill) {
    draw(
        () -> {
          rounded(new Box(x - radius, y - radius, 2 * radius, 2 * radius), radius);
          fill(fill);
        });
  }

  @Override
  public void text(String text, double x, double baseline, Anchor anchor, Face face, Rgb colour) {
    String shown = fonts.known(text, face);
    if (shown.isEmpty()) {
      return;
    }
    double shift =
        switch (anchor) {
          case START -> 0;
          case MIDDLE -> of(text, face) / 2;
          case END -> of(text, face);
        };
    draw(
        () -> {
          page.setNonStrokingColor(color(colour));
          opacity(colour);
          page.beginText();
          page.setFont(fonts.of(face), (float) face.size());
          page.newLineAtOffset((float) (x - shift), (float) (height - baseline));
          page.showText(shown);
          page.endText();
        });
  }

  @Override
  public void within(Box box, Runnable drawing) {
    draw(
        () -> {
          page.saveGraphicsState();
          page.addRect(
              (float) box.x(),
              (float) (height - box.bottom()),
              (float) box.width(),
              (float) box.height());
          page.clip();
        });
    drawing.run();
    draw(page::restoreGraphicsState);
  }

  private void path(double[] xs, double[] ys, int n) throws IOException {
    page.moveTo((float) xs[0], (float) (height - ys[0]));
    for (int i = 1; i < n; i++) {
      page.lineTo((float) xs[i], (float) (height - ys[i]));
    }
  }

  private void rounded(Box box, double radius) throws IOException {
    double left = box.x();
    double right = box.right();
    double top = height - box.y();
    double bottom = height - box.bottom();
    double bend = radius * (1 - ARC);
    page.moveTo((float) (left + radius), (float) bottom);
    page.lineTo((float) (right - radius), (float) bottom);
    curve(right - bend, bottom, right, bottom + bend, right, bottom + radius);
    page.lineTo((float) right, (float) (top - radius));
    curve(right, top - bend, right - bend, top, right - radius, top);
    page.lineTo((float) (left + radius), (float) top);
    curve(left + bend, top, left, top - bend, left, top - radius);
    page.lineTo((float) left, (float) (bottom + radius));
    curve(left, bottom + bend, left + bend, bottom, left + radius, bottom);
    page.closePath();
  }

  private void curve(double x1, double y1, double x2, double y2, double x3, double y3)
      throws IOException {
    page.curveTo((float) x1, (float) y1, (float) x2, (float) y2, (float) x3, (float) y3);
  }

  private void fill(Rgb colour) throws IOException {
    page.setNonStrokingColor(color(colour));
    opacity(colour);
    page.fill();
  }

  private void opacity(Rgb colour) throws IOException {
    page.setGraphicsStateParameters(
        opacities.computeIfAbsent(
            colour.opacity(),
            share -> {
              PDExtendedGraphicsState state = new PDExtendedGraphicsState();
              state.setStrokingAlphaConstant(share.floatValue());
              state.setNonStrokingAlphaConstant(share.floatValue());
              return state;
            }));
  }

  private static Color color(Rgb rgb) {
    return new Color(rgb.red(), rgb.green(), rgb.blue());
  }
}
