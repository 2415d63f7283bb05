// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.profile;

import dev.afterburner.workbench.profile.Calls;
import dev.afterburner.workbench.profile.Profile;
import dev.afterburner.workbench.text.HiddenCharacters;
import dev.afterburner.workbench.ui.fx.ColumnWidths;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/** Tables of a profile. */
final class ProfileTables {

  private static final double NUMBER = 66;
  private static final double RANGE = 84;

  private ProfileTables() {}

  /**
   * The lines of the program.
   *
   * @param source all its lines, as they are when a cell is shown
   */
  static TableView<Profile.Line> lines(Supplier<List<String>> source) {
    TableView<Profile.Line> table = table("profile-lines", "Lines of the program", "No line yet.");
    number(table, "Rank", 54, ProfileWords::rank);
    number(table, "Line", 44, line -> String.valueOf(line.line()));
    number(table, "Own", NUMBER, line -> ProfileWords.percent(line.self()));
    number(table, "95 %", RANGE, line -> ProfileWords.range(line.self()));
    number(table, "With calls", 76, line -> ProfileWords.percent(line.total()));
    number(table, "Memory", 76, ProfileWords::memory);
    ColumnWidths.fill(
        table,
        add(
            table,
            "Source",
            160,
            line -> {
              List<String> text = source.get();
              return line.line() <= text.size()
                  ? HiddenCharacters.visible(text.get(line.line() - 1).strip())
                  : "";
            }));
    return table;
  }

  /** All functions. */
  static TableView<Calls.Row> functions() {
    TableView<Calls.Row> table =
        table("profile-functions", "Functions", "No function yet: profile a program.");
    ColumnWidths.fill(table, add(table, "Function", 150, row -> words(row.function())));
    number(table, "Own", NUMBER, row -> ProfileWords.percent(row.own()));
    number(table, "95 %", RANGE, row -> ProfileWords.range(row.own()));
    number(table, "Total", NUMBER, row -> ProfileWords.percent(row.total()));
    number(table, "95 %", RANGE, row -> ProfileWords.range(row.total()));
    return table;
  }

  /**
   * Callers or callees of a function.
   *
   * @param title "Callers"
   */
  static TableView<Calls.Row> beside(String id, String title) {
    TableView<Calls.Row> table = table(id, title, "None of it: choose a function above.");
    ColumnWidths.fill(table, add(table, title, 130, row -> words(row.function())));
    number(table, "Share", NUMBER, row -> ProfileWords.percent(row.total()));
    number(table, "95 %", RANGE, row -> ProfileWords.range(row.total()));
    return table;
  }

  private static String words(Calls.Function function) {
    String file = function.file().substring(function.file().lastIndexOf('/') + 1);
    return HiddenCharacters.visible(
        file.isEmpty() ? function.name() : function.name() + " · " + file);
  }

  static <S> TableView<S> table(String id, String name, String empty) {
    TableView<S> table = new TableView<>();
    table.setId(id);
    table.setAccessibleText(name);
    Label placeholder = new Label(empty);
    placeholder.setWrapText(true);
    table.setPlaceholder(placeholder);
    return table;
  }

  static <S> TableColumn<S, String> add(
      TableView<S> table, String title, double width, Function<S, String> text) {
    TableColumn<S, String> column = new TableColumn<>(title);
    column.setCellValueFactory(c -> new ReadOnlyStringWrapper(text.apply(c.getValue())));
    column.setCellFactory(c -> new Cell<>());
    column.setPrefWidth(width);
    column.setMinWidth(Math.min(width, 48));
    column.setReorderable(false);
    column.setSortable(false);
    table.getColumns().add(column);
    return column;
  }

  static <S> void number(TableView<S> table, String title, double width, Function<S, String> text) {
    add(table, title, width, text).getStyleClass().add("numeric");
  }

  private static final class Cell<S> extends TableCell<S, String> {
    @Override
    protected void updateItem(@Nullable String text, boolean empty) {
      super.updateItem(text, empty);
      setText(empty ? null : text);
    }
  }
}
