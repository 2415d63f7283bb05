// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.chart;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.workbench.chart.draw.Box;
import dev.afterburner.workbench.chart.draw.ChartModel;
import dev.afterburner.workbench.chart.draw.Dash;
import dev.afterburner.workbench.chart.draw.Ink;
import dev.afterburner.workbench.chart.draw.LegendEntry;
import dev.afterburner.workbench.chart.draw.Sign;
import dev.afterburner.workbench.figures.Figures;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a session went: the figures of its versions over those of the original, step by step.
 *
 * @param title the chart's name
 * @param note a remark beside it, such as "ratio to original, 95 % interval"
 * @param points the versions, in the order in which they were made
 * @param objective the figure that is to become less; its best so far is marked
 * @param steps how many steps are planned; the axis reaches that far
 * @param selected id of the selected version; null for none
 * @param hidden legend ids that are switched off: figures by their id, {@link #BEST}, {@link
 *     #FAILED}
 * @param emptyText what stands in the chart's place while there is no version
 */
public record TrendModel(
    String title,
    String note,
    List<TrendPoint> points,
    Figure objective,
    int steps,
    @Nullable String selected,
    Set<String> hidden,
    String emptyText)
    implements ChartModel {

  /** Legend id of the line of the best so far. */
  public static final String BEST = "best";

  /** Legend id of the versions that failed. */
  public static final String FAILED = "failed";

  /** Legend id of the steps that made no version. */
  public static final String NO_VERSION = "no version";

  public TrendModel {
    points = List.copyOf(points);
    hidden = Set.copyOf(hidden);
  }

  /** The same with an entry of the legend switched on or off. */
  public TrendModel withShown(String id, boolean shown) {
    Set<String> ids = new HashSet<>(hidden);
    if (shown) {
      ids.remove(id);
    } else {
      ids.add(id);
    }
    return withHidden(ids);
  }

  /** The same with these entries of the legend switched off. */
  public TrendModel withHidden(Set<String> ids) {
    return new TrendModel(title, note, points, objective, steps, selected, ids, emptyText);
  }

  /** Nothing is selected, and the axis ends with the last step that was taken. */
  @Override
  public TrendModel onPaper() {
    return new TrendModel(title, "", points, objective, 0, null, hidden, emptyText);
  }

  boolean shows(Figure figure) {
    return !hidden.contains(figure.id());
  }

  /** How a figure's line is broken: colour and mark are not all that tells it from another. */
  static Dash dash(Figure figure) {
    return switch (figure) {
      case TIME -> Dash.SOLID;
      case MEMORY -> Dash.LONG;
      case INTEGRAL -> Dash.DASH_DOT;
    };
  }

  boolean showsBest() {
    return !hidden.contains(BEST);
  }

  /** Whether a version that failed is shown, or a step that made none. */
  boolean showsFailed(TrendPoint point) {
    return !hidden.contains(point.selectable() ? FAILED : NO_VERSION);
  }

  @Override
  public List<LegendEntry> legend() {
    List<LegendEntry> entries = new ArrayList<>();
    if (points.isEmpty()) {
      return entries;
    }
    for (Figure figure : Figure.values()) {
      LegendEntry.Mark mark =
          switch (Sign.of(figure)) {
            case SQUARE -> LegendEntry.Mark.LINE_AND_SQUARE;
            case DIAMOND -> LegendEntry.Mark.LINE_AND_DIAMOND;
            case DISC, CROSS -> LegendEntry.Mark.LINE_AND_DOT;
          };
      entries.add(
          new LegendEntry(
              figure.id(), figure.id(), Ink.of(figure), dash(figure), mark, shows(figure)));
    }
    String best = "best " + objective.name().toLowerCase(Locale.ROOT) + " so far";
    entries.add(
        new LegendEntry(
            BEST, best, Ink.of(objective), Dash.DOTTED, LegendEntry.Mark.LINE, showsBest()));
    if (points.stream().anyMatch(point -> point.failure() != null && point.selectable())) {
      entries.add(cross(FAILED, Ink.DANGER));
    }
    if (points.stream().anyMatch(point -> !point.selectable())) {
      entries.add(cross(NO_VERSION, Ink.MUTED));
    }
    return entries;
  }

  private LegendEntry cross(String id, Ink ink) {
    return new LegendEntry(id, id, ink, Dash.SOLID, LegendEntry.Mark.CROSS, !hidden.contains(id));
  }

  /** The same in sentences, for those who hear it. */
  public String spoken() {
    if (points.isEmpty()) {
      return title + ". " + emptyText;
    }
    String best =
        points.stream()
            .filter(p -> p.accepted() && p.ratios().containsKey(objective))
            .reduce((_, later) -> later)
            .map(
                p ->
                    " Best: "
                        + p.name()
                        + ", "
                        + objective.id()
                        + " "
                        + Figures.change(
                            objective, Objects.requireNonNull(p.ratios().get(objective)))
                        + ".")
            .orElse("");
    long failed = points.stream().filter(p -> p.failure() != null).count();
    return title + ". Versions and steps: " + points.size() + ", failed: " + failed + "." + best;
  }

  @Override
  public TrendPlot plot(Box room, boolean titled) {
    return new TrendPlot(this, room, titled);
  }
}
