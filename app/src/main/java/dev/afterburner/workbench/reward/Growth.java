// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.reward;

import dev.afterburner.sandbox.stats.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * How a figure grows with the size n of the input: y = a + b·nᵏ, where a is what the program needs
 * at any size (the start of its interpreter, its fixed tables). A power without a is the usual
 * choice, but it is wrong for every program whose start can be seen in its smallest run: if that is
 * a third of the run at the smallest of five sizes, each twice the one before, a linear program
 * gets the exponent 0.87 ± 0.08.
 *
 * <p>The fit is by least squares on relative residuals (y − ŷ)/y. For each k on a grid the best a ≥
 * 0 and b ≥ 0 are known in closed form; k is the one with the least sum of squares S. The interval
 * holds the k for which S(k) ≤ S·(1 + t²/ν), ν = number of sizes − 3, t the 97.5 % point of
 * Student's t (profile likelihood; Bates and Watts, Nonlinear Regression Analysis and Its
 * Applications, 1988, section 6.1.2). Unlike a symmetric interval it is right where a and k can
 * hardly be told apart.
 *
 * <p>A figure need not follow a power. The same is fitted by y = a + b·rⁿ and y = a + b·ln n, and
 * one of these is named instead if it is better by more than {@value #CLEARLY} in Akaike's
 * criterion, or if the power would need an exponent above {@value #PLAUSIBLE} and the exponential
 * is not clearly worse.
 *
 * @param law which of the curves it is
 * @param exponent k, or, of another law, the exponent of the power that comes closest; with its 95
 *     % interval, which is infinite where there are fewer than four sizes
 * @param startUp a, in y's unit
 * @param factor b, in y's unit
 * @param rate ln r of an exponential law; otherwise 0
 * @param residual standard deviation of (y − ŷ)/ŷ, of the law
 * @param fits false if the sizes lie further from the curve than the noise of their runs explains,
 *     at 1 %
 * @param lastStep exponent between the two largest sizes alone, with the 95 % interval that the
 *     noise of their runs and the residual, which has what the machine's speed did between sizes,
 *     give
 */
public record Growth(
    Law law,
    Interval exponent,
    double startUp,
    double factor,
    double rate,
    double residual,
    boolean fits,
    Interval lastStep) {

  /** A curve that a figure may follow. */
  public enum Law {
    /** a + b·nᵏ. */
    POWER,
    /** a + b·rⁿ. */
    EXPONENTIAL,
    /** a + b·ln n. */
    LOGARITHMIC,
    /** No growth can be seen. */
    CONSTANT
  }

  private static final double LEAST_EXPONENT = 0.02;
  private static final double LARGEST_EXPONENT = 12;
  private static final double STEP = 0.01;
  private static final double CLEARLY = 6;

  /** Larger exponents of programs are rather an exponential law. */
  private static final double PLAUSIBLE = 5;

  /** What a machine's speed changes by between two sizes, at least. */
  private static final double DRIFT = 0.07;

  private static final double SIGNS = 4;
  private static final double TWO_SIDED = 0.975;
  private static final double NORMAL = 1.96;
  private static final double SELDOM = 0.99;

  /** Differences below this are the clock's and the page's grain, whatever the runs say. */
  private static final double GRAIN = 0.005;

  /**
   * The fit.
   *
   * @param sizes n, above 0, rising; at least two different ones
   * @param values y with the 95 % intervals of their runs, above 0; same length
   */
  public static Growth of(double[] sizes, Interval[] values) {
    int n = sizes.length;
    if (n != values.length || n < 2) {
      throw new IllegalArgumentException("growth needs two sizes or more, with a value each");
    }
    double[] y = new double[n];
    double[] noise = new double[n];
    for (int i = 0; i < n; i++) {
      y[i] = values[i].value();
      if (!(sizes[i] > 0) || !(y[i] > 0)) {
        throw new IllegalArgumentException("sizes and values must be above 0");
      }
      if (i > 0 && !(sizes[i] > sizes[i - 1])) {
        throw new IllegalArgumentException("sizes must rise");
      }
      double half = (values[i].high() - values[i].low()) / 2;
      noise[i] = Double.isFinite(half) ? Math.max(GRAIN, half / NORMAL / y[i]) : GRAIN;
    }
    if (n < 4) {
      return few(sizes, y, noise);
    }
    Curve power = null;
    double[] squares = new double[(int) Math.round((LARGEST_EXPONENT - LEAST_EXPONENT) / STEP) + 1];
    double best = 0;
    for (int i = 0; i < squares.length; i++) {
      double k = LEAST_EXPONENT + i * STEP;
      Curve curve = Curve.of(y, powers(sizes, k));
      squares[i] = curve.squares();
      if (power == null || curve.squares() < power.squares()) {
        power = curve;
        best = k;
      }
    }
    if (power == null) {
      throw new IllegalStateException("the grid of exponents is empty");
    }
    Interval exponent = profile(squares, best, power.squares(), n - 3);
    Line line = Line.of(sizes, y);
    double risen = Math.log(y[n - 1] / y[0]);
    double drift = Math.max(DRIFT, Math.hypot(noise[n - 1], noise[0]));
    if (line.slope() <= line.half() && risen < SIGNS * drift) {
      return result(Law.CONSTANT, Curve.of(y, new double[n]), 0, open(0), noise, n - 1, sizes, y);
    }
    Curve logarithmic = Curve.of(y, logarithms(sizes));
    double rate = 0;
    Curve exponential = null;
    double range = sizes[n - 1] - sizes[0];
    for (double doublings = 0.5; doublings <= 64; doublings *= 1.01) {
      double r = doublings * Math.log(2) / range;
      Curve curve = Curve.of(y, exponentials(sizes, r));
      if (exponential == null || curve.squares() < exponential.squares()) {
        exponential = curve;
        rate = r;
      }
    }
    if (exponential != null
        && (clearly(exponential, power, n)
            || (best > PLAUSIBLE && !clearly(power, exponential, n)))) {
      // Relative to the first size, so that b is finite whatever the sizes.
      Curve shifted = exponential.times(Math.exp(-rate * sizes[0]));
      return result(Law.EXPONENTIAL, shifted, rate, exponent, noise, n - 3, sizes, y);
    }
    if (clearly(logarithmic, power, n)) {
      return result(Law.LOGARITHMIC, logarithmic, 0, exponent, noise, n - 2, sizes, y);
    }
    return result(Law.POWER, power, 0, exponent, noise, n - 3, sizes, y);
  }

  /** The fitted figure at a size. */
  public double at(double size) {
    return switch (law) {
      case POWER -> startUp + factor * Math.pow(size, exponent.value());
      case EXPONENTIAL -> startUp + factor * Math.exp(rate * size);
      case LOGARITHMIC -> startUp + factor * Math.log(size);
      case CONSTANT -> startUp;
    };
  }

  /** The law in a few words: "n^1.02 (0.98 to 1.06)", "exponential, not a power of n". */
  public String words() {
    String words =
        switch (law) {
          case POWER -> power(exponent);
          case EXPONENTIAL -> "exponential, not a power of n";
          case LOGARITHMIC -> "logarithmic, not a power of n";
          case CONSTANT -> "no growth shown";
        };
    return fits || law == Law.CONSTANT ? words : words + ", poor fit";
  }

  /** An exponent: "n^1.02 (0.98 to 1.06)"; without what is open of its interval. */
  public static String power(Interval exponent) {
    double rounded = Math.round(100 * exponent.value()) / 100.0;
    // Adding zero takes the sign off a negative zero.
    String value = String.format(Locale.ROOT, "n^%.2f", rounded + 0.0);
    boolean above = Double.isFinite(exponent.low());
    boolean below = Double.isFinite(exponent.high());
    if (above && below) {
      return value + String.format(Locale.ROOT, " (%.2f to %.2f)", exponent.low(), exponent.high());
    }
    return above ? value + String.format(Locale.ROOT, " (at least %.2f)", exponent.low()) : value;
  }

  /** Two or three sizes leave start-up and exponent open together: a power without start-up. */
  private static Growth few(double[] sizes, double[] y, double[] noise) {
    Line line = Line.of(sizes, y);
    return new Growth(
        Law.POWER,
        open(line.slope()),
        0,
        line.factor(),
        0,
        line.residual(),
        true,
        lastStep(sizes, y, noise, line.residual()));
  }

  private static Growth result(
      Law law,
      Curve curve,
      double rate,
      Interval exponent,
      double[] noise,
      int degrees,
      double[] sizes,
      double[] y) {
    double chi = 0;
    for (int i = 0; i < noise.length; i++) {
      double off = curve.off().get(i) / noise[i];
      chi += off * off;
    }
    double residual = Math.sqrt(curve.squares() / degrees);
    boolean fits = new ChiSquaredDistribution(degrees).cumulativeProbability(chi) < SELDOM;
    return new Growth(
        law,
        exponent,
        curve.a(),
        curve.b(),
        rate,
        residual,
        fits,
        lastStep(sizes, y, noise, residual));
  }

  /** By Akaike's criterion, of curves with as many parameters or fewer. */
  private static boolean clearly(Curve better, Curve other, int n) {
    double floor = n * GRAIN * GRAIN / 4;
    return n * Math.log(other.squares() / Math.max(better.squares(), floor)) > CLEARLY;
  }

  /** The exponents around the best whose squares are within the bound. */
  private static Interval profile(double[] squares, double best, double least, int degrees) {
    double t = new TDistribution(degrees).inverseCumulativeProbability(TWO_SIDED);
    double bound = least * (1 + t * t / degrees);
    int low = squares.length;
    int high = -1;
    for (int i = 0; i < squares.length; i++) {
      if (squares[i] <= bound) {
        low = Math.min(low, i);
        high = i;
      }
    }
    return new Interval(
        best,
        low == 0 ? 0 : edge(squares, low - 1, bound),
        high == squares.length - 1 ? Double.POSITIVE_INFINITY : edge(squares, high, bound));
  }

  /** Where the squares cross the bound between two points of the grid, by a straight line. */
  private static double edge(double[] squares, int left, double bound) {
    double from = squares[left];
    double to = squares[left + 1];
    double share = from == to ? 0.5 : (bound - from) / (to - from);
    return LEAST_EXPONENT + (left + Math.clamp(share, 0, 1)) * STEP;
  }

  private static Interval lastStep(double[] sizes, double[] y, double[] noise, double residual) {
    int n = sizes.length;
    double step = Math.log(sizes[n - 1] / sizes[n - 2]);
    double value = Math.log(y[n - 1] / y[n - 2]) / step;
    double runs = Math.hypot(noise[n - 1], noise[n - 2]);
    double half = NORMAL * Math.hypot(runs, Math.sqrt(2) * residual) / step;
    return new Interval(value, value - half, value + half);
  }

  private static Interval open(double value) {
    return new Interval(value, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  private static double[] powers(double[] sizes, double k) {
    double[] x = new double[sizes.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = Math.pow(sizes[i], k);
    }
    return x;
  }

  private static double[] exponentials(double[] sizes, double rate) {
    double[] x = new double[sizes.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = Math.exp(rate * (sizes[i] - sizes[0]));
    }
    return x;
  }

  private static double[] logarithms(double[] sizes) {
    double[] x = new double[sizes.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = Math.log(sizes[i]);
    }
    return x;
  }

  /**
   * ln y ≈ ln c + k·ln n by least squares.
   *
   * @param slope k
   * @param half half its 95 % interval (Student's t); infinite for two sizes
   * @param factor c
   * @param residual standard deviation of ln y around the line
   */
  private record Line(double slope, double half, double factor, double residual) {

    static Line of(double[] sizes, double[] y) {
      int n = sizes.length;
      double meanX = 0;
      double meanY = 0;
      for (int i = 0; i < n; i++) {
        meanX += Math.log(sizes[i]) / n;
        meanY += Math.log(y[i]) / n;
      }
      double xx = 0;
      double xy = 0;
      for (int i = 0; i < n; i++) {
        double x = Math.log(sizes[i]) - meanX;
        xx += x * x;
        xy += x * (Math.log(y[i]) - meanY);
      }
      double slope = xy / xx;
      double squares = 0;
      for (int i = 0; i < n; i++) {
        double off = Math.log(y[i]) - meanY - slope * (Math.log(sizes[i]) - meanX);
        squares += off * off;
      }
      double residual = n > 2 ? Math.sqrt(squares / (n - 2)) : 0;
      double half =
          n > 2
              ? new TDistribution(n - 2).inverseCumulativeProbability(TWO_SIDED)
                  * residual
                  / Math.sqrt(xx)
              : Double.POSITIVE_INFINITY;
      return new Line(slope, half, Math.exp(meanY - slope * meanX), residual);
    }
  }

  /**
   * y ≈ a + b·x with a, b ≥ 0 by least squares on relative residuals.
   *
   * @param off relative residuals
   * @param squares their sum of squares
   */
  private record Curve(double a, double b, List<Double> off, double squares) {

    static Curve of(double[] y, double[] x) {
      double ss = 0;
      double sx = 0;
      double xx = 0;
      double sy = 0;
      double xy = 0;
      for (int i = 0; i < y.length; i++) {
        double one = 1 / y[i];
        double u = x[i] / y[i];
        ss += one * one;
        sx += one * u;
        xx += u * u;
        sy += one;
        xy += u;
      }
      double determinant = ss * xx - sx * sx;
      boolean apart = determinant > 1e-12 * ss * xx;
      double a = apart ? (sy * xx - xy * sx) / determinant : sy / ss;
      double b = apart ? (ss * xy - sx * sy) / determinant : 0;
      if (a < 0) {
        a = 0;
        b = xy / xx;
      }
      if (b < 0) {
        b = 0;
        a = sy / ss;
      }
      List<Double> off = new ArrayList<>(y.length);
      double squares = 0;
      for (int i = 0; i < y.length; i++) {
        double residual = 1 - (a + b * x[i]) / y[i];
        off.add(residual);
        squares += residual * residual;
      }
      return new Curve(a, b, off, squares);
    }

    Curve times(double factor) {
      return new Curve(a, b * factor, off, squares);
    }
  }
}
