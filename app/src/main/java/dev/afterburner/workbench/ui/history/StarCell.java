package dev.afterburner.workbench.ui.history;

import dev.afterburner.workbench.ui.fx.Icons;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.TreeTableCell;
import org.jspecify.annotations.Nullable;

/** A star to put and to take. */
final class StarCell extends TreeTableCell<ShownVersion, VersionRow> {

  private static final PseudoClass STARRED = PseudoClass.getPseudoClass("starred");

  private final Button star = Icons.button(Icons.STAR, "Star");

  StarCell(VersionsViewModel model) {
    star.getStyleClass().add("star");
    star.setFocusTraversable(false);
    star.setOnAction(
        e -> {
          VersionRow row = getItem();
          if (row != null) {
            model.star(row.id(), !row.mark().starred());
          }
        });
  }

  @Override
  protected void updateItem(@Nullable VersionRow row, boolean empty) {
    super.updateItem(row, empty);
    setGraphic(empty || row == null ? null : star);
    boolean starred = row != null && row.mark().starred();
    star.pseudoClassStateChanged(STARRED, starred);
    star.setAccessibleText(starred ? "Take the star away" : "Star this version");
  }
}
