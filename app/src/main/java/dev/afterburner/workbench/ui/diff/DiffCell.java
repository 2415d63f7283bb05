// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.diff;

import dev.afterburner.workbench.text.HiddenCharacters;
import dev.afterburner.workbench.ui.diff.LineDiff.Item;
import dev.afterburner.workbench.ui.diff.LinePane.Change;
import dev.afterburner.workbench.ui.diff.Row.Line;
import dev.afterburner.workbench.ui.editor.Span;
import java.util.List;
import javafx.beans.value.ObservableDoubleValue;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** One row of the diff, in either layout. */
final class DiffCell extends ListCell<Item> {

  private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
  private static final PseudoClass FOLD = PseudoClass.getPseudoClass("fold");

  private final Sheet sheet;
  private final ObservableDoubleValue scroll;
  private @Nullable Lines lines;
  private @Nullable Label fold;

  /** What a cell needs to know of the whole. */
  interface Sheet {
    boolean sideBySide();

    int currentChange();

    int digits();

    List<Span> leftSpans(int line);

    List<Span> rightSpans(int line);

    void unfold(Item.Fold fold);
  }

  DiffCell(Sheet sheet, ObservableDoubleValue scroll) {
    this.sheet = sheet;
    this.scroll = scroll;
    getStyleClass().add("diff-cell");
    setPrefWidth(0);
    addEventHandler(
        MouseEvent.MOUSE_CLICKED,
        event -> {
          if (event.getButton() == MouseButton.PRIMARY && getItem() instanceof Item.Fold folded) {
            sheet.unfold(folded);
          }
        });
  }

  /** Lays out anew after a horizontal scroll. */
  void scrolled() {
    if (lines != null) {
      lines.left.requestLayout();
      lines.right.requestLayout();
    }
  }

  /** Made when there is a line: cells without one fill the rest of the list. */
  private Lines lines() {
    if (lines == null) {
      lines = new Lines(scroll);
    }
    return lines;
  }

  private Label fold() {
    if (fold == null) {
      fold = new Label();
      fold.getStyleClass().add("fold-text");
    }
    return fold;
  }

  /** Shows the colours that have come for its line. */
  void colour() {
    if (!isEmpty() && getItem() instanceof Item.Code code) {
      lines().show(code.row());
    }
  }

  /** Shows whether the row belongs to the change that was gone to last. */
  void markCurrent() {
    pseudoClassStateChanged(
        CURRENT,
        !isEmpty()
            && getItem() instanceof Item.Code code
            && code.change() >= 0
            && code.change() == sheet.currentChange());
  }

  @Override
  protected void updateItem(@Nullable Item item, boolean empty) {
    super.updateItem(item, empty);
    setText(null);
    switch (item) {
      case Item.Fold folded when !empty -> {
        fold().setText(" ".repeat(sheet.digits() + 1) + "⋯  " + unchanged(folded.count()));
        setGraphic(fold());
        setAccessibleText(unchanged(folded.count()) + ", hidden; Enter shows them");
      }
      case Item.Code code when !empty -> {
        lines().show(code.row());
        setGraphic(lines);
        setAccessibleText(HiddenCharacters.visible(describe(code.row())));
      }
      case null, default -> {
        setGraphic(null);
        setAccessibleText(null);
      }
    }
    markCurrent();
    pseudoClassStateChanged(FOLD, !empty && item instanceof Item.Fold);
  }

  private static String unchanged(int count) {
    return count + (count == 1 ? " unchanged line" : " unchanged lines");
  }

  private static String describe(Row row) {
    Line left = row.left();
    Line right = row.right();
    if (left == null) {
      return right == null ? "" : "Line " + right.number() + " added: " + right.text();
    }
    if (right == null) {
      return "Line " + left.number() + " removed: " + left.text();
    }
    return row.isEqual()
        ? "Line " + right.number() + ": " + right.text()
        : "Line %d was: %s. Line %d is: %s"
            .formatted(left.number(), left.text(), right.number(), right.text());
  }

  /** Both sides, or one column for both. */
  private final class Lines extends Region {
    private final LinePane left;
    private final LinePane right;

    Lines(ObservableDoubleValue scroll) {
      left = new LinePane(scroll);
      right = new LinePane(scroll);
      right.getStyleClass().add("right-side");
      getChildren().addAll(left, right);
    }

    void show(Row row) {
      right.setVisible(sheet.sideBySide());
      Line l = row.left();
      Line r = row.right();
      boolean equal = row.isEqual();
      if (sheet.sideBySide()) {
        left.show(l, padded(l) + " ", equal ? Change.NONE : Change.REMOVED, spans(l, true));
        right.show(r, padded(r) + " ", equal ? Change.NONE : Change.ADDED, spans(r, false));
      } else {
        String numbers = padded(l) + " " + padded(r);
        if (l != null) {
          String sign = equal ? "   " : " − ";
          left.show(l, numbers + sign, equal ? Change.NONE : Change.REMOVED, spans(l, true));
        } else {
          left.show(r, numbers + " + ", Change.ADDED, spans(r, false));
        }
      }
      requestLayout();
    }

    private List<Span> spans(@Nullable Line line, boolean isLeft) {
      if (line == null) {
        return List.of();
      }
      return isLeft ? sheet.leftSpans(line.number()) : sheet.rightSpans(line.number());
    }

    private String padded(@Nullable Line line) {
      String number = line == null ? "" : Integer.toString(line.number());
      return " ".repeat(Math.max(0, sheet.digits() - number.length())) + number;
    }

    @Override
    protected void layoutChildren() {
      double width = getWidth();
      double height = getHeight();
      if (sheet.sideBySide()) {
        double half = Math.floor(width / 2);
        left.resizeRelocate(0, 0, half, height);
        right.resizeRelocate(half, 0, width - half, height);
      } else {
        left.resizeRelocate(0, 0, width, height);
      }
    }

    @Override
    protected double computePrefHeight(double width) {
      return DiffCell.this.getHeight();
    }
  }

  @Override
  protected double computeMinWidth(double height) {
    return 0;
  }
}
