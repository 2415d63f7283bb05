// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.history;

import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableCell;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** A version's name, and beside it where it comes from. */
final class NameCell extends TreeTableCell<ShownVersion, VersionRow> {

  private @Nullable Name shown;

  NameCell() {
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
  }

  @Override
  protected void updateItem(@Nullable VersionRow row, boolean empty) {
    super.updateItem(row, empty);
    if (empty || row == null) {
      setGraphic(null);
      setText(null);
      return;
    }
    Name both = name();
    // Sorted by a column the rows are a list, in which a branch says nothing.
    TreeItem<ShownVersion> item = getTableRow() == null ? null : getTableRow().getTreeItem();
    boolean child = item != null && getTreeTableView().getTreeItemLevel(item) > 1;
    both.name.setText(child ? "└ " + row.name() : row.name());
    both.origin.setText(row.origin());
    setText(row.name() + " " + row.origin());
    setGraphic(both);
  }

  /** Made when there is a version: rows without one fill the rest of the table. */
  private Name name() {
    if (shown == null) {
      shown = new Name();
    }
    return shown;
  }

  private static final class Name extends HBox {
    private final Label name = new Label();
    private final Label origin = new Label();

    Name() {
      name.getStyleClass().add("version-name");
      name.setMinWidth(USE_PREF_SIZE);
      origin.getStyleClass().add("muted");
      getStyleClass().add("version-cell");
      getChildren().addAll(name, origin);
    }
  }
}
