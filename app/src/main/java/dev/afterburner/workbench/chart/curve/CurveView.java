// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.chart.curve;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How somebody looks at memory curves.
 *
 * @param timeAxis how time is spread over its axis
 * @param relative time as a share of each curve's own run
 * @param fromZero memory from zero on, rather than from the least value in view
 * @param range the stretch of time looked at, in the axis' terms; null for all
 * @param hidden ids of the curves switched off
 */
public record CurveView(
    TimeAxis timeAxis,
    boolean relative,
    boolean fromZero,
    @Nullable Range range,
    Set<String> hidden) {

  /** Everything, on linear axes from zero. */
  public static final CurveView ALL = new CurveView(TimeAxis.BY_RANGE, false, true, null, Set.of());

  /** How time is spread over its axis. */
  public enum TimeAxis {
    LINEAR,
    LOGARITHMIC,
    /** Logarithmic where the runs differ so much that a linear one would hide the shorter ones. */
    BY_RANGE
  }

  /**
   * A stretch of the time axis: ns since exec, or shares of a run from 0 to 1.
   *
   * @param low where it begins
   * @param high where it ends; above low
   */
  public record Range(double low, double high) {
    public Range {
      if (!(low < high)) {
        throw new IllegalArgumentException("a range ends after it begins");
      }
    }
  }

  public CurveView {
    hidden = Set.copyOf(hidden);
  }

  /** The same with another time axis; a range would mean something else there, so it is left. */
  public CurveView withLogTime(boolean log) {
    TimeAxis axis = log ? TimeAxis.LOGARITHMIC : TimeAxis.LINEAR;
    return new CurveView(axis, relative, fromZero, null, hidden);
  }

  /** The same with absolute or relative time, all of it. */
  public CurveView withRelative(boolean share) {
    return new CurveView(timeAxis, share, fromZero, null, hidden);
  }

  public CurveView withFromZero(boolean zero) {
    return new CurveView(timeAxis, relative, zero, range, hidden);
  }

  public CurveView withRange(@Nullable Range stretch) {
    return new CurveView(timeAxis, relative, fromZero, stretch, hidden);
  }

  /** The same with a curve switched on or off. */
  public CurveView withShown(String id, boolean shown) {
    Set<String> ids = new HashSet<>(hidden);
    if (shown) {
      ids.remove(id);
    } else {
      ids.add(id);
    }
    return new CurveView(timeAxis, relative, fromZero, range, ids);
  }
}
