// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.chart;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.workbench.chart.TrendsModel;
import dev.afterburner.workbench.chart.TrendsPlot;
import dev.afterburner.workbench.chart.draw.Palette;
import dev.afterburner.workbench.chart.draw.Pen;
import dev.afterburner.workbench.chart.draw.Plot;
import java.util.List;
import java.util.Set;
import javafx.scene.input.KeyEvent;

/** Sessions one over the other; the mouse or the arrows tell the best of each up to a step. */
public final class TrendsChart extends ChartControl<TrendsModel> {

  private int pointed = -1;

  /** A chart without sessions. */
  public TrendsChart(String title, String emptyText) {
    super(
        new TrendsModel(title, "", Figure.TIME, List.of(), Set.of(), emptyText), ExportFormat.ALL);
    getStyleClass().add("trends-chart");
    canvas().setOnMouseMoved(event -> point(trendsPlot().step(event.getX())));
    canvas().setOnMouseExited(_ -> point(-1));
    canvas().setOnKeyPressed(this::key);
    canvas().setAccessibleHelp("Arrows move along the steps");
    setModel(model());
  }

  /** Shows other sessions, or another figure of theirs. */
  public void setModel(TrendsModel trends) {
    pointed = -1;
    show(trends);
  }

  private TrendsPlot trendsPlot() {
    return (TrendsPlot) plot();
  }

  private void point(int step) {
    pointed = step;
    say();
    canvas().redrawAbove();
  }

  @Override
  String spoken() {
    if (model().lines().isEmpty()) {
      return model().title() + ". " + model().emptyText();
    }
    String at = trendsPlot().spoken(pointed < 0 ? trendsPlot().lastStep() : pointed);
    return pointed < 0 ? model().title() + ". Best up to " + at : at;
  }

  private void key(KeyEvent event) {
    switch (event.getCode()) {
      case LEFT -> point(Math.max(0, pointed - 1));
      case RIGHT -> point(Math.min(trendsPlot().lastStep(), pointed + 1));
      default -> {
        return;
      }
    }
    event.consume();
  }

  @Override
  void toggle(String id, boolean shown) {
    show(model().withShown(id, shown));
  }

  @Override
  void drawAbove(Pen pen, Plot laidOut, Palette colours) {
    if (pointed >= 0) {
      ((TrendsPlot) laidOut).drawReadout(pen, colours, pointed);
    }
  }
}
