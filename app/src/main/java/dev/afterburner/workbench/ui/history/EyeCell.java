// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.history;

import dev.afterburner.workbench.ui.fx.Icons;
import dev.afterburner.workbench.ui.run.Selection;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.TreeTableCell;
import org.jspecify.annotations.Nullable;

/** Whether charts show a version whatever is selected. */
final class EyeCell extends TreeTableCell<ShownVersion, VersionRow> {

  private static final PseudoClass OVERLAID = PseudoClass.getPseudoClass("overlaid");

  private final Selection selection;
  private @Nullable Button eye;

  EyeCell(Selection selection) {
    this.selection = selection;
  }

  @Override
  protected void updateItem(@Nullable VersionRow row, boolean empty) {
    super.updateItem(row, empty);
    if (empty || row == null || row.refused() != null) {
      setGraphic(null);
      return;
    }
    boolean overlaid = row.overlaid();
    eye().pseudoClassStateChanged(OVERLAID, overlaid);
    eye()
        .setAccessibleText(
            overlaid ? "Hide this version in the charts" : "Show this version in the charts");
    setGraphic(eye());
  }

  /** Made when there is a version: rows without one fill the rest of the table. */
  private Button eye() {
    if (eye == null) {
      eye = newEye();
    }
    return eye;
  }

  private Button newEye() {
    Button button = Icons.button(Icons.EYE, "Show in the charts, whatever is selected (E)");
    button.getStyleClass().add("eye");
    button.setFocusTraversable(false);
    button.setOnAction(
        e -> {
          VersionRow row = getItem();
          if (row != null) {
            selection.overlay(row.id());
          }
        });
    return button;
  }
}
