package dev.afterburner.workbench.ui.history;

import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TreeTableCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** A version's name, and beside it where it comes from. */
final class NameCell extends TreeTableCell<ShownVersion, VersionRow> {

  private final Label name = new Label();
  private final Label origin = new Label();
  private final HBox both = new HBox(name, origin);

  NameCell() {
    name.getStyleClass().add("version-name");
    name.setMinWidth(Region.USE_PREF_SIZE);
    origin.getStyleClass().add("muted");
    both.getStyleClass().add("version-cell");
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
    name.setText(row.parent() == null ? row.name() : "└ " + row.name());
    origin.setText(row.origin());
    setText(row.name() + " " + row.origin());
    setGraphic(both);
  }
}
