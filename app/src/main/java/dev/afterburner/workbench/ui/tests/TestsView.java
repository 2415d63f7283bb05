// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.tests;

import dev.afterburner.workbench.ui.diff.DiffContent;
import dev.afterburner.workbench.ui.diff.DiffView;
import dev.afterburner.workbench.ui.editor.Highlighter;
import dev.afterburner.workbench.ui.fx.ColumnWidths;
import dev.afterburner.workbench.ui.fx.NumberCell;
import dev.afterburner.workbench.ui.fx.TaskRunner;
import dev.afterburner.workbench.ui.fx.Tips;
import dev.afterburner.workbench.ui.tests.TestsViewModel.Detail;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A row a case; below it the chosen case, or what the first failure looked like. */
public final class TestsView extends VBox {

  private static final double TABLE_SHARE = 0.45;

  private final TableView<TestRow> table = new TableView<>();
  private final Label title = new Label();
  private final TextArea input = new TextArea();
  private final TextArea text = new TextArea();
  private final Label textName = new Label();
  private final VBox inputBox = box(new Label("Input"), input);
  private final VBox textBox = box(textName, text);
  private final DiffView diff;
  private final VBox detail;
  private final SplitPane parts = new SplitPane(table);
  private final Button change = new Button("Edit…");
  private final Button remove = new Button("Remove");

  /**
   * The pane.
   *
   * @param own removes the user's own cases
   * @param comparator chooses how outputs are compared
   * @param onOwn lets the user write a case: null, or change one: its name
   */
  public TestsView(
      TestsViewModel model,
      OwnCaseViewModel own,
      ComparatorViewModel comparator,
      Consumer<@Nullable String> onOwn,
      TaskRunner tasks) {
    getStyleClass().add("tests");
    diff = new DiffView(Highlighter.NONE, tasks);
    diff.setId("output-diff");
    HBox.setHgrow(diff, Priority.ALWAYS);
    table.setId("tests");
    table.setAccessibleText("Test cases");
    table.setItems(model.rows());
    table.setPlaceholder(new Label("Open a problem to see its cases"));
    column("Case", 200, row -> row.own() ? row.name() + "  · own" : row.name(), false);
    TableColumn<TestRow, TestRow> verdict = new TableColumn<>("Verdict");
    verdict.setCellValueFactory(c -> new ReadOnlyObjectWrapper<>(c.getValue()));
    verdict.setCellFactory(c -> new VerdictCell());
    verdict.setPrefWidth(160);
    table.getColumns().add(verdict);
    column("Time", 90, TestRow::time, true);
    column("Memory", 90, TestRow::memory, true);
    table.getColumns().forEach(c -> c.setReorderable(false));
    ColumnWidths.fill(table, table.getColumns().getFirst());
    table
        .getSelectionModel()
        .selectedItemProperty()
        .addListener((o, before, now) -> chosen(model, now));
    table.addEventHandler(KeyEvent.KEY_PRESSED, e -> pressed(e, own, onOwn));
    HBox texts = new HBox(inputBox, textBox, diff);
    VBox.setVgrow(texts, Priority.ALWAYS);
    texts.getStyleClass().add("texts");
    title.getStyleClass().add("strong");
    title.setWrapText(true);
    detail = new VBox(title, texts);
    detail.getStyleClass().add("detail");
    parts.setOrientation(Orientation.VERTICAL);
    VBox.setVgrow(parts, Priority.ALWAYS);
    getChildren().addAll(actions(own, comparator, onOwn), parts);
    model.detail().addListener((o, before, now) -> show(now));
    show(model.detail().get());
    chosen(model, null);
  }

  private HBox actions(
      OwnCaseViewModel own, ComparatorViewModel comparator, Consumer<@Nullable String> onOwn) {
    Button add = new Button("Add a case…");
    add.setId("add-case");
    add.setOnAction(e -> onOwn.accept(null));
    change.setId("change-case");
    change.setOnAction(e -> onOwn.accept(chosenName()));
    remove.setId("remove-case");
    remove.setOnAction(e -> own.remove(chosenName()));
    Label fault = new Label();
    fault.getStyleClass().add("bad");
    fault.textProperty().bind(own.fault().concat(comparator.fault()));
    for (Button button : new Button[] {add, change, remove}) {
      button.getStyleClass().addAll("flat", "compact");
      button.setMinWidth(Region.USE_PREF_SIZE);
    }
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox actions = new HBox(add, change, remove, fault, gap, comparators(comparator));
    actions.getStyleClass().add("pane-actions");
    return actions;
  }

  private static MenuButton comparators(ComparatorViewModel model) {
    MenuButton menu = new MenuButton();
    menu.setId("comparator");
    menu.getStyleClass().addAll("flat", "compact");
    Tips.on(menu, "How outputs are compared with the expected ones");
    menu.textProperty()
        .bind(
            model.current().map(rule -> "Compare outputs by: " + ComparatorViewModel.label(rule)));
    menu.visibleProperty().bind(model.current().isNotEmpty());
    menu.managedProperty().bind(menu.visibleProperty());
    model.rules().addListener((ListChangeListener<String>) change -> fill(menu, model));
    fill(menu, model);
    return menu;
  }

  private static void fill(MenuButton menu, ComparatorViewModel model) {
    menu.getItems()
        .setAll(
            model.rules().stream()
                .map(
                    rule -> {
                      MenuItem item = new MenuItem(ComparatorViewModel.label(rule));
                      item.setMnemonicParsing(false);
                      item.setOnAction(e -> model.choose(rule));
                      return item;
                    })
                .toList());
  }

  private String chosenName() {
    TestRow row = table.getSelectionModel().getSelectedItem();
    return row == null ? "" : row.name();
  }

  private void chosen(TestsViewModel model, @Nullable TestRow row) {
    boolean own = row != null && row.own();
    for (Button button : new Button[] {change, remove}) {
      button.setVisible(own);
      button.setManaged(own);
    }
    model.choose(row == null ? null : row.name());
  }

  /** Enter changes an own case, Delete removes it. */
  private void pressed(KeyEvent event, OwnCaseViewModel own, Consumer<@Nullable String> onOwn) {
    TestRow row = table.getSelectionModel().getSelectedItem();
    if (row == null || !row.own()) {
      return;
    }
    if (event.getCode() == KeyCode.ENTER) {
      onOwn.accept(row.name());
      event.consume();
    } else if (event.getCode() == KeyCode.DELETE) {
      own.remove(row.name());
      event.consume();
    }
  }

  private void show(@Nullable Detail now) {
    boolean below = parts.getItems().size() > 1;
    if (now == null) {
      parts.getItems().remove(detail);
      return;
    }
    if (!below) {
      parts.getItems().add(detail);
      parts.setDividerPositions(TABLE_SHARE);
    }
    title.setText(now.title());
    String right = now.expected();
    String actual = now.actual();
    if (right != null && actual != null) {
      diff.show(new DiffContent("expected", right, "actual", actual, "text"));
    } else {
      textName.setText(right == null ? "Output" : "Expected");
      text.setText(right == null ? actual : right);
    }
    shown(diff, right != null && actual != null);
    shown(textBox, right == null || actual == null);
    shown(inputBox, now.input() != null);
    input.setText(now.input() == null ? "" : now.input());
  }

  private static void shown(Node node, boolean is) {
    node.setVisible(is);
    node.setManaged(is);
  }

  private static VBox box(Label name, TextArea area) {
    area.setEditable(false);
    area.setPrefRowCount(4);
    area.setPrefColumnCount(16);
    area.accessibleTextProperty().bind(name.textProperty());
    area.getStyleClass().add("code-text");
    name.getStyleClass().add("muted");
    VBox box = new VBox(name, area);
    VBox.setVgrow(area, Priority.ALWAYS);
    HBox.setHgrow(box, Priority.ALWAYS);
    return box;
  }

  private void column(String name, double width, Function<TestRow, String> text, boolean numeric) {
    TableColumn<TestRow, String> column = new TableColumn<>(name);
    column.setCellValueFactory(c -> new ReadOnlyObjectWrapper<>(text.apply(c.getValue())));
    column.setPrefWidth(width);
    if (numeric) {
      column.setCellFactory(_ -> new NumberCell<>());
      column.getStyleClass().add("numeric");
    }
    table.getColumns().add(column);
  }

  /** A verdict with its mark and colour. */
  private static final class VerdictCell extends TableCell<TestRow, TestRow> {
    @Override
    protected void updateItem(@Nullable TestRow row, boolean empty) {
      super.updateItem(row, empty);
      if (empty || row == null) {
        setText(null);
        return;
      }
      setText(row.state().mark() + "  " + row.verdict());
      String tone =
          switch (row.state()) {
            case WAITING -> "tone-muted";
            case PASSED -> "tone-good";
            case FAILED -> "tone-bad";
          };
      if (!getStyleClass().contains(tone)) {
        getStyleClass().removeAll("tone-good", "tone-bad", "tone-muted");
        getStyleClass().add(tone);
      }
    }
  }
}
