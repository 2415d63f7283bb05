// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.export.figure;

import dev.afterburner.workbench.chart.draw.Box;
import dev.afterburner.workbench.chart.draw.Face;
import dev.afterburner.workbench.chart.draw.Pen;
import dev.afterburner.workbench.chart.draw.Rgb;
import dev.afterburner.workbench.chart.draw.Stroke;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;

/** Draws onto an image in memory. */
final class ImagePen implements Pen {

  private final Graphics2D graphics;
  private final PaperFonts fonts;
  private final double scale;

  ImagePen(Graphics2D graphics, PaperFonts fonts, double scale) {
    this.graphics = graphics;
    this.fonts = fonts;
    this.scale = scale;
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.scale(scale, scale);
  }

  @Override
  public double resolution() {
    return scale;
  }

  @Override
  public double of(String text, Face face) {
    return fonts.of(text, face);
  }

  @Override
  public void line(double x1, double y1, double x2, double y2, Stroke stroke) {
    outline(new Line2D.Double(x1, y1, x2, y2), stroke);
  }

  @Override
  public void polyline(double[] xs, double[] ys, int n, Stroke stroke) {
    if (n > 1) {
      outline(path(xs, ys, n), stroke);
    }
  }

  @Override
  public void polygon(double[] xs, double[] ys, int n, Rgb fill) {
    if (n > 2) {
      Path2D path = path(xs, ys, n);
      path.closePath();
      fill(path, fill);
    }
  }

  @Override
  public void rectangle(Box box, double radius, Rgb fill) {
    Shape shape =
        radius > 0
            ? new RoundRectangle2D.Double(
                box.x(), box.y(), box.width(), box.height(), 2 * radius, 2 * radius)
            : new Rectangle2D.Double(box.x(), box.y(), box.width(), box.height());
    fill(shape, fill);
  }

  @Override
  public void disc(double x, double y, double radius, Rgb fill) {
    fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius), fill);
  }

  @Override
  public void text(String text, double x, double baseline, Anchor anchor, Face face, Rgb colour) {
    double shift =
        switch (anchor) {
          case START -> 0;
          case MIDDLE -> of(text, face) / 2;
          case END -> of(text, face);
        };
    graphics.setFont(fonts.of(face));
    graphics.setColor(color(colour));
    graphics.drawString(text, (float) (x - shift), (float) baseline);
  }

  @Override
  public void within(Box box, Runnable drawing) {
    Shape before = graphics.getClip();
    graphics.clip(new Rectangle2D.Double(box.x(), box.y(), box.width(), box.height()));
    drawing.run();
    graphics.setClip(before);
  }

  private void outline(Shape shape, Stroke stroke) {
    graphics.setColor(color(stroke.colour()));
    double[] lengths = stroke.dash().lengths();
    float[] dash = new float[lengths.length];
    for (int i = 0; i < dash.length; i++) {
      dash[i] = (float) lengths[i];
    }
    graphics.setStroke(
        new BasicStroke(
            (float) stroke.width(),
            BasicStroke.CAP_BUTT,
            BasicStroke.JOIN_ROUND,
            1,
            dash.length == 0 ? null : dash,
            0));
    graphics.draw(shape);
  }

  private void fill(Shape shape, Rgb fill) {
    graphics.setColor(color(fill));
    graphics.fill(shape);
  }

  private static Path2D path(double[] xs, double[] ys, int n) {
    Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO, n + 1);
    path.moveTo(xs[0], ys[0]);
    for (int i = 1; i < n; i++) {
      path.lineTo(xs[i], ys[i]);
    }
    return path;
  }

  private static Color color(Rgb rgb) {
    return new Color(rgb.red(), rgb.green(), rgb.blue(), (int) Math.round(rgb.opacity() * 255));
  }
}
