package dev.afterburner.workbench.ui.tests;

import dev.afterburner.workbench.ui.tests.TestsViewModel.Detail;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A row a case; below it what the first failure looked like. */
public final class TestsView extends VBox {

  private final TableView<TestRow> table = new TableView<>();
  private final Label title = new Label();
  private final TextArea expected = new TextArea();
  private final TextArea actual = new TextArea();
  private final VBox expectedBox = box("Expected", expected);
  private final VBox actualBox = box("Actual", actual);
  private final VBox detail = new VBox(title, new HBox(expectedBox, actualBox));

  public TestsView(TestsViewModel model) {
    getStyleClass().add("tests");
    table.setId("tests");
    table.setAccessibleText("Test cases");
    table.setItems(model.rows());
    table.setPlaceholder(new Label("Open a problem to see its cases"));
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    column("Case", 200, TestRow::name, false);
    TableColumn<TestRow, TestRow> verdict = new TableColumn<>("Verdict");
    verdict.setCellValueFactory(c -> new ReadOnlyObjectWrapper<>(c.getValue()));
    verdict.setCellFactory(c -> new VerdictCell());
    verdict.setPrefWidth(160);
    table.getColumns().add(verdict);
    column("Time", 90, TestRow::time, true);
    column("Memory", 90, TestRow::memory, true);
    table.getColumns().forEach(c -> c.setReorderable(false));
    VBox.setVgrow(table, Priority.ALWAYS);
    detail.getStyleClass().add("detail");
    title.getStyleClass().add("strong");
    title.setWrapText(true);
    getChildren().addAll(table, detail);
    model.detail().addListener((o, before, now) -> show(now));
    show(model.detail().get());
  }

  private void show(@Nullable Detail now) {
    detail.setVisible(now != null);
    detail.setManaged(now != null);
    if (now == null) {
      return;
    }
    title.setText(now.title());
    String right = now.expected();
    expectedBox.setVisible(right != null);
    expectedBox.setManaged(right != null);
    expected.setText(right == null ? "" : right);
    actual.setText(now.actual());
  }

  private static VBox box(String name, TextArea area) {
    area.setEditable(false);
    area.setPrefRowCount(6);
    area.setAccessibleText(name + " output");
    area.getStyleClass().add("code-text");
    Label label = new Label(name);
    label.getStyleClass().add("muted");
    VBox box = new VBox(label, area);
    HBox.setHgrow(box, Priority.ALWAYS);
    return box;
  }

  private void column(String name, double width, Function<TestRow, String> text, boolean numeric) {
    TableColumn<TestRow, String> column = new TableColumn<>(name);
    column.setCellValueFactory(c -> new ReadOnlyObjectWrapper<>(text.apply(c.getValue())));
    column.setPrefWidth(width);
    if (numeric) {
      column.getStyleClass().add("numeric");
    }
    table.getColumns().add(column);
  }

  /** A verdict with its mark and colour. */
  private static final class VerdictCell extends TableCell<TestRow, TestRow> {
    @Override
    protected void updateItem(@Nullable TestRow row, boolean empty) {
      super.updateItem(row, empty);
      getStyleClass().removeAll("tone-good", "tone-bad", "tone-muted");
      if (empty || row == null) {
        setText(null);
        return;
      }
      setText(row.state().mark() + "  " + row.verdict());
      getStyleClass()
          .add(
              switch (row.state()) {
                case WAITING -> "tone-muted";
                case PASSED -> "tone-good";
                case FAILED -> "tone-bad";
              });
    }
  }
}
