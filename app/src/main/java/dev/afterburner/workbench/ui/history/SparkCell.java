// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.history;

import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TreeTableCell;
import javafx.scene.shape.Polyline;
import org.jspecify.annotations.Nullable;

/** A version's curve in small. */
final class SparkCell extends TreeTableCell<ShownVersion, VersionRow> {

  private static final double WIDTH = 50;
  private static final double HEIGHT = 14;

  private final Polyline line = new Polyline();
  private @Nullable Spark drawn;

  SparkCell() {
    line.getStyleClass().add("sparkline");
    line.setManaged(true);
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
  }

  @Override
  protected void updateItem(@Nullable VersionRow row, boolean empty) {
    super.updateItem(row, empty);
    Spark spark = empty || row == null ? null : row.spark();
    setGraphic(spark == null ? null : line);
    setAccessibleText(row == null || spark == null ? null : "memory peak " + row.memory());
    if (spark == null || spark.equals(drawn)) {
      return;
    }
    drawn = spark;
    line.getPoints().clear();
    int last = spark.columns().size() - 1;
    // The two ends keep the height the same whatever the curve.
    line.getPoints().addAll(0.0, HEIGHT);
    for (int i = 0; i <= last; i++) {
      line.getPoints().addAll(WIDTH * i / last, HEIGHT - spark.share(i) * (HEIGHT - 1));
    }
    line.getPoints().addAll(WIDTH, HEIGHT);
  }
}
