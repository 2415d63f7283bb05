package dev.afterburner.workbench.export;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.stats.Interval;
import dev.afterburner.workbench.chart.TrendModel;
import dev.afterburner.workbench.chart.TrendPoint;
import dev.afterburner.workbench.problem.Judgement;
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

  private SessionTrend() {}

  /**
   * The trend of a session.
   *
   * @param selected id of the selected version; null for none
   */
  public static TrendModel of(SessionState session, @Nullable Integer selected) {
    List<TrendPoint> points = new ArrayList<>();
    List<Version> versions = session.versions();
    int step = 0;
    for (Version version : versions) {
      // A hand edit belongs to no step: it stands with what came before it.
      step = Math.max(step, version.step());
      TrendPoint point = point(session, version, step);
      if (point != null) {
        points.add(point);
      }
    }
    for (SessionState.Step asked : session.steps()) {
      String rejection = asked.rejection();
      if (rejection != null) {
        points.add(TrendPoint.withoutVersion(asked.number(), rejection));
      }
    }
    points.sort(Comparator.comparingInt(TrendPoint::iteration));
    return new TrendModel(
        "Over iterations",
        "ratio to original, 95 % interval",
        points,
        session.started().settings().objective(),
        session.started().settings().iterations(),
        selected == null ? null : selected.toString(),
        Set.of(),
        "No version measured yet. Run measures the original.");
  }

  /** A version's place; null while it is not measured. */
  private static @Nullable TrendPoint point(SessionState session, Version version, int step) {
    String id = Integer.toString(version.id());
    Judgement judgement = version.judgement();
    if (judgement != null && !judgement.verdict().passed()) {
      return TrendPoint.failed(id, "v" + id, step, judgement.verdict().words());
    }
    if (version.runs().isEmpty() || session.versions().getFirst().runs().isEmpty()) {
      return null;
    }
    return TrendPoint.passed(id, "v" + id, step, ratios(session, version));
  }

  /** A version's figures over the original's; those that are known. */
  public static Map<Figure, Interval> ratios(SessionState session, Version version) {
    Version original = session.versions().getFirst();
    Map<Figure, Interval> ratios = new EnumMap<>(Figure.class);
    for (Figure figure : Figure.values()) {
      session
          .ratio(original, version, figure)
          .ifPresent(found -> ratios.put(figure, found.comparison().ratio()));
    }
    return ratios;
  }
}
