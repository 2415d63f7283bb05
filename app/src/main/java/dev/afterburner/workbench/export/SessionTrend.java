// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.export;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.stats.Comparison;
import dev.afterburner.sandbox.stats.Interval;
import dev.afterburner.workbench.chart.TrendModel;
import dev.afterburner.workbench.chart.TrendPoint;
import dev.afterburner.workbench.figures.Explanation;
import dev.afterburner.workbench.problem.Judgement;
import dev.afterburner.workbench.session.Origin;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.session.Version;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a session went, as a chart: each version's figures over those of the original. */
public final class SessionTrend {

  private static final String TITLE = "Over iterations";

  /** What stands in the chart's place before a version is measured. */
  public static final String EMPTY = SessionFigures.NOTHING_MEASURED;

  private SessionTrend() {}

  /**
   * The trend of a session.
   *
   * @param selected id of the selected version; null for none
   */
  public static TrendModel of(SessionState session, @Nullable Integer selected) {
    return of(session, points(session), session.wantedSteps(), selected);
  }

  /**
   * The same of points that are known already.
   *
   * @param steps how many the axis has room for, at least
   */
  public static TrendModel of(
      SessionState session, List<TrendPoint> points, int steps, @Nullable Integer selected) {
    return new TrendModel(
        TITLE,
        points.isEmpty() ? "" : "ratio to original, " + intervals(points),
        points,
        session.started().settings().objective(),
        steps,
        selected == null ? null : "v" + selected,
        Set.of(),
        SessionFigures.nothingMeasured(session));
  }

  /**
   * A trend without a session.
   *
   * @param empty what stands in the chart's place
   */
  public static TrendModel none(Figure objective, int steps, String empty) {
    return new TrendModel(TITLE, "", List.of(), objective, steps, null, Set.of(), empty);
  }

  /** A point a version that was measured or failed, and one a reply that held no program. */
  public static List<TrendPoint> points(SessionState session) {
    List<TrendPoint> points = new ArrayList<>();
    int step = 0;
    for (Version version : session.versions()) {
      // A hand edit belongs to no step: it stands behind the one that came before it.
      step = Math.max(step, version.step());
      TrendPoint point = point(session, version, version.step() > 0 ? version.step() : step);
      if (point != null) {
        points.add(point);
      }
    }
    for (SessionState.Step asked : session.steps()) {
      for (SessionState.Answer answer : asked.answers()) {
        if (answer.rejection() != null) {
          points.add(TrendPoint.withoutVersion(asked.number(), answer.rejection()));
        }
      }
    }
    points.sort(Comparator.comparingInt(TrendPoint::iteration));
    return points;
  }

  /** A version's place; null while it is not measured. */
  private static @Nullable TrendPoint point(SessionState session, Version version, int step) {
    String id = "v" + version.id();
    Judgement judgement = version.judgement();
    if (judgement != null && !judgement.verdict().passed()) {
      return TrendPoint.failed(id, id, step, kind(version), judgement.verdict().words());
    }
    if (version.runs().isEmpty() || session.versions().getFirst().runs().isEmpty()) {
      return null;
    }
    Map<Figure, Comparison> found = comparisons(session, version);
    double coverage = found.values().stream().mapToDouble(Comparison::coverage).min().orElse(0);
    return TrendPoint.passed(id, id, step, kind(version), ratios(found), coverage);
  }

  /** What the bars of such points are. */
  static String intervals(List<TrendPoint> points) {
    return Explanation.intervals(
        points.stream()
            .filter(point -> !point.ratios().isEmpty())
            .mapToDouble(TrendPoint::coverage));
  }

  private static TrendPoint.Kind kind(Version version) {
    boolean accepted = version.decision() == Version.Decision.ACCEPTED || version.id() == 0;
    return version.origin() == Origin.HAND
        ? accepted ? TrendPoint.Kind.ACCEPTED_BY_HAND : TrendPoint.Kind.BY_HAND
        : accepted ? TrendPoint.Kind.ACCEPTED : TrendPoint.Kind.CANDIDATE;
  }

  private static Map<Figure, Interval> ratios(Map<Figure, Comparison> found) {
    Map<Figure, Interval> ratios = new EnumMap<>(Figure.class);
    found.forEach((figure, comparison) -> ratios.put(figure, comparison.ratio()));
    return ratios;
  }

  /** A version's figures over the original's; those that are known. */
  private static Map<Figure, Comparison> comparisons(SessionState session, Version version) {
    Version original = session.versions().getFirst();
    Map<Figure, Comparison> comparisons = new EnumMap<>(Figure.class);
    for (Figure figure : Figure.values()) {
      session
          .ratio(original, version, figure)
          .ifPresent(found -> comparisons.put(figure, found.comparison()));
    }
    return comparisons;
  }
}
