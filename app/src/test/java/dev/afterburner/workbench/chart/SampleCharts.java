package dev.afterburner.workbench.chart;

import dev.afterburner.workbench.chart.CurveModel.Baseline;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Charts in their main states, for pictures in both themes and on paper. */
public final class SampleCharts {

  private static final Baseline EMPTY_PROGRAM = new Baseline("empty program", 7_900_000);

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
}
