// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.chart;

import dev.afterburner.sandbox.stats.Interval;
import dev.afterburner.workbench.chart.draw.Box;
import dev.afterburner.workbench.chart.draw.ChartModel;
import dev.afterburner.workbench.chart.draw.Dash;
import dev.afterburner.workbench.chart.draw.Ink;
import dev.afterburner.workbench.chart.draw.LegendEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Time against memory, a point a version. The Pareto front holds the versions that no other one
 * beats in both.
 *
 * @param title the chart's name
 * @param note a remark beside it
 * @param points the versions that were measured
 * @param selected id of the selected version; null for none
 * @param emptyText what stands in the chart's place while there is none
 */
public record TradeoffModel(
    String title, String note, List<Point> points, @Nullable String selected, String emptyText)
    implements ChartModel {

  /**
   * A version.
   *
   * @param version its id
   * @param timeNanos median wall time with its 95 % interval, ns
   * @param memoryBytes median peak memory with its 95 % interval, bytes
   */
  public record Point(String version, Interval timeNanos, Interval memoryBytes) {

    private boolean beats(Point other) {
      double time = timeNanos.value();
      double memory = memoryBytes.value();
      return time <= other.timeNanos.value()
          && memory <= other.memoryBytes.value()
          && (time < other.timeNanos.value() || memory < other.memoryBytes.value());
    }
  }

  public TradeoffModel {
    points = List.copyOf(points);
  }

  /** The versions that no other one beats in both, by rising time. */
  public List<Point> front() {
    return points.stream()
        .filter(p -> points.stream().noneMatch(other -> other.beats(p)))
        .sorted(Comparator.comparingDouble(p -> p.timeNanos().value()))
        .toList();
  }

  @Override
  public TradeoffModel onPaper() {
    return new TradeoffModel(title, "", points, null, emptyText);
  }

  @Override
  public List<LegendEntry> legend() {
    List<LegendEntry> entries = new ArrayList<>();
    if (!points.isEmpty()) {
      entries.add(
          new LegendEntry(
              "front",
              "Pareto front: no version has both less time and less memory",
              Ink.SELECTED,
              Dash.SOLID,
              LegendEntry.Mark.LINE_AND_DOT,
              true));
      entries.add(
          new LegendEntry(
              "others", "other versions", Ink.OTHER, Dash.SOLID, LegendEntry.Mark.DOT, true));
    }
    return entries;
  }

  @Override
  public TradeoffPlot plot(Box room, boolean titled) {
    return new TradeoffPlot(this, room, titled);
  }

  /** All of it in one line, for those who listen. */
  public String spoken() {
    return points.isEmpty()
        ? title + ". " + emptyText
        : title
            + ". Pareto front: "
            + String.join(", ", front().stream().map(Point::version).toList());
  }
}
