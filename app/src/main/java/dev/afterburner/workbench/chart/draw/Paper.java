// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.chart.draw;

/**
 * How a figure is to stand on paper. Everything in it grows with its letters, so that its text is
 * as large as the caption's.
 *
 * @param widthMillimetres of the figure: a column of a journal has about 85, a page 170
 * @param fontPoints size of its labels
 * @param titled whether the chart's name stands above it
 * @param imprinted whether small print below it says how it was measured
 * @param grey in shades of grey, for a journal that prints without colours
 */
public record Paper(
    double widthMillimetres, double fontPoints, boolean titled, boolean imprinted, boolean grey) {

  /** A column of a journal. */
  public static final double COLUMN = 85;

  /** The width of a page. */
  public static final double PAGE = 170;

  /** The narrowest and the widest figure, mm. */
  public static final double NARROWEST = 50;

  public static final double WIDEST = 400;

  /** The smallest and the largest letters, points. */
  public static final double SMALLEST = 7;

  public static final double LARGEST = 10;

  /** The size of letters that most captions have. */
  public static final double USUAL = 8;

  private static final double POINTS_PER_INCH = 72;
  private static final double MILLIMETRES_PER_INCH = 25.4;
  private static final double PAD = 8;
  private static final double TITLE = 18;

  /** With title, small print and colours. */
  public static Paper of(double widthMillimetres, double fontPoints) {
    return new Paper(widthMillimetres, fontPoints, true, true, false);
  }

  /** The colours it is drawn in. */
  public Palette palette() {
    return grey ? Palette.GREY : Palette.PAPER;
  }

  public Paper {
    if (!(widthMillimetres >= NARROWEST && widthMillimetres <= WIDEST)) {
      throw new IllegalArgumentException("a figure is between 50 and 400 mm wide");
    }
    if (!(fontPoints >= SMALLEST && fontPoints <= LARGEST)) {
      throw new IllegalArgumentException("its letters are between 7 and 10 points large");
    }
  }

  /** The figure in units of the drawing. */
  public Sheet sheet(ChartModel model, String imprint) {
    double width = widthMillimetres / millimetresPerUnit();
    double height = model.figureHeight(width) - (titled ? 0 : TITLE);
    return new Sheet(model, imprinted ? imprint : "", width, height, PAD, titled);
  }

  /** How long a unit of the drawing is on paper. */
  public double millimetresPerUnit() {
    return fontPoints / Face.LABEL.size() / POINTS_PER_INCH * MILLIMETRES_PER_INCH;
  }

  /** Pixels per unit of the drawing at a resolution. */
  public double scale(double dotsPerInch) {
    return millimetresPerUnit() / MILLIMETRES_PER_INCH * dotsPerInch;
  }
}
