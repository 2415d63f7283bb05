// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.chart.draw;

/**
 * What a line or mark stands for.
 *
 * @param id what it is switched by
 * @param label what it says
 * @param ink its colour
 * @param dash how its line is broken
 * @param mark the sign beside the label
 * @param shown false when it is switched off
 */
public record LegendEntry(String id, String label, Ink ink, Dash dash, Mark mark, boolean shown) {

  /** The sign beside a label. */
  public enum Mark {
    LINE,
    DOT,
    /** A line with a dot: something that still moves, or a series of points. */
    LINE_AND_DOT,
    /** A line with a square. */
    LINE_AND_SQUARE,
    /** A line with a diamond. */
    LINE_AND_DIAMOND,
    BAR,
    HOLLOW_SQUARE,
    /** A shaded band with a line on top. */
    BAND,
    CROSS
  }
}
