// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.chart;

import dev.afterburner.workbench.chart.draw.Box;
import dev.afterburner.workbench.chart.draw.Face;
import dev.afterburner.workbench.chart.draw.Pen;
import dev.afterburner.workbench.chart.draw.Rgb;
import dev.afterburner.workbench.chart.draw.Stroke;
import dev.afterburner.workbench.ui.fx.Fonts;
import java.util.HashMap;
import java.util.Map;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/** Draws onto a canvas of the window. */
final class CanvasPen implements Pen {

  private static final int CACHED_WIDTHS = 2000;
  private static final int MANY_CORNERS = 100;

  private record Measured(String text, Face face) {}

  private final GraphicsContext graphics;
  private final double resolution;
  private final Text ruler = new Text();
  private final Map<Face, Font> fonts = new HashMap<>();
  private final Map<Measured, Double> widths = new HashMap<>();

  /**
   * A pen.
   *
   * @param resolution device pixels a pixel of the window
   * @param unit size of a unit of the drawing, px
   */
  CanvasPen(GraphicsContext graphics, double resolution, double unit) {
    this.graphics = graphics;
    this.resolution = resolution;
    graphics.setTransform(unit, 0, 0, unit, 0, 0);
    graphics.setTextBaseline(VPos.BASELINE);
    graphics.setLineCap(StrokeLineCap.BUTT);
  }

  void clear(double width, double height) {
    // A fraction of a pixel beyond, too.
    graphics.clearRect(0, 0, width + 1, height + 1);
  }

  @Override
  public double resolution() {
    return resolution;
  }

  @Override
  public double of(String text, Face face) {
    if (widths.size() > CACHED_WIDTHS) {
      widths.clear();
    }
    return widths.computeIfAbsent(new Measured(text, face), this::measure);
  }

  private double measure(Measured measured) {
    ruler.setFont(font(measured.face()));
    ruler.setText(measured.text());
    return ruler.getLayoutBounds().getWidth();
  }

  private Font font(Face face) {
    return fonts.computeIfAbsent(
        face, f -> Font.font(Fonts.SANS, f.bold() ? FontWeight.BOLD : FontWeight.NORMAL, f.size()));
  }

  @Override
  public void line(double x1, double y1, double x2, double y2, Stroke stroke) {
    use(stroke);
    graphics.strokeLine(x1, y1, x2, y2);
  }

  @Override
  public void polyline(double[] xs, double[] ys, int n, Stroke stroke) {
    use(stroke);
    // A round corner is a curve to be flattened: too dear for a thousand that nobody can see.
    graphics.setLineJoin(n > MANY_CORNERS ? StrokeLineJoin.BEVEL : StrokeLineJoin.ROUND);
    graphics.strokePolyline(xs, ys, n);
  }

  @Override
  public void polygon(double[] xs, double[] ys, int n, Rgb fill) {
    graphics.setFill(color(fill));
    graphics.fillPolygon(xs, ys, n);
  }

  @Override
  public void rectangle(Box box, double radius, Rgb fill) {
    graphics.setFill(color(fill));
    if (radius > 0) {
      graphics.fillRoundRect(box.x(), box.y(), box.width(), box.height(), 2 * radius, 2 * radius);
    } else {
      graphics.fillRect(box.x(), box.y(), box.width(), box.height());
    }
  }

  @Override
  public void disc(double x, double y, double radius, Rgb fill) {
    graphics.setFill(color(fill));
    graphics.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
  }

  @Override
  public void text(String text, double x, double baseline, Anchor anchor, Face face, Rgb colour) {
    graphics.setTextAlign(
        switch (anchor) {
          case START -> TextAlignment.LEFT;
          case MIDDLE -> TextAlignment.CENTER;
          case END -> TextAlignment.RIGHT;
        });
    graphics.setFont(font(face));
    graphics.setFill(color(colour));
    graphics.fillText(text, x, baseline);
  }

  @Override
  public void within(Box box, Runnable drawing) {
    graphics.save();
    graphics.beginPath();
    graphics.rect(box.x(), box.y(), box.width(), box.height());
    graphics.clip();
    drawing.run();
    graphics.restore();
  }

  private void use(Stroke stroke) {
    graphics.setStroke(color(stroke.colour()));
    graphics.setLineWidth(stroke.width());
    graphics.setLineDashes(stroke.dash().lengths());
  }

  private static Color color(Rgb rgb) {
    return Color.rgb(rgb.red(), rgb.green(), rgb.blue(), rgb.opacity());
  }
}
