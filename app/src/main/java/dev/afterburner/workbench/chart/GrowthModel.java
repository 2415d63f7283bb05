// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.chart;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.stats.Interval;
import dev.afterburner.workbench.chart.draw.Box;
import dev.afterburner.workbench.chart.draw.ChartModel;
import dev.afterburner.workbench.chart.draw.Dash;
import dev.afterburner.workbench.chart.draw.Ink;
import dev.afterburner.workbench.chart.draw.LegendEntry;
import dev.afterburner.workbench.chart.draw.Sign;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How programs' figures grow with the size of the input, a panel a figure, both axes logarithmic.
 *
 * @param title the chart's name
 * @param note a remark beside it
 * @param figures the panels, from left to right
 * @param series the programs
 * @param hidden numbers of the series that are switched off; the axes stay as they are
 * @param emptyText what stands in the chart's place while there is none
 */
public record GrowthModel(
    String title,
    String note,
    List<Figure> figures,
    List<Series> series,
    Set<Integer> hidden,
    String emptyText)
    implements ChartModel {

  private static final List<Ink> INKS =
      List.of(Ink.SELECTED, Ink.COMPARED, Ink.BEST, Ink.LIVE, Ink.OTHER);

  private static final List<Sign> SIGNS = List.of(Sign.DISC, Sign.SQUARE, Sign.DIAMOND, Sign.CROSS);

  /**
   * A program.
   *
   * @param name what the person calls it
   * @param points by rising size
   * @param lines by figure; none where there are too few points for one
   */
  public record Series(String name, List<Point> points, Map<Figure, Line> lines) {
    public Series {
      points = List.copyOf(points);
      lines = Map.copyOf(lines);
    }
  }

  /**
   * What a program needed at a size.
   *
   * @param values by figure, in base units, above 0
   */
  public record Point(double size, Map<Figure, Interval> values) {
    public Point {
      values = Map.copyOf(values);
    }
  }

  /**
   * The fitted curve.
   *
   * @param words its law: "n^1.02 (0.98 to 1.06)"
   * @param at its value at a size, in base units
   */
  public record Line(String words, DoubleUnaryOperator at) {}

  public GrowthModel {
    figures = List.copyOf(figures);
    series = List.copyOf(series);
    hidden = Set.copyOf(hidden);
  }

  /** The same with a series switched on or off. */
  public GrowthModel withShown(int number, boolean shown) {
    Set<Integer> off = new HashSet<>(hidden);
    if (shown) {
      off.remove(number);
    } else {
      off.add(number);
    }
    return new GrowthModel(title, note, figures, series, off, emptyText);
  }

  /** The same in a sentence: "v3: time n^1.02 (0.98 to 1.06), memory no growth shown". */
  public String spoken() {
    if (series.isEmpty()) {
      return title + ". " + emptyText;
    }
    return series.stream()
        .map(s -> s.name() + ": " + exponents(s))
        .collect(Collectors.joining("; ", title + ". ", ""));
  }

  private static String exponents(Series series) {
    return new TreeMap<>(series.lines())
        .entrySet().stream()
            .map(e -> e.getKey().id() + " " + e.getValue().words())
            .collect(Collectors.joining(", "));
  }

  @Override
  public GrowthModel onPaper() {
    return new GrowthModel(title, "", figures, series, hidden, emptyText);
  }

  static Ink ink(int index) {
    return INKS.get(index % INKS.size());
  }

  static Sign sign(int index) {
    return SIGNS.get(index % SIGNS.size());
  }

  @Nullable Interval value(Point point, Figure figure) {
    return point.values().get(figure);
  }

  @Override
  public List<LegendEntry> legend() {
    List<LegendEntry> entries = new ArrayList<>();
    for (int i = 0; i < series.size(); i++) {
      LegendEntry.Mark mark =
          switch (sign(i)) {
            case DISC -> LegendEntry.Mark.LINE_AND_DOT;
            case SQUARE -> LegendEntry.Mark.LINE_AND_SQUARE;
            case DIAMOND -> LegendEntry.Mark.LINE_AND_DIAMOND;
            case CROSS -> LegendEntry.Mark.CROSS;
          };
      String name = series.get(i).name();
      entries.add(
          new LegendEntry(String.valueOf(i), name, ink(i), Dash.SOLID, mark, !hidden.contains(i)));
    }
    return entries;
  }

  @Override
  public GrowthPlot plot(Box room, boolean titled) {
    return new GrowthPlot(this, room, titled);
  }
}
