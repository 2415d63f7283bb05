// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.chart.curve;

import dev.afterburner.workbench.chart.draw.Scale;
import org.jspecify.annotations.Nullable;

/** Moves and widens the stretch of time looked at. A result of null is the whole axis. */
public final class TimeZoom {

  private static final double EVERYTHING = 1e-9;

  private TimeZoom() {}

  /**
   * Narrows or widens around a place.
   *
   * @param unit the place that stays where it is, 0 to 1 across the plot
   * @param factor below 1 narrows
   */
  public static CurveView.@Nullable Range zoomed(CurvePlot plot, double unit, double factor) {
    Scale whole = plot.wholeTime();
    double low = whole.unit(plot.time().value(unit - unit * factor));
    double high = whole.unit(plot.time().value(unit + (1 - unit) * factor));
    return within(plot, low, high);
  }

  /**
   * Moves along the axis.
   *
   * @param units by how much of the plot's width; to later times where above 0
   */
  public static CurveView.@Nullable Range panned(CurvePlot plot, double units) {
    Scale whole = plot.wholeTime();
    double low = whole.unit(plot.time().value(units));
    double high = whole.unit(plot.time().value(1 + units));
    double shift = low < 0 ? -low : high > 1 ? 1 - high : 0;
    return within(plot, low + shift, high + shift);
  }

  /** The stretch between two places of the drawing. */
  public static CurveView.@Nullable Range between(CurvePlot plot, double x1, double x2) {
    Scale whole = plot.wholeTime();
    double from = plot.unitAt(Math.min(x1, x2));
    double to = plot.unitAt(Math.max(x1, x2));
    return within(plot, whole.unit(plot.time().value(from)), whole.unit(plot.time().value(to)));
  }

  private static CurveView.@Nullable Range within(CurvePlot plot, double low, double high) {
    Scale whole = plot.wholeTime();
    double from = Math.max(0, low);
    double to = Math.min(1, high);
    if (from <= EVERYTHING && to >= 1 - EVERYTHING) {
      return null;
    }
    CurveView.Range now = new CurveView.Range(plot.time().low(), plot.time().high());
    boolean narrow = !(whole.value(to) - whole.value(from) >= plot.leastSpan());
    return narrow ? now : new CurveView.Range(whole.value(from), whole.value(to));
  }
}
