// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.studies;

import dev.afterburner.workbench.ui.fx.Tips;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/** Columns of text, whose cells show all of it where the pointer rests. */
final class Columns {

  private static final double LEAST = 48;

  private Columns() {}

  /** Adds a column. */
  static <S> TableColumn<S, String> add(
      TableView<S> table, String title, double width, Function<S, String> text) {
    TableColumn<S, String> column = new TableColumn<>(title);
    column.setCellValueFactory(c -> new ReadOnlyStringWrapper(text.apply(c.getValue())));
    column.setCellFactory(c -> new Text<>());
    column.setPrefWidth(width);
    column.setMinWidth(LEAST);
    column.setReorderable(false);
    column.setSortable(false);
    table.getColumns().add(column);
    return column;
  }

  /** The same, aligned to the right. */
  static <S> TableColumn<S, String> number(
      TableView<S> table, String title, double width, Function<S, String> text) {
    TableColumn<S, String> column = add(table, title, width, text);
    column.getStyleClass().add("numeric");
    return column;
  }

  /** What stands in an empty table. */
  static Label placeholder(String text) {
    Label label = new Label(text);
    label.setWrapText(true);
    return label;
  }

  /** A cell of text. */
  private static final class Text<S> extends TableCell<S, String> {
    Text() {
      Tips.on(this, () -> getItem() == null ? "" : getItem());
    }

    @Override
    protected void updateItem(@Nullable String text, boolean empty) {
      super.updateItem(text, empty);
      setText(empty ? null : text);
    }
  }
}
