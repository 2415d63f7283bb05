// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.chart.draw;

/**
 * The size and weight of a text; the typeface is the same everywhere.
 *
 * @param size in units of the drawing
 * @param bold semi-bold rather than regular
 */
public record Face(double size, boolean bold) {

  public static final Face LABEL = new Face(10.5, false);
  public static final Face STRONG = new Face(10.5, true);
  public static final Face TITLE = new Face(13, true);
  public static final Face SMALL = new Face(8.5, false);
}
