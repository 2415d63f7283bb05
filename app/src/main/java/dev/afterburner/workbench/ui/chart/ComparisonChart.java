// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.chart;

import dev.afterburner.workbench.chart.ComparisonModel;
import dev.afterburner.workbench.chart.ComparisonPlot;
import dev.afterburner.workbench.chart.draw.Palette;
import dev.afterburner.workbench.chart.draw.Pen;
import dev.afterburner.workbench.chart.draw.Plot;
import java.util.Map;

/** Two versions against each other: a bar with its interval for time, memory and integral. */
public final class ComparisonChart extends ChartControl<ComparisonModel> {

  private static final double BARS_HEIGHT = 76;

  /** A chart without a comparison. */
  public ComparisonChart(String title, String emptyText) {
    super(new ComparisonModel(title, "", Map.of(), emptyText), ExportFormat.ALL);
    getStyleClass().add("comparison-chart");
    canvas().setFocusTraversable(false);
    canvas().setMinSize(160, BARS_HEIGHT);
    canvas().setPrefHeight(BARS_HEIGHT);
    setModel(model());
  }

  /** The bars alone, without title and menu, for the head of another view. */
  public static ComparisonChart bars(String emptyText) {
    ComparisonChart chart = new ComparisonChart("", emptyText);
    chart.hideHeader();
    chart.getStyleClass().add("chart-control-bare");
    return chart;
  }

  /** Shows another comparison. */
  public void setModel(ComparisonModel comparison) {
    show(comparison);
  }

  @Override
  String spoken() {
    return ((ComparisonPlot) plot()).spoken();
  }

  @Override
  void drawAbove(Pen pen, Plot laidOut, Palette colours) {
    // Every number already stands beside its bar.
  }
}
