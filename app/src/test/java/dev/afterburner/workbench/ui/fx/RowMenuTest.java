// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

@DisplayName("The menu of a table's row")
class RowMenuTest {

  private final List<String> asked = new ArrayList<>();
  private TableView<String> table;

  @SuppressWarnings("NullAway.Init") // by show
  private ContextMenu menu;

  private Stage stage;

  @BeforeEach
  void show() throws Exception {
    FxToolkit.registerPrimaryStage();
    table = new TableView<>();
    stage = FxToolkit.registerStage(Stage::new);
    FxToolkit.setupFixture(
        () -> {
          menu = new ContextMenu(new MenuItem("Open"));
          TableColumn<String, String> column = new TableColumn<>("Name");
          column.setCellValueFactory(c -> new ReadOnlyStringWrapper(c.getValue()));
          table.getColumns().add(column);
          table.getItems().addAll("first", "second");
          RowMenu.byKey(
              table,
              ".table-row-cell",
              () -> table.getFocusModel().getFocusedIndex(),
              row -> {
                asked.add(String.valueOf(row.getItem()));
                return Optional.of(menu);
              });
          stage.setScene(new Scene(table, 300, 200));
          stage.show();
        });
    WaitForAsyncUtils.waitForFxEvents();
  }

  @AfterEach
  void close() throws Exception {
    FxToolkit.setupFixture(() -> stage.close());
  }

  private boolean opens(Event event) {
    return WaitForAsyncUtils.waitForAsyncFx(
        10_000,
        () -> {
          table.getFocusModel().focus(1);
          Event.fireEvent(table, event);
          boolean shown = menu.isShowing();
          menu.hide();
          return shown;
        });
  }

  private static KeyEvent key(KeyCode code, boolean shift) {
    return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, false, false, false);
  }

  @Test
  @DisplayName("opens by Shift+F10, the menu key, or as the system asks, for the focused row")
  void byKey() {
    assertTrue(opens(key(KeyCode.F10, true)));
    assertTrue(opens(key(KeyCode.CONTEXT_MENU, false)));
    assertTrue(
        opens(
            new ContextMenuEvent(ContextMenuEvent.CONTEXT_MENU_REQUESTED, 0, 0, 0, 0, true, null)));
    assertEquals(List.of("second", "second", "second"), asked);
    assertFalse(opens(key(KeyCode.F10, false)));
  }
}
