// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.chart;

import dev.afterburner.workbench.chart.PanelsModel;
import dev.afterburner.workbench.chart.draw.Palette;
import dev.afterburner.workbench.chart.draw.Pen;
import dev.afterburner.workbench.chart.draw.Plot;
import java.util.List;

/** Curves of a study, a panel a metric, with their bands. */
public final class PanelsChart extends ChartControl<PanelsModel> {

  /** A chart without curves. */
  public PanelsChart(String title) {
    super(new PanelsModel(title, "", List.of(), List.of()), ExportFormat.ALL);
    getStyleClass().add("panels-chart");
    setModel(model());
  }

  /** Shows other curves. */
  public void setModel(PanelsModel curves) {
    show(curves);
  }

  /** The last value of each line. */
  @Override
  String spoken() {
    PanelsModel curves = model();
    StringBuilder words = new StringBuilder(curves.title());
    for (PanelsModel.Panel panel : curves.panels()) {
      for (int i = 0; i < panel.lines().size(); i++) {
        List<PanelsModel.Point> points = panel.lines().get(i);
        if (!points.isEmpty()) {
          PanelsModel.Point last = points.getLast();
          words
              .append("; ")
              .append(panel.name())
              .append(" of ")
              .append(curves.lines().get(i).label())
              .append(" at iteration ")
              .append(last.iteration())
              .append(": ")
              .append(Math.round(last.value() * 10) / 10.0)
              .append(" percent");
        }
      }
    }
    return words.toString();
  }

  @Override
  void drawAbove(Pen pen, Plot laidOut, Palette colours) {
    // The tables beside the chart have the numbers.
  }
}
