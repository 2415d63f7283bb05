// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableView;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

@DisplayName("A table's columns")
class ColumnWidthsTest {

  private TreeTableView<String> table;
  private Stage stage;

  @BeforeEach
  void show() throws Exception {
    FxToolkit.registerPrimaryStage();
    table = new TreeTableView<>(new TreeItem<>(""));
    stage = FxToolkit.registerStage(Stage::new);
    FxToolkit.setupFixture(
        () -> {
          table.getColumns().addAll(List.of(column(100, 80), column(200, 120), column(150, 50)));
          ColumnWidths.fill(table, table.getColumns().getLast());
          stage.setScene(new Scene(table, 600, 200));
          stage.show();
        });
  }

  @AfterEach
  void close() throws Exception {
    FxToolkit.setupFixture(() -> stage.close());
  }

  private static TreeTableColumn<String, String> column(double wanted, double least) {
    TreeTableColumn<String, String> column = new TreeTableColumn<>("Head");
    column.setPrefWidth(wanted);
    column.setMinWidth(least);
    return column;
  }

  /** The widths in a table so wide that columns have this much. */
  private List<Long> at(double room) {
    return WaitForAsyncUtils.waitForAsyncFx(
        10_000,
        () -> {
          // A border's width on each side.
          table.resize(room + 2, 200);
          table.layout();
          return table.getColumns().stream().map(c -> Math.round(c.getWidth())).toList();
        });
  }

  @Test
  @DisplayName("leave what is over to one of them, and share what lacks down to the least")
  void share() {
    assertEquals(List.of(100L, 200L, 150L), at(450));
    assertEquals(List.of(100L, 200L, 300L), at(600));
    assertEquals(List.of(90L, 160L, 100L), at(350));
    assertEquals(List.of(80L, 120L, 50L), at(200));
  }

  @Test
  @DisplayName("are as before when a window made smaller and larger is as before")
  void back() {
    List<Long> before = at(450);
    at(300);
    at(900);
    assertEquals(before, at(450));
  }

  @Test
  @DisplayName("keep what a hand has drawn them to")
  void drawn() {
    at(450);
    WaitForAsyncUtils.waitForAsyncFx(
        10_000, () -> table.resizeColumn(table.getColumns().getFirst(), 40));
    List<Long> drawn = at(450);
    assertEquals(140L, drawn.getFirst());
    at(900);
    assertEquals(drawn, at(450));
  }

  @Test
  @DisplayName("keep it in a narrower window, too, where one had taken what was left over")
  void drawnInAWideWindow() {
    at(900);
    WaitForAsyncUtils.waitForAsyncFx(
        10_000, () -> table.resizeColumn(table.getColumns().getFirst(), 40));
    assertEquals(List.of(140L, 200L, 150L), at(490));
  }
}
