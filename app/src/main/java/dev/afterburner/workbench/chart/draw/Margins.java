// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.chart.draw;

import java.util.List;

/** The room around a plot: the same for every chart, so that stacked ones stand flush. */
public final class Margins {

  private static final double LEFT = 52;
  private static final double RIGHT = 12;
  private static final double TOP = 9;
  private static final double BOTTOM = 22;
  private static final double NAME = 16;

  /** Width of a character of a label; digits are as wide as this at most. */
  private static final double CHARACTER = 6.4;

  private Margins() {}

  /** What is left of a room for the values, with room for the longest label of the upright axis. */
  public static Box within(Box room, boolean titled, List<Tick> upright) {
    int longest = upright.stream().mapToInt(tick -> tick.label().length()).max().orElse(0);
    double more = Math.max(0, AxisPen.LABEL_GAP + longest * CHARACTER - LEFT);
    Box plain = within(room, titled);
    return new Box(plain.x() + more, plain.y(), Math.max(1, plain.width() - more), plain.height());
  }

  /** What is left of a room for the values. */
  public static Box within(Box room, boolean titled) {
    double top = TOP + (titled ? NAME : 0);
    double bottom = BOTTOM + (titled ? NAME : 0);
    return new Box(
        room.x() + LEFT,
        room.y() + top,
        Math.max(1, room.width() - LEFT - RIGHT),
        Math.max(1, room.height() - top - bottom));
  }
}
