// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.export;

import dev.afterburner.sandbox.Run;
import dev.afterburner.workbench.chart.draw.ChartModel;
import dev.afterburner.workbench.chart.draw.Paper;
import dev.afterburner.workbench.export.figure.ExportException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Draws measurements into files, as PNG, SVG or PDF as their names end; PNG where they end in none
 * of these. Needs no display.
 */
public interface Charts {

  /**
   * A curve with its name.
   *
   * @param name for the legend
   * @param run whose curve is drawn
   */
  record Named(String name, Run run) {}

  /** Memory over time of some runs, measured now. */
  void curves(String title, List<Named> runs, Path file) throws ExportException;

  /** A chart of what was measured now. */
  void draw(ChartModel chart, Path file) throws ExportException;

  /**
   * A chart as a figure.
   *
   * @param imprint its small print
   * @param paper how it is to stand on paper; null for the usual size
   */
  void figure(ChartModel chart, String imprint, Path file, @Nullable Paper paper)
      throws ExportException;

  /** A chart as a figure of the usual size, as an SVG document. */
  String svg(ChartModel chart, String imprint);
}
