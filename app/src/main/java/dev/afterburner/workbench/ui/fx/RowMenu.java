// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.fx;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntSupplier;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Control;
import javafx.scene.control.IndexedCell;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * Opens the menu of a table's focused row by key: by Shift+F10 or the menu key, which ask the table
 * and not the row.
 */
public final class RowMenu {

  private static final double INDENT = 24; // px

  private RowMenu() {}

  /**
   * Lets a table open the menus of its rows by key.
   *
   * @param rows selector of its rows
   * @param focused index of the focused row
   * @param menu the menu of a row; empty where it has none
   */
  public static void byKey(
      Control table,
      String rows,
      IntSupplier focused,
      Function<IndexedCell<?>, Optional<ContextMenu>> menu) {
    Runnable show =
        () -> {
          for (Node node : table.lookupAll(rows)) {
            if (node instanceof IndexedCell<?> row
                && !row.isEmpty()
                && row.getIndex() == focused.getAsInt()) {
              menu.apply(row)
                  .filter(found -> !found.isShowing())
                  .ifPresent(found -> found.show(row, Side.BOTTOM, INDENT, 0));
            }
          }
        };
    table.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          boolean asked =
              event.getCode() == KeyCode.CONTEXT_MENU
                  || (event.getCode() == KeyCode.F10 && event.isShiftDown());
          if (asked) {
            show.run();
            event.consume();
          }
        });
    table.addEventHandler(
        ContextMenuEvent.CONTEXT_MENU_REQUESTED,
        event -> {
          if (event.isKeyboardTrigger()) {
            show.run();
            event.consume();
          }
        });
  }
}
