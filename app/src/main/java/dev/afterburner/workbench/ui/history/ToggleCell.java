// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.history;

import dev.afterburner.workbench.ui.fx.Icons;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.TreeTableCell;
import org.jspecify.annotations.Nullable;

/** A mark of a version, to put and to take. */
final class ToggleCell extends TreeTableCell<ShownVersion, VersionRow> {

  private final Kind kind;
  private final PseudoClass marked;
  private final Consumer<VersionRow> onToggle;
  private @Nullable Button button;

  /**
   * What is marked.
   *
   * @param icon what the button shows
   * @param tip its tooltip
   * @param style its style class
   * @param state the pseudo-class of a button whose version is marked
   * @param marked whether a version is
   * @param put what a screen reader says where it is not
   * @param take what it says where it is
   */
  record Kind(
      String icon,
      String tip,
      String style,
      String state,
      Predicate<VersionRow> marked,
      String put,
      String take) {}

  ToggleCell(Kind kind, Consumer<VersionRow> onToggle) {
    this.kind = kind;
    this.marked = PseudoClass.getPseudoClass(kind.state());
    this.onToggle = onToggle;
  }

  @Override
  protected void updateItem(@Nullable VersionRow row, boolean empty) {
    super.updateItem(row, empty);
    if (empty || row == null || row.refused() != null) {
      setGraphic(null);
      return;
    }
    boolean on = kind.marked().test(row);
    button().pseudoClassStateChanged(marked, on);
    button().setAccessibleText(on ? kind.take() : kind.put());
    setGraphic(button());
  }

  /** Made when there is a version: rows without one fill the rest of the table. */
  private Button button() {
    if (button == null) {
      button = newButton();
    }
    return button;
  }

  private Button newButton() {
    Button made = Icons.button(kind.icon(), kind.tip());
    made.getStyleClass().add(kind.style());
    made.setFocusTraversable(false);
    made.setOnAction(
        e -> {
          VersionRow row = getItem();
          if (row != null) {
            onToggle.accept(row);
          }
        });
    return made;
  }
}
