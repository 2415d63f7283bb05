// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.chart;

import dev.afterburner.workbench.chart.draw.Box;
import dev.afterburner.workbench.chart.draw.ChartModel;
import dev.afterburner.workbench.chart.draw.Dash;
import dev.afterburner.workbench.chart.draw.Ink;
import dev.afterburner.workbench.chart.draw.LegendEntry;
import java.util.List;

/**
 * Shares over iterations, a panel a metric, with bands.
 *
 * @param title the chart's name
 * @param note a remark beside it
 * @param panels from left to right, then from top to bottom
 * @param lines the legend: what the panels' lines are, by their place in {@link Panel#lines}
 */
public record PanelsModel(String title, String note, List<Panel> panels, List<Name> lines)
    implements ChartModel {

  /**
   * A metric.
   *
   * @param lines one for each name of the legend, in that order; empty ones draw nothing
   */
  public record Panel(String name, List<List<Point>> lines) {
    public Panel {
      lines = lines.stream().map(List::copyOf).toList();
    }
  }

  /**
   * A line of the legend.
   *
   * @param quiet whether it stands behind the others: published lines
   */
  public record Name(String label, Ink ink, Dash dash, boolean quiet) {}

  /**
   * A point.
   *
   * @param value in percent
   * @param low lower end of its band, in percent; the value where there is none
   * @param high upper end
   * @param hollow whether it was not measured
   */
  public record Point(int iteration, double value, double low, double high, boolean hollow) {}

  private static final List<Ink> INKS =
      List.of(Ink.SELECTED, Ink.COMPARED, Ink.LIVE, Ink.INTEGRAL, Ink.TIME, Ink.BEST);

  public PanelsModel {
    panels = List.copyOf(panels);
    lines = List.copyOf(lines);
  }

  @Override
  public PanelsModel onPaper() {
    return this;
  }

  /** The colour of the n-th arm. */
  public static Ink ink(int n) {
    return INKS.get(Math.floorMod(n, INKS.size()));
  }

  /** The pattern of the n-th arm, so that colour is never all that tells two apart. */
  public static Dash dash(int n) {
    return Dash.cycle(n);
  }

  @Override
  public List<LegendEntry> legend() {
    return lines.stream()
        .map(
            l ->
                new LegendEntry(
                    l.label(), l.label(), l.ink(), l.dash(), LegendEntry.Mark.LINE_AND_DOT, true))
        .toList();
  }

  @Override
  public PanelsPlot plot(Box room, boolean titled) {
    return new PanelsPlot(this, room);
  }
}
