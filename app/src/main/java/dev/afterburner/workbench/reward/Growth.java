package dev.afterburner.workbench.reward;

import dev.afterburner.sandbox.stats.Interval;

/**
 * How a figure grows with the size of the input: y = c·nᵏ, fitted by least squares on logarithms.
 *
 * @param exponent k with its 95 % interval (Student's t, n − 2 degrees of freedom); the interval is
 *     infinite for two sizes
 * @param factor c
 * @param residual standard deviation of ln y around the line
 */
public record Growth(Interval exponent, double factor, double residual) {

  /** 97.5 % points of Student's t for 1 to 30 degrees of freedom. */
  private static final String T =
      "12.706 4.303 3.182 2.776 2.571 2.447 2.365 2.306 2.262 2.228 2.201 2.179 2.160 2.145 2.131"
          + " 2.120 2.110 2.101 2.093 2.086 2.080 2.074 2.069 2.064 2.060 2.056 2.052 2.048 2.045"
          + " 2.042";

  private static final double NORMAL = 1.960;

  /**
   * The fit.
   *
   * @param sizes n, above 0; at least two different ones
   * @param values y, above 0; same length
   */
  public static Growth of(double[] sizes, double[] values) {
    int n = sizes.length;
    if (n != values.length || n < 2) {
      throw new IllegalArgumentException("growth needs two sizes or more, with a value each");
    }
    double meanX = 0;
    double meanY = 0;
    for (int i = 0; i < n; i++) {
      if (!(sizes[i] > 0) || !(values[i] > 0)) {
        throw new IllegalArgumentException("sizes and values must be above 0");
      }
      meanX += Math.log(sizes[i]) / n;
      meanY += Math.log(values[i]) / n;
    }
    double xx = 0;
    double xy = 0;
    for (int i = 0; i < n; i++) {
      double x = Math.log(sizes[i]) - meanX;
      xx += x * x;
      xy += x * (Math.log(values[i]) - meanY);
    }
    if (xx == 0) {
      throw new IllegalArgumentException("growth needs two different sizes");
    }
    double slope = xy / xx;
    double squares = 0;
    for (int i = 0; i < n; i++) {
      double off = Math.log(values[i]) - meanY - slope * (Math.log(sizes[i]) - meanX);
      squares += off * off;
    }
    double half = Double.POSITIVE_INFINITY;
    double residual = 0;
    if (n > 2) {
      residual = Math.sqrt(squares / (n - 2));
      half = student(n - 2) * residual / Math.sqrt(xx);
    }
    return new Growth(
        new Interval(slope, slope - half, slope + half), Math.exp(meanY - slope * meanX), residual);
  }

  private static double student(int degrees) {
    String[] points = T.split(" ");
    return degrees <= points.length ? Double.parseDouble(points[degrees - 1]) : NORMAL;
  }
}
