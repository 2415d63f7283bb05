// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.model;

import dev.afterburner.workbench.ui.fx.NumberCell;
import dev.afterburner.workbench.ui.fx.Tips;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** The table of rewards; the row of the version that is shown stands out. */
public final class RewardsView extends StackPane {

  private record Heading(String title, double width, String help) {}

  private static final String ADVANTAGE =
      "Relative to the other replies of the step, in standard deviations";

  private static final List<Heading> HEADINGS =
      List.of(
          new Heading("Step", 64, ""),
          new Heading("Reply", 70, ""),
          new Heading("Version", 80, ""),
          new Heading("Format", 74, "1 where the reply is one <thinking> and one <solution> block"),
          new Heading(
              "Correctness", 96, "Correctness reward: did the parent and the new program pass?"),
          new Heading("Efficiency", 84, "tanh of the relative reduction of the objective"),
          new Heading(
              "Total (paper)",
              100,
              "As in the paper: 0.2 · F + 0.5 · correctness + 0.3 · efficiency, where F is 1 for the"
                  + " format asked for and −1 for any other"),
          new Heading("Advantage (paper)", 128, ADVANTAGE),
          new Heading(
              "Total (code)",
              100,
              "As in the published code: 0.2 · format + 0.5 · correctness + 0.25 · efficiency"),
          new Heading("Advantage (code)", 122, ADVANTAGE));

  private static final int WORDS = 3;

  private final TableView<RewardRow> table = new TableView<>();

  public RewardsView(RewardsViewModel model) {
    table.setId("rewards");
    table.setAccessibleText("Rewards of the replies");
    Label empty = new Label(model.emptyText());
    empty.setWrapText(true);
    table.setPlaceholder(empty);
    table.setItems(model.rows());
    for (int i = 0; i < HEADINGS.size(); i++) {
      table.getColumns().add(column(i));
    }
    getChildren().add(table);
    table
        .getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (o, before, now) -> {
              if (now != null) {
                model.choose(now);
              }
            });
    model.selected().addListener((o, before, now) -> mark(now));
    mark(model.selected().get());
  }

  private static TableColumn<RewardRow, String> column(int index) {
    Heading heading = HEADINGS.get(index);
    TableColumn<RewardRow, String> column = new TableColumn<>(heading.title());
    column.getStyleClass().add("picture-head");
    Label title = new Label(heading.title());
    if (!heading.help().isEmpty()) {
      Tips.on(title, heading.help());
    }
    column.setGraphic(title);
    column.setCellValueFactory(c -> new ReadOnlyObjectWrapper<>(c.getValue().cells().get(index)));
    column.setPrefWidth(heading.width());
    column.setSortable(false);
    column.setReorderable(false);
    if (index >= WORDS) {
      column.setCellFactory(_ -> new NumberCell<>());
      column.getStyleClass().add("numeric");
    }
    return column;
  }

  private void mark(@Nullable RewardRow row) {
    if (row == null) {
      table.getSelectionModel().clearSelection();
    } else {
      table.getSelectionModel().select(row);
      // Without a skin the table would remember each wish to scroll until it gets one.
      if (table.getSkin() != null) {
        table.scrollTo(row);
      }
    }
  }
}
