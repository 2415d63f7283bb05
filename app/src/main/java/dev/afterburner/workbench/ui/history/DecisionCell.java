package dev.afterburner.workbench.ui.history;

import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeTableCell;
import org.jspecify.annotations.Nullable;

/** What the loop decided, or how far the work on a version is. */
final class DecisionCell extends TreeTableCell<VersionRow, VersionRow> {

  private final ProgressBar bar = new ProgressBar();
  private final Tooltip tooltip = new Tooltip();

  DecisionCell() {
    bar.getStyleClass().add("thin");
    bar.setAccessibleText("Progress");
  }

  @Override
  protected void updateItem(@Nullable VersionRow row, boolean empty) {
    super.updateItem(row, empty);
    getStyleClass().removeAll("tone-good", "tone-muted");
    if (empty || row == null) {
      setText(null);
      setGraphic(null);
      setTooltip(null);
      return;
    }
    Double progress = row.progress();
    setGraphic(progress == null ? null : bar);
    if (progress != null) {
      bar.setProgress(progress);
    }
    getStyleClass().add(row.best() ? "tone-good" : "tone-muted");
    setText(row.decision());
    tooltip.setText(row.decision());
    setTooltip(row.decision().isEmpty() ? null : tooltip);
  }
}
