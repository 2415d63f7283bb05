// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.history;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.workbench.chart.ComparisonModel;
import dev.afterburner.workbench.ui.chart.ComparisonChart;
import dev.afterburner.workbench.ui.chart.TrendsChart;
import dev.afterburner.workbench.ui.history.SessionPairViewModel.Shown;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Two sessions: their trends one over the other, and the ratio of their bests. */
public final class SessionPairCard extends VBox {

  private static final String EMPTY = "No version of these sessions is measured yet.";
  private static final double CHART_HEIGHT = 300;

  private final SessionPairViewModel model;
  private final Map<Figure, ToggleButton> figures = new EnumMap<>(Figure.class);
  private final ToggleGroup group = new ToggleGroup();
  private final TrendsChart trends = new TrendsChart("", EMPTY);
  private final ComparisonChart bests = ComparisonChart.bars("");
  private final Label names = new Label();
  private final Label note = new Label();
  private final Button close = new Button("Close");

  /** What is to happen when somebody has seen enough. */
  public void setOnClose(Runnable action) {
    close.setOnAction(e -> action.run());
  }

  private static Region gap() {
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    return gap;
  }

  /**
   * @param export lets the chart be saved
   */
  public SessionPairCard(SessionPairViewModel model, Consumer<TrendsChart> export) {
    this.model = model;
    setId("session-pair");
    getStyleClass().add("sheet");
    HBox chips = new HBox();
    chips.getStyleClass().add("form-line");
    for (Figure figure : Figure.values()) {
      ToggleButton chip = new ToggleButton(figure.id());
      chip.setId("pair-" + figure.id());
      chip.getStyleClass().add("chip");
      chip.setToggleGroup(group);
      chip.setOnAction(e -> model.figure().set(figure));
      figures.put(figure, chip);
      chips.getChildren().add(chip);
    }
    names.setId("pair-names");
    names.getStyleClass().add("strong");
    names.setWrapText(true);
    trends.setId("trends-chart");
    trends.setPrefSize(760, CHART_HEIGHT);
    VBox.setVgrow(trends, Priority.ALWAYS);
    export.accept(trends);
    bests.setId("pair-bests");
    note.setId("pair-note");
    note.getStyleClass().add("muted");
    note.setWrapText(true);
    close.setId("pair-close");
    HBox foot = new HBox(note, gap(), close);
    foot.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(names, chips, trends, bests, foot);
    model.shown().addListener((o, before, now) -> show(now));
    model.figure().addListener((o, before, now) -> show(model.shown().get()));
  }

  /** What is to have the focus. */
  public Node first() {
    return Objects.requireNonNull(figures.get(model.figure().get()));
  }

  private void show(@Nullable Shown now) {
    group.selectToggle(figures.get(model.figure().get()));
    if (now == null) {
      return;
    }
    names.setText(now.names());
    trends.setModel(model.trends(now));
    bests.setModel(new ComparisonModel("B over A", "", now.ratios(), "Nothing to compare."));
    note.setText(now.note());
  }
}
