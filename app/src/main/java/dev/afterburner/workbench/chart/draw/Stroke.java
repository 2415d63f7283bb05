// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.chart.draw;

/**
 * How a line is drawn.
 *
 * @param colour its colour
 * @param width its width, in units of the drawing
 * @param dash how it is broken
 */
public record Stroke(Rgb colour, double width, Dash dash) {

  /** An unbroken line. */
  public static Stroke of(Rgb colour, double width) {
    return new Stroke(colour, width, Dash.SOLID);
  }
}
