// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.shell;

import dev.afterburner.workbench.ui.chart.GrowthChart;
import dev.afterburner.workbench.ui.run.GrowthViewModel;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Which sizes to measure at, and how the versions grow. */
final class GrowthPane extends VBox {

  private final GrowthChart chart;

  GrowthPane(GrowthViewModel model) {
    getStyleClass().add("growth");
    chart = new GrowthChart(model.model().get().title(), model.model().get().emptyText());
    chart.setId("growth-chart");
    chart.setModel(model.model().get());
    model.model().addListener((o, before, now) -> chart.setModel(now));
    VBox.setVgrow(chart, Priority.ALWAYS);

    Label remark = new Label();
    remark.setId("growth-remark");
    remark.getStyleClass().add("muted");
    remark.setWrapText(true);
    remark.setMinHeight(Region.USE_PREF_SIZE);
    remark.textProperty().bind(model.remark());
    shownWhile(remark, remark.textProperty().isNotEmpty());
    getChildren().addAll(asking(model), working(model), remark, chart);
  }

  GrowthChart chart() {
    return chart;
  }

  private static HBox asking(GrowthViewModel model) {
    TextField sizes = new TextField();
    sizes.setId("growth-sizes");
    sizes.setAccessibleText("Sizes to measure at, separated by commas");
    sizes.setPromptText("1000, 2000, 4000");
    sizes.textProperty().bindBidirectional(model.sizes());
    HBox.setHgrow(sizes, Priority.ALWAYS);
    Label name = new Label("Sizes");
    name.setLabelFor(sizes);
    name.setMinWidth(Region.USE_PREF_SIZE);
    Button measure = new Button();
    measure.setId("measure-growth");
    measure.getStyleClass().add("compact");
    measure.setMinWidth(Region.USE_PREF_SIZE);
    measure.textProperty().bind(model.action());
    measure.disableProperty().bind(model.possible().not());
    measure.setOnAction(e -> model.measure());
    HBox line = new HBox(name, sizes, measure);
    line.getStyleClass().add("growth-line");
    line.setAlignment(Pos.CENTER_LEFT);
    shownWhile(line, model.progress().isEmpty());
    return line;
  }

  private static HBox working(GrowthViewModel model) {
    Label what = new Label();
    what.setId("growth-progress");
    what.textProperty().bind(model.progress());
    what.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(what, Priority.ALWAYS);
    Button stop = new Button("Stop");
    stop.setId("stop-growth");
    stop.getStyleClass().add("compact");
    stop.setMinWidth(Region.USE_PREF_SIZE);
    stop.setAccessibleText("Stop measuring growth");
    stop.setOnAction(e -> model.stop());
    HBox line = new HBox(what, stop);
    line.getStyleClass().add("growth-line");
    line.setAlignment(Pos.CENTER_LEFT);
    shownWhile(line, model.progress().isNotEmpty());
    return line;
  }

  private static void shownWhile(Node node, ObservableValue<Boolean> condition) {
    node.visibleProperty().bind(condition);
    node.managedProperty().bind(condition);
  }
}
