// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.export;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.SamplingReport;
import dev.afterburner.sandbox.stats.Comparison;
import dev.afterburner.sandbox.stats.Interval;
import dev.afterburner.sandbox.stats.Summary;
import dev.afterburner.workbench.chart.ComparisonModel;
import dev.afterburner.workbench.chart.TradeoffModel;
import dev.afterburner.workbench.chart.curve.CurveModel;
import dev.afterburner.workbench.chart.curve.CurveSeries;
import dev.afterburner.workbench.chart.curve.CurveView;
import dev.afterburner.workbench.chart.curve.FinishedCurve;
import dev.afterburner.workbench.chart.draw.ChartModel;
import dev.afterburner.workbench.chart.draw.Emphasis;
import dev.afterburner.workbench.figures.Explanation;
import dev.afterburner.workbench.figures.Figures;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.session.Version;
import dev.afterburner.workbench.session.VersionRatio;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * What the charts of a session show and say. Window and command line take it from here, so that
 * both draw the same figure of the same session.
 */
public final class SessionFigures {

  /** The name of the chart of memory curves. */
  public static final String CURVES = "Memory over time";

  /** The name of the chart of time against memory. */
  public static final String TRADEOFF = "Time against memory";

  /** What stands in its place before a version is measured. */
  public static final String NOTHING_MEASURED =
      "No version measured yet. Measure runs the original.";

  private SessionFigures() {}

  /**
   * What stands in the place of charts while no version is measured: how the original failed, where
   * it did.
   */
  public static String nothingMeasured(SessionState session) {
    return session.versions().stream()
        .findFirst()
        .filter(v -> v.judgement() != null && !v.passed())
        .map(v -> String.valueOf(Objects.requireNonNull(v.judgement()).verdict().words()))
        .map(
            failure ->
                "The original failed: "
                    + failure
                    + ". Only programs that pass all cases are measured. Tests shows what it"
                    + " printed; edit it and measure, or let Step ask the model.")
        .orElse(NOTHING_MEASURED);
  }

  /**
   * Time against memory of all versions that pass.
   *
   * @param selected id of the selected version; null for none
   */
  public static TradeoffModel tradeoff(SessionState session, @Nullable Integer selected) {
    List<TradeoffModel.Point> points = new ArrayList<>();
    DoubleStream.Builder coverages = DoubleStream.builder();
    for (Version version : session.versions()) {
      Interval time = version.summary(Figure.TIME).map(Summary::median).orElse(null);
      Interval memory = version.summary(Figure.MEMORY).map(Summary::median).orElse(null);
      if (version.passed() && time != null && memory != null) {
        points.add(new TradeoffModel.Point("v" + version.id(), time, memory));
        coverages.add(Summary.coverage(version.runs().size()));
      }
    }
    return new TradeoffModel(
        TRADEOFF,
        points.isEmpty() ? "" : "medians, " + Explanation.intervals(coverages.build()),
        points,
        selected == null ? null : "v" + selected,
        nothingMeasured(session));
  }

  /** The memory curves of the typical runs of some versions; those without a run are left out. */
  public static CurveModel curves(SessionState session, Collection<Integer> versions) {
    List<CurveSeries> series = new ArrayList<>();
    for (Version version : session.versions()) {
      if (versions.contains(version.id())) {
        String name = "v" + version.id();
        version
            .typicalRun()
            .map(FinishedCurve::of)
            .map(curve -> new CurveSeries(name, name, curve, Emphasis.OTHER))
            .ifPresent(series::add);
      }
    }
    return new CurveModel(CURVES, "", series, null, "No run", CurveView.ALL);
  }

  /** The ratios of two versions' figures; a version compared with an earlier one. */
  public static ComparisonModel ratios(SessionState session, Version earlier, Version later) {
    Map<Figure, VersionRatio> found = new EnumMap<>(Figure.class);
    for (Figure figure : Figure.values()) {
      session.ratio(earlier, later, figure).ifPresent(ratio -> found.put(figure, ratio));
    }
    return ratios("v" + earlier.id(), earlier, later, found);
  }

  /**
   * The same of ratios that are known.
   *
   * @param name what the earlier one is called: it may be of another session
   */
  public static ComparisonModel ratios(
      String name, Version earlier, Version later, Map<Figure, VersionRatio> found) {
    Map<Figure, Comparison> drawn = new EnumMap<>(Figure.class);
    found.forEach((figure, ratio) -> drawn.put(figure, ratio.comparison()));
    String intervals =
        Explanation.intervals(drawn.values().stream().mapToDouble(Comparison::coverage));
    String note =
        found.values().stream()
            .findFirst()
            .filter(VersionRatio::inTurns)
            .map(
                ratio ->
                    ratio.again().isEmpty() ? "measured in turns" : ratio.again() + ", in turns")
            .map(how -> how + ", " + intervals)
            .orElseGet(
                () ->
                    "%d and %d runs, %s, measured at different times"
                        .formatted(earlier.runs().size(), later.runs().size(), intervals));
    return new ComparisonModel(
        "v" + later.id() + " compared with " + name,
        note,
        drawn,
        "One of the two was not measured.");
  }

  /**
   * The small print of a figure: of what, how it was measured, and when.
   *
   * @param shown the chart, before it was made a figure
   */
  public static String imprint(SessionState session, ChartModel shown) {
    List<String> parts = new ArrayList<>();
    parts.add(session.started().problem());
    parts.add(session.started().language());
    parts.add(session.started().isolation().label());
    if (shown instanceof CurveModel curves) {
      Set<String> names =
          curves.series().stream()
              .filter(s -> !curves.view().hidden().contains(s.id()))
              .map(CurveSeries::id)
              .collect(Collectors.toSet());
      parts.add("typical runs");
      List<Run> runs =
          session.versions().stream()
              .filter(v -> names.contains("v" + v.id()))
              .flatMap(v -> v.typicalRun().stream())
              .toList();
      parts.add(sampling(runs));
    } else if (!shown.note().isEmpty()) {
      parts.add(shown.note());
    }
    parts.add(session.started().at().atZone(ZoneOffset.UTC).toLocalDate().toString());
    parts.add("session " + session.started().session());
    return parts.stream().filter(p -> !p.isEmpty()).collect(Collectors.joining(" · "));
  }

  /** How curves were sampled: the worst of them; empty without any. */
  static String sampling(List<Run> runs) {
    if (runs.isEmpty()) {
      return "";
    }
    double rate =
        runs.stream().map(Run::sampling).mapToDouble(SamplingReport::rateHz).min().orElse(0);
    double gap =
        runs.stream().map(Run::sampling).mapToDouble(SamplingReport::gapP99Nanos).max().orElse(0);
    return "sampled at " + Figures.rate(rate) + ", p99 gap " + Figures.time(gap);
  }

  /**
   * What a file about a session is called, without its ending: "pair-sums-20261129-171824-curves".
   * A problem's id may hold what a file's name must not.
   */
  public static String fileName(SessionState session, String what) {
    return folderName(session) + "-" + what;
  }

  /** What a folder about a session is called. */
  public static String folderName(SessionState session) {
    String problem =
        session.started().problem().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]+", "-");
    return problem + "-" + session.started().session();
  }
}
