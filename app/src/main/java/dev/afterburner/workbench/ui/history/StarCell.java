// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.history;

import dev.afterburner.workbench.ui.fx.Icons;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.TreeTableCell;
import org.jspecify.annotations.Nullable;

/** A star to put and to take. */
final class StarCell extends TreeTableCell<ShownVersion, VersionRow> {

  private static final PseudoClass STARRED = PseudoClass.getPseudoClass("starred");

  private final VersionsViewModel model;
  private @Nullable Button star;

  StarCell(VersionsViewModel model) {
    this.model = model;
  }

  @Override
  protected void updateItem(@Nullable VersionRow row, boolean empty) {
    super.updateItem(row, empty);
    if (empty || row == null || row.refused() != null) {
      setGraphic(null);
      return;
    }
    boolean starred = row.mark().starred();
    star().pseudoClassStateChanged(STARRED, starred);
    star().setAccessibleText(starred ? "Unstar this version" : "Star this version");
    setGraphic(star());
  }

  /** Made when there is a version: rows without one fill the rest of the table. */
  private Button star() {
    if (star == null) {
      star = newStar();
    }
    return star;
  }

  private Button newStar() {
    Button button = Icons.button(Icons.STAR, "Star");
    button.getStyleClass().add("star");
    button.setFocusTraversable(false);
    button.setOnAction(
        e -> {
          VersionRow row = getItem();
          if (row != null) {
            model.star(row.id(), !row.mark().starred());
          }
        });
    return button;
  }
}
