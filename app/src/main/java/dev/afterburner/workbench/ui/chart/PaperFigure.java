package dev.afterburner.workbench.ui.chart;

import dev.afterburner.workbench.chart.Paper;

/**
 * A figure for a paper, as somebody has chosen it.
 *
 * @param paper how large it is
 * @param vector as SVG rather than as PNG
 */
public record PaperFigure(Paper paper, boolean vector) {

  /** Resolution of a PNG: what journals ask for. */
  public static final double DPI = 300;

  /** What the file's name ends in. */
  public String ending() {
    return vector ? ".svg" : ".png";
  }
}
