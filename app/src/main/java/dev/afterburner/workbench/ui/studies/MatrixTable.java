// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.studies;

import dev.afterburner.workbench.study.fold.Matrix;
import dev.afterburner.workbench.ui.fx.Tips;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TablePosition;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/**
 * Problems against arms; a click or the arrows choose a square, Enter or a double click opens it.
 */
final class MatrixTable extends TableView<Matrix.OfProblem> {

  private static final double PROBLEM = 176;
  private static final double SQUARE = 128;
  private static final double LEAST = 72;
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
  private static final Map<SquareWords.Level, PseudoClass> LEVELS = levels();

  private final MatrixViewModel model;
  private final Label empty = new Label();

  /**
   * @param onOpen opens what is chosen
   */
  MatrixTable(MatrixViewModel model, Runnable onOpen) {
    this.model = model;
    setId("study-matrix");
    getStyleClass().add("matrix");
    setAccessibleText("Problems against arms");
    setItems(model.rows());
    getSelectionModel().setCellSelectionEnabled(true);
    empty.setWrapText(true);
    setPlaceholder(empty);
    setSortPolicy(t -> sortByModel());
    model.columns().addListener((o, before, now) -> columns(now));
    columns(model.columns().get());
    model.chosen().addListener((o, before, now) -> mark());
    getSelectionModel().getSelectedCells().addListener((InvalidationListener) change -> choose());
    addEventHandler(
        MouseEvent.MOUSE_CLICKED,
        e -> {
          if (e.getClickCount() == 2) {
            onOpen.run();
          }
        });
    addEventFilter(
        KeyEvent.KEY_PRESSED,
        e -> {
          if (e.getCode() == KeyCode.ENTER) {
            onOpen.run();
            e.consume();
          }
        });
  }

  private static Map<SquareWords.Level, PseudoClass> levels() {
    Map<SquareWords.Level, PseudoClass> levels = new EnumMap<>(SquareWords.Level.class);
    for (SquareWords.Level level : SquareWords.Level.values()) {
      String name = level.name().toLowerCase(Locale.ROOT).replace('_', '-');
      levels.put(level, PseudoClass.getPseudoClass(name));
    }
    return levels;
  }

  private boolean sortByModel() {
    if (getSortOrder().isEmpty()) {
      model.sort(-1, false);
    } else {
      TableColumn<Matrix.OfProblem, ?> by = getSortOrder().getFirst();
      model.sort(getColumns().indexOf(by) - 1, by.getSortType() == TableColumn.SortType.DESCENDING);
    }
    return true;
  }

  private void choose() {
    var cells = getSelectionModel().getSelectedCells();
    if (cells.isEmpty()) {
      return; // rows came or went: what was chosen stays
    }
    TablePosition<?, ?> at = cells.getFirst();
    List<Matrix.Column> columns = model.columns().get();
    if (at.getRow() >= 0 && at.getRow() < getItems().size() && !columns.isEmpty()) {
      Matrix.Column column = columns.get(Math.clamp(at.getColumn() - 1L, 0, columns.size() - 1));
      model.choose(new MatrixViewModel.Choice(getItems().get(at.getRow()).problem(), column));
    }
  }

  private void columns(List<Matrix.Column> columns) {
    empty.setText(
        columns.isEmpty()
            ? "A study's problems and arms appear here."
            : "No problem has such a result.");
    getSortOrder().clear();
    boolean whole =
        columns.stream().map(c -> c.language() + "\n" + c.objective()).distinct().count() > 1;
    TableColumn<Matrix.OfProblem, String> problem = new TableColumn<>("Problem");
    problem.setCellValueFactory(
        c -> new ReadOnlyObjectWrapper<>(model.title(c.getValue().problem())));
    problem.setCellFactory(c -> new Name());
    problem.setPrefWidth(PROBLEM);
    problem.setMinWidth(LEAST);
    problem.setReorderable(false);
    getColumns().setAll(List.of(problem));
    for (int i = 0; i < columns.size(); i++) {
      getColumns().add(column(columns.get(i), i, whole));
    }
  }

  private TableColumn<Matrix.OfProblem, Matrix.Square> column(
      Matrix.Column of, int place, boolean whole) {
    TableColumn<Matrix.OfProblem, Matrix.Square> column = new TableColumn<>();
    String name = whole ? of.arm() + ", " + of.language() + ", " + of.objective() : of.arm();
    Label head = new Label(name);
    Tips.on(
        head,
        name
            + ": ✓ passes, ✗ fails, ◐ passes in some replicates, ! no result, · not done. The number"
            + " is what the median reference needs in "
            + of.objective()
            + " over what the best program so far needs: at 2× the program needs half as much.");
    column.setGraphic(head);
    column.setCellValueFactory(
        c -> {
          List<Matrix.Square> squares = c.getValue().squares();
          return new ReadOnlyObjectWrapper<>(place < squares.size() ? squares.get(place) : null);
        });
    column.setCellFactory(c -> new SquareCell(of));
    column.setPrefWidth(SQUARE);
    column.setMinWidth(LEAST);
    column.setReorderable(false);
    return column;
  }

  private void mark() {
    for (var node : lookupAll(".square")) {
      if (node instanceof SquareCell cell) {
        cell.mark();
      }
    }
  }

  /** The name of a problem, whole where the pointer rests. */
  private static final class Name extends TableCell<Matrix.OfProblem, String> {
    Name() {
      Tips.on(
          this,
          () ->
              isEmpty() || getTableRow().getItem() == null
                  ? ""
                  : getItem() + " (" + getTableRow().getItem().problem() + ")");
    }

    @Override
    protected void updateItem(@Nullable String name, boolean empty) {
      super.updateItem(name, empty);
      setText(empty ? null : name);
    }
  }

  /** A problem under an arm: a mark and a number, which its ground repeats as a colour. */
  private final class SquareCell extends TableCell<Matrix.OfProblem, Matrix.Square> {

    private final Matrix.Column column;

    SquareCell(Matrix.Column column) {
      this.column = column;
      getStyleClass().add("square");
      Tips.on(this, this::spoken);
    }

    private String problem() {
      Matrix.OfProblem line = getTableRow() == null ? null : getTableRow().getItem();
      return line == null ? "" : line.problem();
    }

    private String spoken() {
      return isEmpty() || getItem() == null
          ? ""
          : SquareWords.spoken(model.title(problem()), column, getItem());
    }

    @Override
    protected void updateItem(Matrix.@Nullable Square square, boolean empty) {
      super.updateItem(square, empty);
      SquareWords.Level level = SquareWords.Level.NONE;
      if (empty || square == null) {
        setText(null);
        setAccessibleText(null);
      } else {
        setText(SquareWords.text(square));
        setAccessibleText(spoken());
        level = SquareWords.level(square);
      }
      SquareWords.Level shown = level;
      LEVELS.forEach((each, state) -> pseudoClassStateChanged(state, each == shown));
      mark();
    }

    void mark() {
      MatrixViewModel.Choice choice = model.chosen().get();
      pseudoClassStateChanged(
          CHOSEN,
          choice != null
              && !isEmpty()
              && choice.column().equals(column)
              && choice.problem().equals(problem()));
    }
  }
}
