// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.fx;

import javafx.scene.layout.Region;

/**
 * A pane that lays out by itself. Where a label changes, JavaFX measures every pane that it stands
 * in, up to the window's root, and all that these hold; here that ends. How large the content wants
 * to be is asked when the pane itself is measured.
 */
public final class Island extends Region {

  private final Region content;

  public Island(Region content) {
    this.content = content;
    getStyleClass().add(Themes.PANE);
    // What is not managed is where requests for a layout end.
    content.setManaged(false);
    getChildren().add(content);
  }

  @Override
  protected void layoutChildren() {
    content.resizeRelocate(0, 0, getWidth(), getHeight());
  }

  @Override
  protected double computeMinWidth(double height) {
    return content.minWidth(height);
  }

  @Override
  protected double computeMinHeight(double width) {
    return content.minHeight(width);
  }

  @Override
  protected double computePrefWidth(double height) {
    return content.prefWidth(height);
  }

  @Override
  protected double computePrefHeight(double width) {
    return content.prefHeight(width);
  }
}
