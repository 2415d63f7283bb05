// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.chart;

import dev.afterburner.workbench.chart.GrowthModel;
import dev.afterburner.workbench.chart.draw.Palette;
import dev.afterburner.workbench.chart.draw.Pen;
import dev.afterburner.workbench.chart.draw.Plot;
import java.util.List;
import java.util.Set;

/** How versions grow with the size of the input. The legend switches them. */
public final class GrowthChart extends ChartControl<GrowthModel> {

  /** A chart without programs. */
  public GrowthChart(String title, String emptyText) {
    super(new GrowthModel(title, "", List.of(), List.of(), Set.of(), emptyText), ExportFormat.ALL);
    getStyleClass().add("growth-chart");
    setModel(model());
  }

  /** Shows other programs, all of them. */
  public void setModel(GrowthModel growth) {
    show(growth);
  }

  @Override
  String spoken() {
    return model().spoken();
  }

  @Override
  void toggle(String id, boolean shown) {
    show(model().withShown(Integer.parseInt(id), shown));
  }

  @Override
  void drawAbove(Pen pen, Plot laidOut, Palette colours) {
    // The exponents stand in the plot; nothing follows the mouse.
  }
}
