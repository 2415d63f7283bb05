// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.editor;

import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/** What a line costs: a number on a bar that is as long as its share. */
final class HeatBar extends Region {

  private static final double LEAST = 2;

  /** As many characters as the longest number has: "99.9 MB". */
  private static final double EMS = 5.2;

  private final Region bar = new Region();
  private final Text words = new Text();
  private final double share;

  /**
   * @param cell what it costs; null for nothing, which takes the same room
   */
  HeatBar(Heat.@Nullable Cell cell) {
    getStyleClass().add("heat");
    bar.getStyleClass().add("heat-bar");
    bar.setManaged(false);
    words.getStyleClass().add("heat-words");
    words.setText(cell == null ? "" : cell.words());
    this.share = cell == null ? 0 : cell.share();
    bar.setVisible(cell != null);
    getChildren().addAll(bar, words);
  }

  @Override
  protected double computePrefWidth(double height) {
    return Math.ceil(words.getFont().getSize() * EMS) + 10;
  }

  @Override
  protected double computeMinWidth(double height) {
    return computePrefWidth(height);
  }

  @Override
  protected double computePrefHeight(double width) {
    return words.prefHeight(-1);
  }

  @Override
  protected void layoutChildren() {
    double room = getWidth() - 4;
    double length = Math.max(LEAST, room * Math.min(1, share));
    bar.resizeRelocate(2, 1, length, Math.max(1, getHeight() - 2));
    layoutInArea(words, 0, 0, getWidth() - 6, getHeight(), 0, HPos.RIGHT, VPos.CENTER);
  }
}
