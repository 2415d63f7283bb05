// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.chart;

import dev.afterburner.workbench.chart.curve.CurvePlot;
import dev.afterburner.workbench.chart.curve.CurveView;
import dev.afterburner.workbench.chart.curve.TimeZoom;
import javafx.scene.Cursor;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.jspecify.annotations.Nullable;

/** Mouse and keyboard of a {@link CurveChart}. */
final class CurveGestures {

  private static final double LEAST_DRAG = 4;
  private static final double KEY_PAN = 0.1;
  private static final double KEY_ZOOM = 0.7;
  private static final double WHEEL = 1.0022;

  private final CurveChart chart;
  private final PlotCanvas canvas;
  private double panFrom = Double.NaN;

  CurveGestures(CurveChart chart, PlotCanvas canvas) {
    this.chart = chart;
    this.canvas = canvas;
  }

  void install() {
    canvas.setOnMouseMoved(event -> chart.setCursorAt(event.getX()));
    canvas.setOnMouseExited(_ -> left());
    canvas.setOnMousePressed(this::pressed);
    canvas.setOnMouseDragged(this::dragged);
    canvas.setOnMouseReleased(this::released);
    canvas.setOnScroll(this::scrolled);
    canvas.setOnKeyPressed(this::key);
  }

  private void left() {
    if (Double.isNaN(chart.dragFrom())) {
      chart.setCursorAt(Double.NaN);
    }
  }

  private void pressed(MouseEvent event) {
    canvas.requestFocus();
    boolean primary = event.getButton() == MouseButton.PRIMARY;
    if (primary && event.getClickCount() == 2) {
      zoom(null);
    } else if (event.getButton() == MouseButton.MIDDLE || (primary && event.isShiftDown())) {
      panFrom = event.getX();
      canvas.setCursor(Cursor.CLOSED_HAND);
    } else if (primary) {
      chart.setDragFrom(event.getX());
    }
  }

  private void dragged(MouseEvent event) {
    if (!Double.isNaN(panFrom)) {
      CurvePlot plot = chart.curvePlot();
      zoom(TimeZoom.panned(plot, (panFrom - event.getX()) / plot.area().width()));
      panFrom = event.getX();
    }
    chart.setCursorAt(event.getX());
  }

  private void released(MouseEvent event) {
    double from = chart.dragFrom();
    chart.setDragFrom(Double.NaN);
    panFrom = Double.NaN;
    canvas.setCursor(Cursor.DEFAULT);
    if (!Double.isNaN(from) && Math.abs(event.getX() - from) >= LEAST_DRAG) {
      zoom(TimeZoom.between(chart.curvePlot(), from, event.getX()));
    }
  }

  private void scrolled(ScrollEvent event) {
    CurvePlot plot = chart.curvePlot();
    // With shift held the toolkit turns the wheel sideways.
    if (event.getDeltaX() != 0) {
      zoom(TimeZoom.panned(plot, -event.getDeltaX() / plot.area().width()));
    } else if (event.getDeltaY() != 0) {
      double unit = Math.clamp(plot.unitAt(event.getX()), 0, 1);
      zoom(TimeZoom.zoomed(plot, unit, Math.pow(WHEEL, -event.getDeltaY())));
    }
    event.consume();
  }

  private void key(KeyEvent event) {
    if (event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    boolean used = true;
    switch (event.getCode()) {
      case LEFT -> sideways(event, -1);
      case RIGHT -> sideways(event, 1);
      case PLUS, ADD, EQUALS -> zoomAtCursor(KEY_ZOOM);
      case MINUS, SUBTRACT -> zoomAtCursor(1 / KEY_ZOOM);
      case DIGIT0, NUMPAD0, HOME -> zoom(null);
      case ESCAPE -> used = cancelled();
      default -> used = false;
    }
    if (used) {
      event.consume();
    }
  }

  private void sideways(KeyEvent event, int direction) {
    CurvePlot plot = chart.curvePlot();
    if (!event.isShiftDown()) {
      zoom(TimeZoom.panned(plot, direction * KEY_PAN));
      return;
    }
    double at = chart.cursorAt();
    double from = Double.isNaN(at) ? plot.area().middleX() : at;
    double step = plot.area().width() / 100;
    chart.setCursorAt(Math.clamp(from + direction * step, plot.area().x(), plot.area().right()));
  }

  private void zoomAtCursor(double factor) {
    CurvePlot plot = chart.curvePlot();
    double at = chart.cursorAt();
    double unit = Double.isNaN(at) ? 0.5 : Math.clamp(plot.unitAt(at), 0, 1);
    zoom(TimeZoom.zoomed(plot, unit, factor));
  }

  /** Escape stops a drag; without one it is for others. */
  private boolean cancelled() {
    boolean dragging = !Double.isNaN(chart.dragFrom());
    chart.setDragFrom(Double.NaN);
    return dragging;
  }

  private void zoom(CurveView.@Nullable Range range) {
    chart.look(view -> view.withRange(range));
  }
}
