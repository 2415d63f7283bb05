// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.model;

import dev.afterburner.workbench.model.ModelException;
import dev.afterburner.workbench.model.Prices;
import dev.afterburner.workbench.ui.fx.TaskRunner;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The price table: each change is written at once. */
public final class PricesViewModel {

  /**
   * A line of the table.
   *
   * @param model words, or their beginning with a *
   * @param input of a million tokens of prompts, as it is shown
   * @param output of a million tokens of replies
   */
  public record Row(String model, String input, String output) {}

  private final Prices prices;
  private final TaskRunner tasks;
  private final ObservableList<Row> rows = FXCollections.observableArrayList();
  private final ReadOnlyStringWrapper fault = new ReadOnlyStringWrapper("");

  public PricesViewModel(Prices prices, TaskRunner tasks) {
    this.prices = prices;
    this.tasks = tasks;
  }

  public ObservableList<Row> rows() {
    return rows;
  }

  /** What could not be done; empty while all could. */
  public ReadOnlyStringProperty fault() {
    return fault.getReadOnlyProperty();
  }

  /** Something done to the table. */
  @FunctionalInterface
  private interface Change {
    void on(Prices prices) throws ModelException;
  }

  /** Reads the table. */
  public void begin() {
    change(table -> {});
  }

  /** Writes a price as it was typed. */
  public void set(String model, String input, String output) {
    change(table -> table.set(model, new Prices.Price(number(input), number(output))));
  }

  /** Takes a price out. */
  public void remove(Row row) {
    change(
        table -> {
          boolean unused = table.remove(row.model());
        });
  }

  private void change(Change change) {
    tasks.call(
        () -> {
          change.on(prices);
          return rows(prices.table());
        },
        now -> {
          fault.set("");
          rows.setAll(now);
        },
        failure -> {
          fault.set(String.valueOf(failure.getMessage()));
          // What was typed into a cell and not taken goes away again.
          rows.setAll(List.copyOf(rows));
        });
  }

  private static List<Row> rows(Map<String, Prices.Price> table) {
    return table.entrySet().stream()
        .map(e -> new Row(e.getKey(), text(e.getValue().input()), text(e.getValue().output())))
        .toList();
  }

  /** Something else than a number is no price, which is then told. */
  private static double number(String typed) {
    try {
      return Double.parseDouble(typed.strip());
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private static String text(double price) {
    return BigDecimal.valueOf(price).stripTrailingZeros().toPlainString();
  }
}
