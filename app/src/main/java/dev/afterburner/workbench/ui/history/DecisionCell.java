// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.history;

import dev.afterburner.workbench.ui.fx.Tips;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeTableCell;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * What the user noted of a version and what the loop decided, or how far the work on it is. Editing
 * it writes the note.
 */
final class DecisionCell extends TreeTableCell<ShownVersion, VersionRow> {

  private final VersionsViewModel model;
  private @Nullable ProgressBar bar;
  private @Nullable TextField field;

  DecisionCell(VersionsViewModel model) {
    this.model = model;
    Tips.on(this, () -> getItem() == null ? "" : text(getItem()));
  }

  /** There while the version is worked on: one at a time is. */
  private ProgressBar bar() {
    if (bar == null) {
      bar = new ProgressBar();
      bar.getStyleClass().add("thin");
      bar.setAccessibleText("Progress");
    }
    return bar;
  }

  /** Made when a note is first written: there is a cell for each row. */
  private TextField field() {
    if (field == null) {
      field = newField();
    }
    return field;
  }

  private TextField newField() {
    TextField field = new TextField();
    field.setId("note");
    field.getStyleClass().add("in-cell");
    field.setPromptText("Note (Enter to save, Esc to cancel)");
    field.setAccessibleText("Note");
    field.setOnAction(e -> keep());
    field.addEventFilter(
        KeyEvent.KEY_PRESSED,
        e -> {
          if (e.getCode() == KeyCode.ESCAPE) {
            cancelEdit();
            e.consume();
          }
        });
    field
        .focusedProperty()
        .addListener(
            (o, before, now) -> {
              // What was typed is kept when one goes on to something else.
              if (!now && isEditing()) {
                keep();
              }
            });
    return field;
  }

  @Override
  public void startEdit() {
    VersionRow row = getItem();
    if (row != null && row.refused() != null) {
      return;
    }
    super.startEdit();
    if (isEditing() && row != null) {
      TextField field = field();
      field.setText(row.mark().note());
      setText(null);
      setGraphic(field);
      field.requestFocus();
      field.selectAll();
    }
  }

  @Override
  public void cancelEdit() {
    super.cancelEdit();
    show(getItem());
  }

  private void keep() {
    VersionRow row = getItem();
    String note = field().getText();
    cancelEdit();
    getTreeTableView().requestFocus();
    if (row != null) {
      model.note(row.id(), note);
    }
  }

  @Override
  protected void updateItem(@Nullable VersionRow row, boolean empty) {
    super.updateItem(row, empty);
    if (!isEditing()) {
      show(empty ? null : row);
    }
  }

  /** Half a number says nothing: where the reason has no room, it is left to the hint. */
  @Override
  protected void layoutChildren() {
    VersionRow row = getItem();
    if (row != null && row.progress() == null && !isEditing()) {
      Text ruler = new Text(text(row));
      ruler.setFont(getFont());
      double room = getWidth() - snappedLeftInset() - snappedRightInset();
      String shown = ruler.getLayoutBounds().getWidth() <= room ? text(row) : brief(row);
      if (!shown.equals(getText())) {
        setText(shown);
      }
    }
    super.layoutChildren();
  }

  private void show(@Nullable VersionRow row) {
    Double progress = row == null ? null : row.progress();
    if (progress == null) {
      bar = null;
      setGraphic(null);
    } else {
      setGraphic(bar());
      bar().setProgress(progress);
    }
    if (row == null) {
      setText(null);
      return;
    }
    String tone = row.best() ? "tone-good" : "tone-muted";
    // Each change of a class styles the cell anew, and a cell is shown again at each sign of
    // progress.
    if (!getStyleClass().contains(tone)) {
      getStyleClass().removeAll("tone-good", "tone-muted");
      getStyleClass().add(tone);
    }
    setText(text(row));
  }

  private static String text(VersionRow row) {
    return noted(row, row.decision());
  }

  /** Without the reason. */
  private static String brief(VersionRow row) {
    return noted(
        row, row.decision().replaceFirst("(accepted|accepted, best|declined|undecided): .*", "$1"));
  }

  private static String noted(VersionRow row, String decision) {
    String note = row.mark().note();
    if (note.isEmpty()) {
      return decision;
    }
    return "“" + note + "”" + (decision.isEmpty() ? "" : " · " + decision);
  }
}
