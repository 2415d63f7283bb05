// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.chart;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.stats.Interval;
import dev.afterburner.workbench.chart.draw.Box;
import dev.afterburner.workbench.chart.draw.ChartModel;
import dev.afterburner.workbench.chart.draw.Dash;
import dev.afterburner.workbench.chart.draw.Emphasis;
import dev.afterburner.workbench.chart.draw.Ink;
import dev.afterburner.workbench.chart.draw.LegendEntry;
import dev.afterburner.workbench.figures.Figures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where versions stand among reference solutions, in one figure.
 *
 * @param title the chart's name
 * @param note a remark beside it, such as "24 references, measured here"
 * @param figure the figure along the axis
 * @param references the reference solutions
 * @param marks the versions
 * @param log whether the axis is logarithmic
 * @param emptyText what stands in the chart's place while there is neither
 */
public record DistributionModel(
    String title,
    String note,
    Figure figure,
    List<Reference> references,
    List<Mark> marks,
    boolean log,
    String emptyText)
    implements ChartModel {

  /**
   * A reference solution.
   *
   * @param id what callbacks name it by
   * @param name what the person calls it
   * @param value its figure, in base units (ns, bytes, byte·s)
   */
  public record Reference(String id, String name, double value) {}

  /**
   * A version.
   *
   * @param version what callbacks name it by
   * @param name what the person calls it
   * @param value its figure, in base units
   * @param beats the share of references that it beats, percent, with its interval; null if unknown
   * @param emphasis how it stands out
   */
  public record Mark(
      String version, String name, double value, @Nullable Interval beats, Emphasis emphasis) {}

  public DistributionModel {
    references = List.copyOf(references);
    marks = List.copyOf(marks);
  }

  /** No version stands out: a dash and its name tell each from the others. */
  @Override
  public DistributionModel onPaper() {
    List<Mark> plain =
        marks.stream()
            .map(m -> new Mark(m.version(), m.name(), m.value(), m.beats(), Emphasis.BEST))
            .sorted(Comparator.comparingDouble(Mark::value).thenComparing(Mark::version))
            .toList();
    return new DistributionModel(title, "", figure, references, plain, log, emptyText);
  }

  /** The same with other words in the place of a chart that is empty. */
  public DistributionModel withEmptyText(String text) {
    return new DistributionModel(title, note, figure, references, marks, log, text);
  }

  /** The same on a logarithmic or a linear axis. */
  public DistributionModel withLog(boolean logarithmic) {
    return new DistributionModel(title, note, figure, references, marks, logarithmic, emptyText);
  }

  @Override
  public List<LegendEntry> legend() {
    List<LegendEntry> entries = new ArrayList<>();
    if (!references.isEmpty()) {
      entries.add(
          new LegendEntry(
              "references",
              "reference solutions by " + figure.id(),
              Ink.of(figure),
              Dash.SOLID,
              LegendEntry.Mark.BAR,
              true));
    }
    return entries;
  }

  /** The same in sentences, for those who hear it. */
  public String spoken() {
    if (references.isEmpty() && marks.isEmpty()) {
      return title + ". " + emptyText;
    }
    String count = references.isEmpty() ? emptyText : "References: " + references.size() + ".";
    return marks.stream()
        .map(
            m ->
                " "
                    + m.name()
                    + (m.beats() == null ? ", " + Figures.of(figure, m.value()) : beats(m.beats()))
                    + ".")
        .collect(Collectors.joining("", title + ", by " + figure.id() + ". " + count, ""));
  }

  private static String beats(Interval share) {
    return " beats " + Figures.percent(share);
  }

  @Override
  public DistributionPlot plot(Box room, boolean titled) {
    return new DistributionPlot(this, room, titled);
  }
}
