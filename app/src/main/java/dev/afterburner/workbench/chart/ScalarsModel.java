// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.chart;

import dev.afterburner.workbench.chart.draw.Box;
import dev.afterburner.workbench.chart.draw.ChartModel;
import dev.afterburner.workbench.chart.draw.Dash;
import dev.afterburner.workbench.chart.draw.Ink;
import dev.afterburner.workbench.chart.draw.LegendEntry;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Numbers of trainings over steps, a panel a number and a line a run: as they were written, faint,
 * and smoothed.
 *
 * @param title the chart's name
 * @param note a remark beside it
 * @param panels from left to right, then from top to bottom
 * @param lines the legend: what the panels' lines are, by their place in {@link Panel#lines}
 * @param hidden legend ids that are switched off: the lines' labels
 * @param log whether values stand on logarithmic axes, in panels where all are above 0
 * @param emptyText what stands in the chart's place while there is nothing
 */
public record ScalarsModel(
    String title,
    String note,
    List<Panel> panels,
    List<Name> lines,
    Set<String> hidden,
    boolean log,
    String emptyText)
    implements ChartModel {

  /**
   * A number.
   *
   * @param lines one for each name of the legend, in that order; empty ones draw nothing
   */
  public record Panel(String name, List<ScalarLine> lines) {
    public Panel {
      lines = List.copyOf(lines);
    }
  }

  /**
   * A line of the legend.
   *
   * @param checkpoints steps at which the run was saved
   */
  public record Name(String label, Ink ink, Dash dash, List<Long> checkpoints) {
    public Name {
      checkpoints = List.copyOf(checkpoints);
    }
  }

  public ScalarsModel {
    panels = List.copyOf(panels);
    lines = List.copyOf(lines);
    hidden = Set.copyOf(hidden);
  }

  /** The same with an entry of the legend switched on or off. */
  public ScalarsModel withShown(String id, boolean shown) {
    Set<String> ids = new HashSet<>(hidden);
    if (shown) {
      ids.remove(id);
    } else {
      ids.add(id);
    }
    return new ScalarsModel(title, note, panels, lines, ids, log, emptyText);
  }

  boolean isShown(int line) {
    return !hidden.contains(lines.get(line).label());
  }

  @Override
  public ScalarsModel onPaper() {
    return this;
  }

  @Override
  public double figureHeight(double width) {
    return ScalarsPlot.rows(panels.size(), width) * 150 + 110;
  }

  @Override
  public List<LegendEntry> legend() {
    return lines.stream()
        .map(
            l ->
                new LegendEntry(
                    l.label(),
                    l.label(),
                    l.ink(),
                    l.dash(),
                    LegendEntry.Mark.LINE,
                    !hidden.contains(l.label())))
        .toList();
  }

  @Override
  public ScalarsPlot plot(Box room, boolean titled) {
    return new ScalarsPlot(this, room, titled);
  }
}
