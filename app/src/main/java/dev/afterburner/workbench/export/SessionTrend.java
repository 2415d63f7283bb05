package dev.afterburner.workbench.export;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.Repetition;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.stats.Interval;
import dev.afterburner.workbench.chart.TrendModel;
import dev.afterburner.workbench.chart.TrendPoint;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.session.Settings;
import dev.afterburner.workbench.session.Version;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A session's versions as a chart of their figures over the original's. */
public final class SessionTrend {

  private SessionTrend() {}

  /** The chart of a session as it stands. */
  public static TrendModel of(SessionState session) {
    Settings settings = session.started().settings();
    return new TrendModel(
        "Trend over iterations",
        "ratio to original, 95 % interval",
        session.versions().stream().map(version -> point(session, version)).toList(),
        settings.objective(),
        settings.iterations(),
        null,
        Set.of(),
        "No version yet");
  }

  private static TrendPoint point(SessionState session, Version version) {
    String id = String.valueOf(version.id());
    String name = "v" + id;
    List<Run> runs = completed(version);
    List<Run> original = completed(session.versions().getFirst());
    if (!version.passed() || runs.isEmpty() || original.isEmpty()) {
      String why =
          version.judgement() == null ? "not measured" : version.judgement().verdict().words();
      return TrendPoint.failed(id, name, version.step(), why);
    }
    Map<Figure, Interval> ratios = new EnumMap<>(Figure.class);
    for (Figure figure : Figure.values()) {
      ratios.put(
          figure,
          version.id() == 0
              ? new Interval(1, 1, 1)
              : Repetition.compare(original, runs, figure).ratio());
    }
    return TrendPoint.passed(id, name, version.step(), ratios);
  }

  private static List<Run> completed(Version version) {
    return version.runs().stream().filter(RunFigures::completed).toList();
  }
}
