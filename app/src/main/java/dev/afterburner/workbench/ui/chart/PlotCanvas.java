// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.chart;

import dev.afterburner.workbench.chart.Pen;
import dev.afterburner.workbench.chart.TextWidth;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/**
 * Two layers to draw on: the chart, and above it what follows the mouse, so that moving a cursor
 * does not draw the curves again. Draws at most once a pulse.
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

  PlotCanvas(Layer chartLayer, Layer aboveLayer) {
    this.chartLayer = chartLayer;
    this.aboveLayer = aboveLayer;
    getStyleClass().add("chart-control-plot");
    getChildren().addAll(chart, above);
    above.setMouseTransparent(true);
    chart.setMouseTransparent(true);
    setPickOnBounds(true);
    setFocusTraversable(true);
    setMinSize(120, 60);
    setPrefSize(420, 180);
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
    double width = snapSizeX(getWidth());
    double height = snapSizeY(getHeight());
    if (chart.getWidth() != width || chart.getHeight() != height) {
      for (Canvas layer : new Canvas[] {chart, above}) {
        layer.setWidth(width);
        layer.setHeight(height);
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
        : new CanvasPen(canvas.getGraphicsContext2D(), resolution);
  }
}
