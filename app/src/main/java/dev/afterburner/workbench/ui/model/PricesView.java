// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.model;

import dev.afterburner.workbench.ui.fx.ColumnWidths;
import dev.afterburner.workbench.ui.model.PricesViewModel.Row;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.cell.TextFieldTableCell;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What models cost: a double click changes a price, Delete takes a line away. */
public final class PricesView extends VBox {

  private static final double PRICE = 92;

  private final TableView<Row> table = new TableView<>();
  private final TextField model = field("price-model", "Model, such as openai:NAME or gguf:*");
  private final TextField input = field("price-input", "Input");
  private final TextField output = field("price-output", "Output");

  public PricesView(PricesViewModel prices) {
    getStyleClass().add("form-page");
    table.setId("prices");
    table.setAccessibleText("Prices");
    table.setItems(prices.rows());
    table.setEditable(true);
    table.setPlaceholder(new Label("No prices yet. Without one a session's cost is not known."));
    ColumnWidths.fill(table, column("Model", 240, Row::model));
    TableColumn<Row, String> in = column("Input", PRICE, Row::input);
    TableColumn<Row, String> out = column("Output", PRICE, Row::output);
    for (TableColumn<Row, String> price : java.util.List.of(in, out)) {
      price.getStyleClass().add("numeric");
      price.setEditable(true);
      price.setCellFactory(TextFieldTableCell.forTableColumn());
    }
    in.setOnEditCommit(
        e -> prices.set(e.getRowValue().model(), e.getNewValue(), e.getRowValue().output()));
    out.setOnEditCommit(
        e -> prices.set(e.getRowValue().model(), e.getRowValue().input(), e.getNewValue()));
    table.setOnKeyPressed(
        e -> {
          Row row = table.getSelectionModel().getSelectedItem();
          if (e.getCode() == KeyCode.DELETE && row != null && table.getEditingCell() == null) {
            prices.remove(row);
          }
        });
    VBox.setVgrow(table, Priority.ALWAYS);
    for (TextField price : java.util.List.of(input, output)) {
      price.setPrefWidth(PRICE);
      price.setMinWidth(PRICE);
    }
    HBox.setHgrow(model, Priority.ALWAYS);
    Button add = new Button("Add");
    add.setId("price-add");
    add.getStyleClass().add("compact");
    add.setAccessibleText("Add the price");
    add.setOnAction(e -> prices.set(model.getText(), input.getText(), output.getText()));
    HBox line = new HBox(model, input, output, add);
    line.getStyleClass().add("form-line");
    Label fault = new Label();
    fault.setId("price-fault");
    fault.getStyleClass().add("tone-bad");
    fault.setWrapText(true);
    fault.textProperty().bind(prices.fault());
    fault.managedProperty().bind(fault.textProperty().isNotEmpty());
    getChildren()
        .addAll(
            Fields.hint(
                "Price per million tokens, in any one currency; costs and the budget use it."
                    + " openai:* matches all names with that prefix. Double-click a price to edit"
                    + " it; press Delete to remove a row."),
            table,
            line,
            fault);
  }

  private TableColumn<Row, String> column(String title, double width, Function<Row, String> text) {
    TableColumn<Row, String> column = new TableColumn<>(title);
    column.setCellValueFactory(c -> new ReadOnlyStringWrapper(text.apply(c.getValue())));
    column.setPrefWidth(width);
    column.setEditable(false);
    column.setReorderable(false);
    table.getColumns().add(column);
    return column;
  }

  private static TextField field(String id, String name) {
    TextField field = new TextField();
    field.setId(id);
    field.setPromptText(name);
    field.setAccessibleText(name);
    return field;
  }
}
