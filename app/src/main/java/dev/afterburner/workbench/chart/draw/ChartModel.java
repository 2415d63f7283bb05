// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.chart.draw;

import java.util.List;

/** What a chart shows, as a value: the window and the files draw the same from it. */
public interface ChartModel {

  /** The chart's name. */
  String title();

  /** A short remark beside the name, such as the sampling rate; may be empty. */
  String note();

  /** Its lines and marks. */
  List<LegendEntry> legend();

  /**
   * The same as a figure of its own: without what somebody has selected or points at, and without
   * the remark, which stands in a figure's small print. What is chosen about the figure itself
   * (axes, what is switched off) stays.
   */
  ChartModel onPaper();

  /**
   * How tall a figure of it is for a width, both in units of the drawing, all its text included.
   */
  default double figureHeight(double width) {
    return width * 0.45 + 120;
  }

  /**
   * Lays the chart out.
   *
   * @param room what there is for it, labels included
   * @param titled whether the axes are to be named, as on paper
   */
  Plot plot(Box room, boolean titled);
}
