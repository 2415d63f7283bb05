// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.chart;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.stats.Comparison;
import dev.afterburner.sandbox.stats.Interval;
import dev.afterburner.workbench.chart.DistributionModel.Mark;
import dev.afterburner.workbench.chart.DistributionModel.Reference;
import dev.afterburner.workbench.chart.curve.CurveModel;
import dev.afterburner.workbench.chart.curve.CurveModel.Baseline;
import dev.afterburner.workbench.chart.curve.CurveSeries;
import dev.afterburner.workbench.chart.curve.CurveView;
import dev.afterburner.workbench.chart.curve.FinishedCurve;
import dev.afterburner.workbench.chart.curve.GrowingCurve;
import dev.afterburner.workbench.chart.curve.SampleCurves;
import dev.afterburner.workbench.chart.draw.Emphasis;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Charts in their main states, for pictures in both themes and on paper. */
public final class SampleCharts {

  private static final Baseline EMPTY_PROGRAM = new Baseline("empty program", 7_900_000, 9_800_000);

  private SampleCharts() {}

  /** Memory charts by the state they are in. */
  public static Map<String, CurveModel> curves() {
    Map<String, CurveModel> states = new LinkedHashMap<>();
    states.put("empty", model(List.of(), CurveView.ALL));
    states.put("one", model(List.of(v3()), CurveView.ALL));
    states.put("live", model(List.of(live(), v3(), v0()), CurveView.ALL.withLogTime(true)));
    states.put("live-linear", model(List.of(live(), v3()), CurveView.ALL));
    states.put("eight", model(eight(), CurveView.ALL));
    states.put("eight-log", model(eight(), CurveView.ALL.withLogTime(true)));
    states.put("eight-relative", model(eight(), CurveView.ALL.withRelative(true)));
    states.put(
        "zoomed", model(eight(), CurveView.ALL.withRange(new CurveView.Range(80.1e6, 80.4e6))));
    states.put("noisy", model(noisy(), CurveView.ALL));
    states.put(
        "noisy-zoomed", model(noisy(), CurveView.ALL.withRange(new CurveView.Range(2e9, 3e9))));
    states.put("one-sample", model(List.of(series("v1", oneSample())), CurveView.ALL));
    states.put("long-names", model(longNames(), CurveView.ALL));
    states.put(
        "huge",
        model(List.of(series("v1", SampleCurves.growing(5000, 5400, 20, 250_000))), CurveView.ALL));
    states.put(
        "tiny",
        model(List.of(series("v1", SampleCurves.growing(30, 4.2e-4, 0.1, 0.42))), CurveView.ALL));
    states.put("not-from-zero", model(List.of(v3(), v0()), CurveView.ALL.withFromZero(false)));
    return states;
  }

  /** A memory chart in a named state. */
  public static CurveModel curve(String state) {
    return java.util.Objects.requireNonNull(curves().get(state), state);
  }

  private static CurveModel model(List<CurveSeries> series, CurveView view) {
    return new CurveModel(
        "Memory over time",
        "12.4 kHz · p99 gap 131 µs",
        series,
        EMPTY_PROGRAM,
        "No run yet. Run draws the curve of this version here.",
        view);
  }

  private static CurveSeries series(String name, dev.afterburner.sandbox.curve.MemoryCurve curve) {
    return new CurveSeries(name, name, FinishedCurve.of(curve), Emphasis.SELECTED);
  }

  public static CurveSeries v0() {
    return new CurveSeries(
        "v0",
        "v0",
        FinishedCurve.of(
            SampleCurves.of(
                34_000, 3.412, 3, u -> u < 0.004 ? 8.6 + 2375 * u : 18.1 + 0.1 * Math.sin(u * 60))),
        Emphasis.OTHER);
  }

  public static CurveSeries v3() {
    return new CurveSeries(
        "v3",
        "v3",
        FinishedCurve.of(SampleCurves.of(828, 0.0828, 1, u -> 8.4 + 13 * Math.min(1, u * 1.25))),
        Emphasis.SELECTED);
  }

  private static CurveSeries live() {
    SampleCurves.Playback playback =
        new SampleCurves.Playback(SampleCurves.growing(900, 0.09, 8.5, 24));
    playback.advanceTo(520);
    GrowingCurve growing = new GrowingCurve(playback);
    growing.pull(10_000);
    return new CurveSeries("v4", "v4", growing, Emphasis.LIVE);
  }

  /** Eight versions of one program. */
  public static List<CurveSeries> eight() {
    List<CurveSeries> series = new ArrayList<>();
    Emphasis[] standing = {
      Emphasis.OTHER, Emphasis.OTHER, Emphasis.OTHER, Emphasis.SELECTED,
      Emphasis.COMPARED, Emphasis.BEST, Emphasis.OTHER, Emphasis.OTHER
    };
    for (int i = 0; i < 8; i++) {
      double seconds = 0.08 + 0.035 * i;
      var curve =
          i % 2 == 0
              ? SampleCurves.growing(4000, seconds, 8, 12 + 4 * i)
              : SampleCurves.saw(4000, seconds, 8 + i, 14 + 3 * i, 3 + i);
      series.add(new CurveSeries("v" + i, "v" + i, FinishedCurve.of(curve), standing[i]));
    }
    return series;
  }

  private static List<CurveSeries> longNames() {
    List<CurveSeries> series = new ArrayList<>();
    int i = 0;
    for (CurveSeries curve : eight().subList(0, 5)) {
      series.add(
          new CurveSeries(
              curve.id(),
              "v%d by hand: dictionary of seen values with a streaming reader".formatted(i++),
              curve.data(),
              curve.emphasis()));
    }
    return series;
  }

  /** Eight runs of 10⁵ samples: four that wander, four that fill and empty their memory. */
  private static List<CurveSeries> noisy() {
    List<CurveSeries> series = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      var curve =
          i % 2 == 0
              ? SampleCurves.wandering(100_000, 9 + i * 0.3, 20 + 5 * i, i)
              : SampleCurves.saw(100_000, 9 + i * 0.3, 10, 20 + 5 * i, 4 * i * i);
      Emphasis standing = i == 2 ? Emphasis.SELECTED : i == 3 ? Emphasis.COMPARED : Emphasis.OTHER;
      series.add(new CurveSeries("v" + i, "v" + i, FinishedCurve.of(curve), standing));
    }
    return series;
  }

  private static dev.afterburner.sandbox.curve.MemoryCurve oneSample() {
    return dev.afterburner.sandbox.curve.MemoryCurve.of(
        new long[] {400_000}, new long[] {3_100_000}, 900_000);
  }

  /** Trends by the state they are in. */
  public static Map<String, TrendModel> trends() {
    Map<String, TrendModel> states = new LinkedHashMap<>();
    states.put("empty", trend(List.of(), 10));
    states.put("original", trend(session().subList(0, 1), 10));
    states.put("session", trend(session(), 10));
    states.put("forty", trend(forty(), 40));
    states.put("extreme", trend(extreme(), 5));
    return states;
  }

  private static TrendModel trend(List<TrendPoint> points, int steps) {
    return new TrendModel(
        "Over iterations",
        "ratio to original, 95 % interval",
        points,
        Figure.TIME,
        steps,
        points.isEmpty() ? null : points.getLast().version(),
        Set.of(),
        "No version yet. Step lets the model write one.");
  }

  /** Five versions, one of which failed. */
  public static List<TrendPoint> session() {
    return List.of(
        passed(0, 1, 1, 1, 0.01),
        TrendPoint.failed("v1", "v1", 1, TrendPoint.Kind.CANDIDATE, "wrong answer, case 7"),
        passed(2, 0.996, 1, 0.995, 0.02),
        passed(3, 0.0243, 1.18, 0.0228, 0.04),
        passed(4, 0.0234, 1.177, 0.0211, 0.12));
  }

  private static TrendPoint passed(int i, double time, double memory, double integral, double e) {
    return TrendPoint.passed(
        "v" + i,
        "v" + i,
        i,
        time <= 1 ? TrendPoint.Kind.ACCEPTED : TrendPoint.Kind.CANDIDATE,
        Map.of(
            Figure.TIME, new Interval(time, time * (1 - e), time * (1 + e)),
            Figure.MEMORY, new Interval(memory, memory * (1 - e / 4), memory * (1 + e / 4)),
            Figure.INTEGRAL, new Interval(integral, integral * (1 - e), integral * (1 + e))),
        0.95);
  }

  private static List<TrendPoint> forty() {
    Random random = new Random(4);
    List<TrendPoint> points = new ArrayList<>();
    for (int i = 0; i <= 40; i++) {
      double time = Math.exp(-i / 15.0) * (0.8 + 0.5 * random.nextDouble());
      double memory = 1 + 0.8 * random.nextDouble() * (i / 40.0);
      points.add(
          i % 7 == 3
              ? TrendPoint.failed(
                  "v" + i, "v" + i, i, TrendPoint.Kind.CANDIDATE, "time limit, 90 s")
              : passed(i, i == 0 ? 1 : time, i == 0 ? 1 : memory, i == 0 ? 1 : time * memory, 0.1));
    }
    return points;
  }

  private static List<TrendPoint> extreme() {
    return List.of(
        passed(0, 1, 1, 1, 0.01),
        passed(1, 12, 40, 480, 0.2),
        passed(2, 0.0004, 0.02, 8e-6, 0.5),
        TrendPoint.failed(
            "v3",
            "v3 by hand: streaming reader",
            2,
            TrendPoint.Kind.BY_HAND,
            "runtime error, exit 1, in every case"));
  }

  /** Comparisons by the state they are in. */
  public static Map<String, ComparisonModel> comparisons() {
    Map<String, ComparisonModel> states = new LinkedHashMap<>();
    states.put("empty", comparison(Map.of()));
    states.put(
        "faster",
        comparison(
            Map.of(
                Figure.TIME, new Interval(0.0243, 0.0235, 0.0251),
                Figure.MEMORY, new Interval(1.18, 1.17, 1.19),
                Figure.INTEGRAL, new Interval(0.0228, 0.022, 0.0236))));
    states.put(
        "undecided",
        comparison(
            Map.of(
                Figure.TIME, new Interval(0.97, 0.91, 1.04),
                Figure.MEMORY, new Interval(1, 1, 1),
                Figure.INTEGRAL, new Interval(1.12, 1.05, 1.2))));
    states.put("time-only", comparison(Map.of(Figure.TIME, new Interval(480, 310, 722))));
    return states;
  }

  private static ComparisonModel comparison(Map<Figure, Interval> ratios) {
    Map<Figure, Comparison> compared = new EnumMap<>(Figure.class);
    ratios.forEach((figure, ratio) -> compared.put(figure, compared(ratio)));
    return new ComparisonModel(
        "v3 over v0", "95 % interval", compared, "Run both versions to compare them.");
  }

  /** What enough runs with this interval show. */
  static Comparison compared(Interval ratio) {
    Comparison.Outcome outcome =
        ratio.high() < 1
            ? Comparison.Outcome.LESS
            : ratio.low() > 1 ? Comparison.Outcome.MORE : Comparison.Outcome.UNDECIDED;
    return new Comparison(ratio, outcome, 12);
  }

  /** Distributions by the state they are in. */
  public static Map<String, DistributionModel> distributions() {
    Map<String, DistributionModel> states = new LinkedHashMap<>();
    states.put("empty", distribution(List.of(), List.of(), true));
    states.put("unmeasured", distribution(List.of(), marks(2), true));
    states.put("ladder", distribution(references(24), marks(2), true));
    states.put("linear", distribution(references(24), marks(2), false));
    states.put("many-marks", distribution(references(300), marks(7), true));
    states.put("few", distribution(references(3), marks(1), true));
    return states;
  }

  private static DistributionModel distribution(
      List<Reference> references, List<Mark> marks, boolean log) {
    return new DistributionModel(
        "Where you stand",
        references.size() + " references, measured here",
        Figure.TIME,
        references,
        marks,
        log,
        "References are not measured yet.");
  }

  /** Reference solutions between 50 ms and 4 s, most of them fast. */
  public static List<Reference> references(int count) {
    Random random = new Random(9);
    List<Reference> references = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double nanos = 50e6 * Math.pow(80, Math.pow(random.nextDouble(), 2.2));
      references.add(new Reference("r" + i, "reference-" + i + ".py", nanos));
    }
    return references;
  }

  private static List<Mark> marks(int count) {
    List<Mark> marks = new ArrayList<>();
    marks.add(new Mark("v3", "v3", 82.8e6, new Interval(88, 86, 90), Emphasis.SELECTED));
    if (count > 1) {
      marks.add(new Mark("v0", "v0", 3.412e9, new Interval(4, 4, 4), Emphasis.OTHER));
    }
    for (int i = 2; i < count; i++) {
      double beats = 90 - 3 * i;
      marks.add(
          new Mark(
              "v" + (i + 3),
              i == 2 ? "v5 by hand: dictionary with a streaming reader" : "v" + (i + 3),
              60e6 + 12e6 * i,
              new Interval(beats, beats - 1, beats + 1),
              i == 3 ? Emphasis.BEST : Emphasis.OTHER));
    }
    return marks;
  }
}
