// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.fx;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import javafx.scene.control.ResizeFeaturesBase;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumnBase;
import javafx.scene.control.TableView;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableView;

/**
 * Fills a table's width: what is left over goes to one column, what lacks is taken from all in
 * proportion to what they have beyond their least. JavaFX's own policies start from the widths of
 * the moment, so in a window made larger and smaller again columns end with other widths.
 */
public final class ColumnWidths<S> {

  private final TableColumnBase<S, ?> growing;
  private final Map<TableColumnBase<S, ?>, Double> wanted = new HashMap<>();

  private ColumnWidths(TableColumnBase<S, ?> growing) {
    this.growing = growing;
  }

  /**
   * Gives a table's columns their widths from here on.
   *
   * @param growing takes what is left over
   */
  @SuppressWarnings("unchecked")
  public static <S> void fill(TableView<S> table, TableColumn<S, ?> growing) {
    ColumnWidths<S> widths = new ColumnWidths<>(growing);
    table.setColumnResizePolicy(
        features ->
            widths.resize(
                (ResizeFeaturesBase<S>) features,
                table.getVisibleLeafColumns(),
                () -> TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN.call(features)));
  }

  /** The same for a tree. */
  @SuppressWarnings("unchecked")
  public static <S> void fill(TreeTableView<S> table, TreeTableColumn<S, ?> growing) {
    ColumnWidths<TreeItem<S>> widths = new ColumnWidths<>(growing);
    table.setColumnResizePolicy(
        features ->
            widths.resize(
                (ResizeFeaturesBase<TreeItem<S>>) features,
                table.getVisibleLeafColumns(),
                () -> TreeTableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN.call(features)));
  }

  /**
   * Called with a column when a hand draws it.
   *
   * @param byHand moves its edge
   */
  private boolean resize(
      ResizeFeaturesBase<S> features,
      List<? extends TableColumnBase<S, ?>> columns,
      BooleanSupplier byHand) {
    if (features.getColumn() != null) {
      boolean moved = byHand.getAsBoolean();
      // Of what was left over, the growing one had no wish.
      double least = wanted(growing);
      columns.forEach(column -> wanted.put(column, column.getWidth()));
      wanted.merge(growing, least, Math::min);
      return moved;
    }
    double left = features.getContentWidth();
    double spare = left - columns.stream().mapToDouble(this::wanted).sum();
    double beyondLeast = columns.stream().mapToDouble(this::beyondLeast).sum();
    double part = spare < 0 && beyondLeast > 0 ? Math.max(-1, spare / beyondLeast) : 0;
    for (TableColumnBase<S, ?> column : columns) {
      if (column != growing) {
        double width = Math.floor(wanted(column) + part * beyondLeast(column));
        features.setColumnWidth(column, width);
        left -= width;
      }
    }
    features.setColumnWidth(growing, Math.max(left, growing.getMinWidth()));
    return true;
  }

  private double wanted(TableColumnBase<S, ?> column) {
    return wanted.getOrDefault(column, column.getPrefWidth());
  }

  private double beyondLeast(TableColumnBase<S, ?> column) {
    return Math.max(0, wanted(column) - column.getMinWidth());
  }
}
