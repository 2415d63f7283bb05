package dev.afterburner.workbench.chart;

/**
 * How large a figure is to stand on paper. Everything in it grows with its letters, so that its
 * text is as large as the caption's.
 *
 * @param widthMillimetres of the figure: a column of a journal has about 85, a page 170
 * @param fontPoints size of its labels
 */
public record Paper(double widthMillimetres, double fontPoints) {

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

  private static final double POINTS_PER_INCH = 72;
  private static final double MILLIMETRES_PER_INCH = 25.4;
  private static final double PAD = 8;
  private static final double HEIGHT_SHARE = 0.45;
  private static final double HEIGHT_MORE = 120;

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
    return new Sheet(model, imprint, width, width * HEIGHT_SHARE + HEIGHT_MORE, PAD);
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
