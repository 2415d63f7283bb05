// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.chart;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.workbench.chart.draw.Box;
import dev.afterburner.workbench.chart.draw.ChartModel;
import dev.afterburner.workbench.chart.draw.Dash;
import dev.afterburner.workbench.chart.draw.Ink;
import dev.afterburner.workbench.chart.draw.LegendEntry;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How several sessions went, one over the other, in one figure.
 *
 * @param title the chart's name
 * @param note a remark beside it
 * @param figure what is drawn
 * @param lines the sessions
 * @param hidden legend ids that are switched off: the sessions' names
 * @param emptyText what stands in the chart's place while there is no version
 */
public record TrendsModel(
    String title,
    String note,
    Figure figure,
    List<Line> lines,
    Set<String> hidden,
    String emptyText)
    implements ChartModel {

  /**
   * A session.
   *
   * @param name what the person calls it
   * @param ink its colour
   * @param dash how the line of its best so far is broken
   * @param points its versions, in the order of their steps
   */
  public record Line(String name, Ink ink, Dash dash, List<TrendPoint> points) {
    public Line {
      points = List.copyOf(points);
    }
  }

  public TrendsModel {
    lines = List.copyOf(lines);
    hidden = Set.copyOf(hidden);
  }

  /** The same with an entry of the legend switched on or off. */
  public TrendsModel withShown(String id, boolean shown) {
    Set<String> ids = new HashSet<>(hidden);
    if (shown) {
      ids.remove(id);
    } else {
      ids.add(id);
    }
    return new TrendsModel(title, note, figure, lines, ids, emptyText);
  }

  @Override
  public TrendsModel onPaper() {
    return new TrendsModel(title, "", figure, lines, hidden, emptyText);
  }

  /** The lines that are switched on. */
  List<Line> shown() {
    return lines.stream().filter(l -> !hidden.contains(l.name())).toList();
  }

  @Override
  public List<LegendEntry> legend() {
    return lines.stream()
        .map(
            l ->
                new LegendEntry(
                    l.name(),
                    l.name(),
                    l.ink(),
                    l.dash(),
                    LegendEntry.Mark.LINE_AND_DOT,
                    !hidden.contains(l.name())))
        .toList();
  }

  @Override
  public TrendsPlot plot(Box room, boolean titled) {
    return new TrendsPlot(this, room, titled);
  }
}
