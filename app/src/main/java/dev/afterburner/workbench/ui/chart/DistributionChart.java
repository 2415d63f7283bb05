// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.chart;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.workbench.chart.DistributionModel;
import dev.afterburner.workbench.chart.DistributionPlot;
import dev.afterburner.workbench.chart.DistributionPlot.Hit;
import dev.afterburner.workbench.chart.draw.LegendEntry;
import dev.afterburner.workbench.chart.draw.Palette;
import dev.afterburner.workbench.chart.draw.Pen;
import dev.afterburner.workbench.chart.draw.Plot;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Cursor;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/**
 * Where versions stand among reference solutions. A click on a bar or a dot names the solutions in
 * it, a click on a version selects it; with the keyboard: arrows move along bars and versions,
 * Enter does what a click does.
 */
public final class DistributionChart extends ChartControl<DistributionModel> {

  private Consumer<String> onSelect = _ -> {};
  private Consumer<List<DistributionModel.Reference>> onReferences = _ -> {};
  private Hit pointed = new Hit.Nothing();
  private double pointedX;
  private final ToggleButton log = option("chart-log-value", "log axis", "Logarithmic axis");

  /** A chart without references. */
  public DistributionChart(String title, String emptyText) {
    super(
        new DistributionModel(title, "", Figure.TIME, List.of(), List.of(), true, emptyText),
        ExportFormat.ALL);
    getStyleClass().add("distribution-chart");
    canvas().setOnMouseMoved(event -> point(at(event), event.getX()));
    canvas().setOnMouseExited(_ -> point(new Hit.Nothing(), 0));
    canvas().setOnMouseClicked(this::clicked);
    canvas().setOnKeyPressed(this::key);
    canvas()
        .setAccessibleHelp(
            "Arrows move along bars and versions, Enter opens a reference or version");
    options().getChildren().add(log);
    log.setOnAction(_ -> show(model().withLog(log.isSelected())));
    setModel(model());
  }

  /** Shows another distribution. */
  public void setModel(DistributionModel distribution) {
    pointed = new Hit.Nothing();
    log.setSelected(distribution.log());
    show(distribution);
  }

  /** Is told the id of the version that somebody selects. */
  public void setOnSelect(Consumer<String> action) {
    onSelect = action;
  }

  /** Is told the reference solutions whose bar or dot somebody clicks. */
  public void setOnReferences(Consumer<List<DistributionModel.Reference>> action) {
    onReferences = action;
  }

  private DistributionPlot distributionPlot() {
    return (DistributionPlot) plot();
  }

  private Hit at(MouseEvent event) {
    return distributionPlot().at(event.getX(), event.getY(), canvas().textWidth());
  }

  private void point(Hit hit, double x) {
    pointed = hit;
    pointedX = x;
    canvas().setCursor(hit instanceof Hit.Nothing ? Cursor.DEFAULT : Cursor.HAND);
    say();
    canvas().redrawAbove();
  }

  @Override
  String spoken() {
    return distributionPlot().spoken(pointed);
  }

  private void key(KeyEvent event) {
    List<Hit> hits = distributionPlot().hits();
    if (hits.isEmpty() || event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    int at = hits.indexOf(pointed);
    switch (event.getCode()) {
      case LEFT -> point(hits.get(Math.max(0, at - 1)));
      case RIGHT -> point(hits.get(Math.min(hits.size() - 1, at + 1)));
      case ENTER, SPACE -> choose(pointed);
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void point(Hit hit) {
    point(hit, distributionPlot().xOf(hit));
  }

  private void clicked(MouseEvent event) {
    canvas().requestFocus();
    if (event.getButton() == MouseButton.PRIMARY) {
      choose(at(event));
    }
  }

  private void choose(Hit hit) {
    switch (hit) {
      case Hit.Version version -> onSelect.accept(version.mark().version());
      case Hit.References bar -> onReferences.accept(bar.references());
      case Hit.Nothing _ -> {}
    }
  }

  @Override
  List<LegendEntry> switches() {
    return List.of();
  }

  @Override
  void drawAbove(Pen pen, Plot laidOut, Palette colours) {
    ((DistributionPlot) laidOut).drawReadout(pen, colours, pointed, pointedX);
  }
}
