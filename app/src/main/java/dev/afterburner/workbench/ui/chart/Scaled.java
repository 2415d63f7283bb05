// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.chart;

import javafx.scene.layout.Region;

/** The place of a canvas whose units grow with the window's text. */
final class Scaled extends Region {

  private final PlotCanvas canvas;

  Scaled(PlotCanvas canvas) {
    this.canvas = canvas;
    getChildren().add(canvas);
  }

  /** Sets how large a unit of the drawing is, px. */
  void setUnit(double px) {
    canvas.setUnit(px);
    requestLayout();
  }

  @Override
  protected double computeMinWidth(double height) {
    return canvas.minWidth(-1);
  }

  @Override
  protected double computeMinHeight(double width) {
    return canvas.minHeight(-1);
  }

  @Override
  protected double computePrefWidth(double height) {
    return canvas.prefWidth(-1);
  }

  @Override
  protected double computePrefHeight(double width) {
    return canvas.prefHeight(-1);
  }

  @Override
  protected void layoutChildren() {
    canvas.resizeRelocate(0, 0, getWidth() / canvas.unit(), getHeight() / canvas.unit());
  }
}
