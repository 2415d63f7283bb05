// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.fx;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/**
 * A line of notice: a mark, the text, what can be done, and the button that takes it away. What can
 * be done stands below the text where both have no room beside each other: a text of one word a
 * line would push all else out of the window.
 */
final class NoticeLine extends Region {

  private static final double GAP = 8; // px
  private static final double MARK_WIDTH = 3;
  private static final double MARK_HEIGHT = 16;

  /** Narrower than so many of its letters' heights a text is hard to read. */
  private static final double LEAST_LETTERS = 18;

  private final Region mark = new Region();
  private final Label text = new Label();
  private final HBox answers = new HBox(GAP);
  private final Node dismiss;

  NoticeLine(String words, List<? extends Node> buttons, Node dismiss) {
    this.dismiss = dismiss;
    mark.getStyleClass().add("mark");
    mark.setPrefSize(MARK_WIDTH, MARK_HEIGHT);
    text.setText(words);
    text.setWrapText(true);
    answers.getChildren().setAll(buttons);
    getChildren().addAll(mark, text, answers, dismiss);
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  /** What a width leaves for the text and what can be done. */
  private double middle(double width) {
    return width
        - snappedLeftInset()
        - snappedRightInset()
        - mark.prefWidth(-1)
        - dismiss.prefWidth(-1)
        - 2 * GAP;
  }

  private double answersWidth() {
    return answers.getChildren().isEmpty() ? 0 : answers.prefWidth(-1) + GAP;
  }

  private boolean beside(double middle) {
    double wanted = Math.min(text.prefWidth(-1), LEAST_LETTERS * text.getFont().getSize());
    return answersWidth() == 0 || middle - answersWidth() >= wanted;
  }

  @Override
  protected double computePrefHeight(double width) {
    double middle = middle(width < 0 ? getWidth() : width);
    double buttons = answersWidth() == 0 ? 0 : answers.prefHeight(-1);
    double content =
        beside(middle)
            ? Math.max(text.prefHeight(middle - answersWidth()), buttons)
            : text.prefHeight(middle) + GAP / 2 + buttons;
    return snappedTopInset() + Math.max(content, dismiss.prefHeight(-1)) + snappedBottomInset();
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected double computeMinWidth(double height) {
    return 0;
  }

  @Override
  protected void layoutChildren() {
    double x = snappedLeftInset();
    double y = snappedTopInset();
    double height = getHeight() - y - snappedBottomInset();
    double middle = middle(getWidth());
    double markHeight = mark.prefHeight(-1);
    double from = x + mark.prefWidth(-1) + GAP;
    double end = getWidth() - snappedRightInset() - dismiss.prefWidth(-1);
    mark.resizeRelocate(x, y + (height - markHeight) / 2, mark.prefWidth(-1), markHeight);
    dismiss.resizeRelocate(
        end,
        y + (height - dismiss.prefHeight(-1)) / 2,
        dismiss.prefWidth(-1),
        dismiss.prefHeight(-1));
    double buttons = answers.prefHeight(-1);
    if (beside(middle)) {
      double width = middle - answersWidth();
      double tall = text.prefHeight(width);
      text.resizeRelocate(from, y + (height - tall) / 2, width, tall);
      answers.resizeRelocate(
          from + width + GAP, y + (height - buttons) / 2, answersWidth() - GAP, buttons);
    } else {
      double tall = text.prefHeight(middle);
      text.resizeRelocate(from, y, middle, tall);
      answers.resizeRelocate(from, y + tall + GAP / 2, middle, buttons);
    }
  }
}
