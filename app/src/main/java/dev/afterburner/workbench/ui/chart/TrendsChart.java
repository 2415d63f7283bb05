// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.chart;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.workbench.chart.Palette;
import dev.afterburner.workbench.chart.Pen;
import dev.afterburner.workbench.chart.Plot;
import dev.afterburner.workbench.chart.TrendsModel;
import dev.afterburner.workbench.chart.TrendsPlot;
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
    setModel(model());
  }

  /** Shows other sessions, or another figure of theirs. */
  public void setModel(TrendsModel trends) {
    pointed = -1;
    show(trends);
    canvas().setAccessibleText(trends.title());
  }

  private TrendsPlot trendsPlot() {
    return (TrendsPlot) plot();
  }

  private void point(int step) {
    pointed = step;
    canvas().setAccessibleText(step < 0 ? model().title() : trendsPlot().spoken(step));
    canvas().redrawAbove();
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
