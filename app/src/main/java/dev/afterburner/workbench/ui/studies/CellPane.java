// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.studies;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.stats.Interval;
import dev.afterburner.workbench.figures.Figures;
import dev.afterburner.workbench.study.run.Row;
import dev.afterburner.workbench.text.HiddenCharacters;
import dev.afterburner.workbench.ui.fx.Tabs;
import dev.afterburner.workbench.ui.fx.Tips;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The square that is looked at: its iterations, and what was asked and answered in each. */
final class CellPane extends VBox {

  private final CellViewModel model;
  private final TableView<Row.Cell> table = new TableView<>();
  private boolean following;

  /**
   * @param onOpen opens the session of a cell
   */
  CellPane(CellViewModel model, Consumer<Row.Cell> onOpen) {
    this.model = model;
    getStyleClass().add("study-cell");
    Label title = new Label();
    title.setId("study-cell-title");
    title.getStyleClass().add("strong");
    title.setMinWidth(0);
    title
        .textProperty()
        .bind(
            Bindings.when(model.title().isEmpty())
                .then("Choose a cell of the matrix.")
                .otherwise(model.title()));
    Tips.on(title, title::getText);
    HBox.setHgrow(title, Priority.ALWAYS);
    title.setMaxWidth(Double.MAX_VALUE);
    Button open = new Button("Open the session");
    open.setId("study-open-session");
    open.getStyleClass().add("compact");
    open.setMinWidth(Region.USE_PREF_SIZE);
    Tips.on(open, "Shows its versions, curves and diffs in the window (Enter in the matrix)");
    open.disableProperty().bind(Bindings.isNull(model.chosen()));
    open.setOnAction(
        e -> {
          Row.Cell cell = model.chosen().get();
          if (cell != null) {
            onOpen.accept(cell);
          }
        });
    HBox head = new HBox(title, open);
    head.getStyleClass().add("study-bar");
    Label remark = new Label();
    remark.setId("study-cell-remark");
    remark.getStyleClass().addAll("muted", "study-remark");
    remark.setWrapText(true);
    remark.setMinHeight(Region.USE_PREF_SIZE);
    remark.textProperty().bind(model.remark());
    remark.managedProperty().bind(remark.textProperty().isNotEmpty());
    remark.visibleProperty().bind(remark.managedProperty());
    table();
    TabPane texts =
        new TabPane(
            text("Prompt", "study-prompt", CellViewModel.Texts::prompt),
            text("Reply", "study-reply", CellViewModel.Texts::reply),
            text("Program", "study-program", CellViewModel.Texts::program));
    texts.setId("study-cell-texts");
    texts.setAccessibleText("Prompt, reply and program");
    SplitPane both = new SplitPane(table, texts);
    both.setOrientation(Orientation.VERTICAL);
    both.setDividerPositions(0.4);
    VBox.setVgrow(both, Priority.ALWAYS);
    getChildren().addAll(head, remark, both);
  }

  private void table() {
    table.setId("study-cells");
    table.setAccessibleText("Iterations of the chosen cell");
    table.setItems(model.cells());
    table.setPlaceholder(Columns.placeholder("Its iterations appear here."));
    TableColumn<Row.Cell, String> replicate =
        Columns.number(table, "Rep.", 48, c -> Integer.toString(c.replicate()));
    Columns.number(table, "Iter.", 48, c -> Integer.toString(c.iteration()));
    Columns.add(table, "Newest", 116, c -> words(c.candidate()));
    Columns.add(table, "Best so far", 104, c -> best(c.incumbent()));
    for (Figure figure : Figure.values()) {
      String name =
          figure.id().substring(0, 1).toUpperCase(java.util.Locale.ROOT) + figure.id().substring(1);
      Columns.number(table, name, 132, c -> figure(figure, c.incumbent()));
    }
    Columns.number(
        table,
        "Tokens",
        64,
        c -> c.reused() ? "again" : Figures.count(c.promptTokens() + (long) c.tokens()));
    replicate
        .visibleProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> model.cells().stream().anyMatch(c -> c.replicate() > 1), model.cells()));
    table
        .getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (o, before, now) -> {
              if (now != null && !following) {
                model.choose(now);
              }
            });
    model.chosen().addListener((o, before, now) -> follow());
    model.cells().addListener((javafx.collections.ListChangeListener<Row.Cell>) change -> follow());
  }

  private void follow() {
    Row.Cell now = model.chosen().get();
    if (now != null && !Objects.equals(table.getSelectionModel().getSelectedItem(), now)) {
      following = true;
      table.getSelectionModel().select(now);
      if (table.getSkin() != null) {
        table.scrollTo(now);
      }
      following = false;
    }
  }

  private static String best(Row.Shown incumbent) {
    return incumbent.isThere() ? words(incumbent) : Figures.NONE;
  }

  private static String words(Row.Shown shown) {
    return shown.passed() ? "✓ passed" : "✗ " + SquareWords.verdict(shown.verdict()) + why(shown);
  }

  private static String why(Row.Shown shown) {
    return shown.why().isEmpty() || shown.why().equals(SquareWords.verdict(shown.verdict()))
        ? ""
        : " (" + HiddenCharacters.visible(shown.why()) + ")";
  }

  private static String figure(Figure figure, Row.Shown shown) {
    Interval value = shown.of(figure);
    return value == null ? Figures.NONE : Figures.of(figure, value);
  }

  private Tab text(String name, String id, Function<CellViewModel.Texts, String> part) {
    TextArea area = new TextArea();
    area.setId(id);
    area.setAccessibleText(name);
    area.setEditable(false);
    area.setWrapText(true);
    area.getStyleClass().add("code-text");
    area.setPromptText("None.");
    model
        .texts()
        .addListener((o, before, now) -> area.setText(HiddenCharacters.visible(part.apply(now))));
    return Tabs.tab(name, area);
  }
}
