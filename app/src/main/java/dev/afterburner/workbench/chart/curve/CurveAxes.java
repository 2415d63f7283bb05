// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.chart.curve;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.workbench.chart.draw.Emphasis;
import dev.afterburner.workbench.chart.draw.Face;
import dev.afterburner.workbench.chart.draw.Scale;
import dev.afterburner.workbench.chart.draw.TextWidth;
import dev.afterburner.workbench.chart.draw.Tick;
import dev.afterburner.workbench.chart.draw.Ticks;
import dev.afterburner.workbench.chart.draw.Units;
import dev.afterburner.workbench.figures.Figures;
import java.util.List;

/** The two axes of a memory chart: what they span and how they are labelled. */
final class CurveAxes {

  private static final double LEAST_SPAN_NANOS = 1e3;
  private static final double LEAST_SPAN_SHARE = 1e-7;
  private static final double HEADROOM = 1.06;

  private final CurveView view;
  private final boolean log;
  private final Scale whole;
  private final Scale time;
  private final Scale memory;
  private final double memoryStep;
  private final Units memoryUnit;

  CurveAxes(CurveModel model, double plotHeight) {
    this.view = model.view();
    List<CurveSeries> visible = model.visible();
    this.log = model.logTime();
    this.whole = view.relative() ? shares(log) : times(visible, log);
    CurveView.Range range = view.range();
    this.time = range == null ? whole : zoomed(range);
    Scale extent = extent(model, visible);
    this.memoryStep =
        Ticks.roundStep((extent.high() - extent.low()) / Math.max(2, Math.min(6, plotHeight / 32)));
    this.memory =
        Scale.linear(
            Math.floor(extent.low() / memoryStep + 1e-9) * memoryStep,
            Math.ceil(extent.high() / memoryStep - 1e-9) * memoryStep);
    this.memoryUnit = Units.of(Figure.MEMORY, memory.high() * 0.999);
  }

  /** A stretch that was chosen on a linear axis may begin where a logarithmic one has no place. */
  private Scale zoomed(CurveView.Range range) {
    double low =
        log ? Math.max(range.low(), Math.min(whole.low(), range.high() / 10)) : range.low();
    return whole.between(low, range.high());
  }

  /** The axis with nothing zoomed. */
  Scale whole() {
    return whole;
  }

  Scale time() {
    return time;
  }

  Scale memory() {
    return memory;
  }

  Units memoryUnit() {
    return memoryUnit;
  }

  /** Nanoseconds of a curve per unit of the time axis. */
  double nanosPerUnit(CurveData data) {
    return view.relative() ? Math.max(1, data.endNanos()) : 1;
  }

  /** The narrowest range that may be zoomed to. */
  double leastSpan() {
    return view.relative() ? LEAST_SPAN_SHARE : LEAST_SPAN_NANOS;
  }

  private static Scale shares(boolean log) {
    return log ? Scale.log(1e-3, 1) : Scale.linear(0, 1);
  }

  private static Scale times(List<CurveSeries> visible, boolean log) {
    double longest = 0;
    double shortest = Double.MAX_VALUE;
    for (CurveSeries curve : visible) {
      double end = Math.max(1, curve.data().endNanos());
      // A growing curve moves the axis in steps: one that moved with every frame could not be read.
      double shown = curve.emphasis() == Emphasis.LIVE ? roundUp(end * 1.02) : end * 1.01;
      longest = Math.max(longest, shown);
      shortest = Math.min(shortest, end);
    }
    if (visible.isEmpty()) {
      return log ? Scale.log(1e6, 1e9) : Scale.linear(0, 1e9);
    }
    if (!log) {
      return Scale.linear(0, Math.max(longest, LEAST_SPAN_NANOS));
    }
    double low = Math.pow(10, Math.floor(Math.log10(shortest)) - 1);
    return Scale.log(Math.max(1e3, low), Math.max(longest, 1e4));
  }

  private static double roundUp(double value) {
    double step = Ticks.roundStep(value);
    return step >= value ? step : step * 2;
  }

  /** What has to be in view of the memory axis, before its ends are rounded. */
  private Scale extent(CurveModel model, List<CurveSeries> visible) {
    Extremes found = new Extremes();
    for (CurveSeries curve : visible) {
      CurveData data = curve.data();
      int first = 0;
      int last = data.size();
      if (!view.fromZero()) {
        double unit = nanosPerUnit(data);
        first = Math.clamp(data.firstAtOrAfter(time.low() * unit, 0) - 1, 0, data.size() - 1);
        last = Math.clamp(data.firstAtOrAfter(time.high() * unit, first) + 1, 1, data.size());
      }
      data.extremes(first, last, found);
    }
    double low = visible.isEmpty() ? 0 : (double) found.least();
    double high = visible.isEmpty() ? 0 : (double) found.greatest();
    if (view.fromZero()) {
      CurveModel.Baseline baseline = model.shownBaseline();
      double most = Math.max(high, baseline == null ? 0 : (double) baseline.bytes());
      return Scale.linear(0, Math.max(most * HEADROOM, 1));
    }
    double room = Math.max(high - low, Math.max(high, 1) * 1e-3) * (HEADROOM - 1);
    return Scale.linear(Math.max(0, low - room), high + room);
  }

  /** Marks of the memory axis; the topmost carries the unit, if the axis' name does not. */
  List<Tick> memoryTicks(boolean titled) {
    List<Tick> ticks = Ticks.every(memoryStep, memory, memoryUnit::number);
    if (ticks.isEmpty() || titled) {
      return ticks;
    }
    Tick top = ticks.getLast();
    Tick named = new Tick(top.value(), top.label() + Figures.THIN_SPACE + memoryUnit.symbol());
    return java.util.stream.Stream.concat(
            ticks.stream().limit(ticks.size() - 1), java.util.stream.Stream.of(named))
        .toList();
  }

  /** Marks of the time axis, as many as find room. */
  List<Tick> timeTicks(double width, TextWidth text, boolean titled) {
    double room = 64;
    List<Tick> ticks = List.of();
    for (int attempt = 0; attempt < 3; attempt++) {
      ticks = timeTicks(width / room, titled);
      double widest =
          ticks.stream().mapToDouble(t -> text.of(t.label(), Face.LABEL)).max().orElse(0);
      if (widest + 16 <= room) {
        break;
      }
      room = widest + 18;
    }
    return ticks;
  }

  private List<Tick> timeTicks(double wished, boolean titled) {
    Ticks.Labels labels =
        view.relative()
            ? (value, step) ->
                Ticks.plain(value * 100, step * 100) + (titled ? "" : Figures.THIN_SPACE + "%")
            : titled
                ? timeUnit()::number
                : log && time.high() / time.low() > 5
                    ? (value, step) -> Units.of(Figure.TIME, value).label(value, value)
                    : timeUnit()::label;
    return log ? Ticks.log(time, wished, labels) : Ticks.linear(time, wished, labels);
  }

  /** One unit for the whole axis: of the middle where it spans several. */
  private Units timeUnit() {
    double value = log ? Math.sqrt(time.low()) * Math.sqrt(time.high()) : time.high() * 0.999;
    return Units.of(Figure.TIME, value);
  }

  /** What the time axis is called on paper. */
  String timeTitle() {
    String unit = view.relative() ? "%" : timeUnit().symbol();
    String name = view.relative() ? "Share of each run" : "Time since start";
    return name + " (" + unit + (log ? ", log scale)" : ")");
  }

  String memoryTitle() {
    return "Resident memory (" + memoryUnit.symbol() + ")";
  }
}
