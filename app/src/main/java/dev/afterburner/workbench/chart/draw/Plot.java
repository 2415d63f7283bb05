// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.chart.draw;

/** A chart laid out in a certain room. */
public interface Plot {

  /** Where values are drawn, without the labels of the axes. */
  Box area();

  /** Draws axes, values and labels; not title and legend. */
  void draw(Pen pen, Palette palette);
}
