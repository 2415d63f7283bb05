// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.chart;

import dev.afterburner.workbench.chart.draw.ChartModel;
import dev.afterburner.workbench.chart.draw.Paper;
import dev.afterburner.workbench.export.figure.FigureFormat;

/**
 * A figure for a paper, as somebody has chosen it.
 *
 * @param chart what it shows
 * @param paper how it stands on paper
 * @param format of the file
 */
public record PaperFigure(ChartModel chart, Paper paper, FigureFormat format) {}
