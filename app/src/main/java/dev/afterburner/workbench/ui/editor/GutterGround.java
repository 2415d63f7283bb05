// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.editor;

import dev.afterburner.workbench.text.HiddenCharacters;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;

/**
 * What is beneath a line's number: code that is scrolled sideways passes behind it. As the one node
 * of ours beside a line's text it also has the line's hidden characters drawn as boxes: else
 * bidirectional controls would order the code as no compiler reads it.
 */
final class GutterGround extends Region {

  private final Node content;

  GutterGround(Node content) {
    this.content = content;
    getStyleClass().add("gutter-ground");
    getChildren().add(content);
    parentProperty().addListener((o, before, now) -> showHidden(now));
  }

  /** A line's nodes are made before its number, and anew with each change of the line. */
  private static void showHidden(@Nullable Parent line) {
    if (line == null) {
      return;
    }
    for (Node part : line.getChildrenUnmodifiable()) {
      if (part instanceof TextFlow code) {
        for (Node piece : code.getChildrenUnmodifiable()) {
          if (piece instanceof Text text) {
            String boxed = HiddenCharacters.boxed(text.getText());
            if (!boxed.equals(text.getText())) {
              text.setText(boxed);
            }
          }
        }
      }
    }
  }

  @Override
  protected double computePrefWidth(double height) {
    return content.prefWidth(height);
  }

  @Override
  protected double computePrefHeight(double width) {
    return content.prefHeight(width);
  }

  @Override
  protected void layoutChildren() {
    layoutInArea(content, 0, 0, getWidth(), getHeight(), 0, HPos.LEFT, VPos.CENTER);
  }
}
