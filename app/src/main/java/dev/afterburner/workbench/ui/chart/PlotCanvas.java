// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.chart;

import dev.afterburner.workbench.chart.draw.Pen;
import dev.afterburner.workbench.chart.draw.TextWidth;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/**
 * Two layers to draw on: the chart, and above it what follows the mouse, so that moving a cursor
 * does not draw the curves again. Draws at most once a pulse. Where the window's text is larger,
 * its units are: width, height and the mouse are in units of the drawing.
 */
final class PlotCanvas extends Region {

  /** Draws a layer into a room. */
  @FunctionalInterface
  interface Layer {
    void draw(Pen pen, double width, double height);
  }

  private final Canvas chart = new Canvas();
  private final Canvas above = new Canvas();
  private final Layer chartLayer;
  private final Layer aboveLayer;
  private @Nullable CanvasPen chartPen;
  private @Nullable CanvasPen abovePen;
  private boolean chartStale = true;
  private boolean aboveStale = true;
  private final Scale enlarged = new Scale(1, 1);
  private final Scale asPixels = new Scale(1, 1);

  PlotCanvas(Layer chartLayer, Layer aboveLayer) {
    this.chartLayer = chartLayer;
    this.aboveLayer = aboveLayer;
    getStyleClass().add("chart-control-plot");
    getChildren().addAll(chart, above);
    getTransforms().add(enlarged);
    chart.getTransforms().add(asPixels);
    above.getTransforms().add(asPixels);
    above.setMouseTransparent(true);
    chart.setMouseTransparent(true);
    setPickOnBounds(true);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setMinSize(120, 60);
    setPrefSize(420, 180);
  }

  /**
   * Sets how large a unit of the drawing is, px. The layers keep the window's pixels: what is drawn
   * is larger, not blown up.
   */
  void setUnit(double px) {
    enlarged.setX(px);
    enlarged.setY(px);
    asPixels.setX(1 / px);
    asPixels.setY(1 / px);
    chartPen = null;
    abovePen = null;
    redraw();
  }

  double unit() {
    return enlarged.getX();
  }

  /** Measures text as the canvas writes it. */
  TextWidth textWidth() {
    chartPen = pen(chartPen, chart);
    return chartPen;
  }

  /** Both layers are drawn again at the next pulse. */
  void redraw() {
    chartStale = true;
    redrawAbove();
  }

  /** The upper layer is drawn again at the next pulse. */
  void redrawAbove() {
    aboveStale = true;
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    double height = getHeight();
    double across = snapSizeX(width * unit());
    double down = snapSizeY(height * unit());
    if (chart.getWidth() != across || chart.getHeight() != down) {
      for (Canvas layer : new Canvas[] {chart, above}) {
        layer.setWidth(across);
        layer.setHeight(down);
      }
      chartStale = true;
      aboveStale = true;
    }
    if (width <= 0 || height <= 0) {
      return;
    }
    if (chartStale) {
      chartStale = false;
      chartPen = pen(chartPen, chart);
      chartPen.clear(width, height);
      chartLayer.draw(chartPen, width, height);
    }
    if (aboveStale) {
      aboveStale = false;
      abovePen = pen(abovePen, above);
      abovePen.clear(width, height);
      aboveLayer.draw(abovePen, width, height);
    }
  }

  private CanvasPen pen(@Nullable CanvasPen before, Canvas canvas) {
    Window window = getScene() == null ? null : getScene().getWindow();
    double resolution = window == null ? 1 : window.getRenderScaleX();
    boolean usable = before != null && before.resolution() == resolution;
    return before != null && usable
        ? before
        : new CanvasPen(canvas.getGraphicsContext2D(), resolution, unit());
  }
}
