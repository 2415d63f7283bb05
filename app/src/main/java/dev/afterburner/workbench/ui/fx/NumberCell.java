// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.fx;

import javafx.application.Platform;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumnBase;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/** A number in a table. It is never cut: its column grows to what the widest one needs. */
public final class NumberCell<S> extends TableCell<S, String> {

  @Override
  protected void updateItem(@Nullable String text, boolean empty) {
    super.updateItem(text, empty);
    setText(empty ? null : text);
  }

  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    keepWhole(this, getTableColumn());
  }

  /** Widens the column of a cell that has been laid out with less than its text. */
  public static void keepWhole(IndexedCell<?> cell, TableColumnBase<?, ?> column) {
    String whole = cell.getText();
    if (whole == null || cell.isWrapText() || !isCut(cell, whole)) {
      return;
    }
    Text ruler = new Text(whole);
    ruler.setFont(cell.getFont());
    double needed =
        Math.ceil(
            ruler.getLayoutBounds().getWidth()
                + cell.snappedLeftInset()
                + cell.snappedRightInset()
                + 2);
    if (needed > column.getMinWidth()) {
      // The table is being laid out.
      Platform.runLater(
          () -> {
            if (needed > column.getMinWidth()) {
              column.setPrefWidth(Math.max(needed, column.getPrefWidth()));
              column.setMinWidth(needed);
            }
          });
    }
  }

  private static boolean isCut(IndexedCell<?> cell, String whole) {
    return cell.getChildrenUnmodifiable().stream()
        .anyMatch(child -> child instanceof Text shown && !shown.getText().equals(whole));
  }
}
