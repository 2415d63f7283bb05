// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.chart.draw;

/** The room around a plot: the same for every chart, so that stacked ones stand flush. */
public final class Margins {

  private static final double LEFT = 52;
  private static final double RIGHT = 12;
  private static final double TOP = 9;
  private static final double BOTTOM = 22;
  private static final double NAME = 16;

  private Margins() {}

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
