// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.chart;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.stats.Comparison;
import dev.afterburner.workbench.chart.draw.Box;
import dev.afterburner.workbench.chart.draw.ChartModel;
import dev.afterburner.workbench.chart.draw.LegendEntry;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What one version needs over what another one does, figure by figure.
 *
 * @param title the chart's name, such as "v3 over v0"
 * @param note a remark beside it, such as "7 runs each, 95 % interval"
 * @param ratios of this version's figure over the other's, and what may be said of them; figures
 *     that are not known are left out
 * @param emptyText what stands in the chart's place while none is known
 */
public record ComparisonModel(
    String title, String note, Map<Figure, Comparison> ratios, String emptyText)
    implements ChartModel {

  public ComparisonModel {
    ratios = Map.copyOf(ratios);
  }

  /** The figures in the order in which they are drawn. */
  Map<Figure, Comparison> rows() {
    Map<Figure, Comparison> rows = new EnumMap<>(Figure.class);
    ratios.forEach(
        (figure, comparison) -> {
          double value = comparison.ratio().value();
          if (value > 0 && Double.isFinite(value)) {
            rows.put(figure, comparison);
          }
        });
    return rows;
  }

  @Override
  public ComparisonModel onPaper() {
    return new ComparisonModel(title, "", ratios, emptyText);
  }

  @Override
  public double figureHeight(double width) {
    return ComparisonPlot.height(Math.max(1, rows().size())) + 80;
  }

  @Override
  public List<LegendEntry> legend() {
    return List.of();
  }

  @Override
  public ComparisonPlot plot(Box room, boolean titled) {
    return new ComparisonPlot(this, room, titled);
  }
}
