// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.study.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The bootstrap over problems with the noise of measuring in it: problems are drawn with
 * replacement, and of each one of the values that measuring could have given (Efron and Tibshirani,
 * An Introduction to the Bootstrap, 1993). Series that are given together, the iterations of a
 * curve, share their draws, so that whole trajectories are drawn; their simultaneous band is that
 * of the largest studentised departure. From 20 problems on intervals are corrected for bias and
 * skew (BCa); all is seeded.
 */
public final class Bootstrap {

  private static final int DRAWS = 10_000;

  /** Where series times problems are above this, fewer draws are made. */
  private static final long LARGE = 10_000;

  private static final int DRAWS_IF_LARGE = 2_000;
  private static final int DRAWS_OF_WIDTHS = 500;
  private static final int FEWEST_FOR_BCA = 20;
  private static final double LEVEL = 0.95;

  private Bootstrap() {}

  /**
   * Estimates of the means of several series over the same problems.
   *
   * @param series each of the same length
   */
  public static List<Estimate> of(List<Series> series, long seed) {
    if (series.isEmpty()) {
      return List.of();
    }
    int n = series.getFirst().points().length;
    int draws = (long) n * series.size() > LARGE ? DRAWS_IF_LARGE : DRAWS;
    double[][] both = means(series, n, draws, true, true, seed);
    double[][] problems = means(series, n, DRAWS_OF_WIDTHS, true, false, seed + 1);
    double[][] measuring = means(series, n, DRAWS_OF_WIDTHS, false, true, seed + 2);
    double band = band(series, both);
    List<Estimate> estimates = new ArrayList<>();
    for (int s = 0; s < series.size(); s++) {
      Series one = series.get(s);
      double mean = one.mean();
      double[] sorted = both[s].clone();
      Arrays.sort(sorted);
      double[] ends = ends(one, mean, sorted);
      double reach = band * deviation(both[s], mean);
      estimates.add(
          new Estimate(
              mean,
              Math.min(mean, ends[0]),
              Math.max(mean, ends[1]),
              halfWidth(problems[s]),
              halfWidth(measuring[s]),
              mean - reach,
              mean + reach,
              one.count()));
    }
    return estimates;
  }

  /** Means by series and draw. */
  private static double[][] means(
      List<Series> series, int n, int draws, boolean resample, boolean noise, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Flat> flat = series.stream().map(Flat::new).toList();
    double[][] means = new double[series.size()][draws];
    int[] picked = new int[n];
    int[] noisy = new int[n];
    for (int draw = 0; draw < draws; draw++) {
      for (int i = 0; i < n; i++) {
        picked[i] = resample ? random.nextInt(n) : i;
        noisy[i] = noise ? random.nextInt(1 << 16) : 0;
      }
      for (int s = 0; s < means.length; s++) {
        means[s][draw] = flat.get(s).mean(picked, noisy, noise);
      }
    }
    return means;
  }

  /**
   * A series laid out for many means, one problem's draws after another: here a large study's time
   * goes.
   */
  private static final class Flat {
    private final double[] points;
    private final double[] values;
    private final int width;
    private final boolean gaps;
    private final double mean;

    Flat(Series series) {
      points = series.points();
      width = series.draws().length == 0 ? 0 : series.draws()[0].length;
      values = new double[points.length * width];
      for (int i = 0; width > 0 && i < points.length; i++) {
        for (int d = 0; d < width; d++) {
          values[i * width + d] = Double.isNaN(points[i]) ? Double.NaN : series.draws()[i][d];
        }
      }
      gaps = series.count() < points.length;
      mean = series.mean();
    }

    double mean(int[] picked, int[] noisy, boolean noise) {
      boolean exact = width == 0 || !noise;
      double sum = 0;
      int n = 0;
      for (int i = 0; i < picked.length; i++) {
        double value =
            exact ? points[picked[i]] : values[picked[i] * width + ((noisy[i] * width) >>> 16)];
        if (gaps && Double.isNaN(value)) {
          continue;
        }
        sum += value;
        n++;
      }
      return n == 0 ? mean : sum / n;
    }
  }

  private static double[] ends(Series series, double mean, double[] sorted) {
    double tail = (1 - LEVEL) / 2;
    if (series.count() < FEWEST_FOR_BCA || sorted[0] == sorted[sorted.length - 1]) {
      return new double[] {quantile(sorted, tail), quantile(sorted, 1 - tail)};
    }
    double below = 0;
    for (double value : sorted) {
      below += value < mean ? 1 : value == mean ? 0.5 : 0;
    }
    double share = Math.clamp(below / sorted.length, 1e-4, 1 - 1e-4);
    double bias = Normal.quantile(share);
    double skew = acceleration(series, mean);
    return new double[] {
      quantile(sorted, corrected(bias, skew, Normal.quantile(tail))),
      quantile(sorted, corrected(bias, skew, Normal.quantile(1 - tail)))
    };
  }

  private static double corrected(double bias, double skew, double z) {
    double shifted = bias + z;
    return Normal.below(bias + shifted / (1 - skew * shifted));
  }

  /** That of a mean, from the third moment of its values. */
  private static double acceleration(Series series, double mean) {
    double squares = 0;
    double cubes = 0;
    for (double point : series.points()) {
      if (!Double.isNaN(point)) {
        double d = point - mean;
        squares += d * d;
        cubes += d * d * d;
      }
    }
    return squares == 0 ? 0 : cubes / (6 * Math.pow(squares, 1.5));
  }

  /** How many deviations hold all means at once in 95 % of the draws. */
  private static double band(List<Series> series, double[][] means) {
    int draws = means[0].length;
    double[] largest = new double[draws];
    for (int s = 0; s < means.length; s++) {
      double mean = series.get(s).mean();
      double deviation = deviation(means[s], mean);
      if (deviation > 0) {
        for (int draw = 0; draw < draws; draw++) {
          largest[draw] = Math.max(largest[draw], Math.abs(means[s][draw] - mean) / deviation);
        }
      }
    }
    Arrays.sort(largest);
    return quantile(largest, LEVEL);
  }

  private static double deviation(double[] values, double mean) {
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return Math.sqrt(squares / values.length);
  }

  private static double halfWidth(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double tail = (1 - LEVEL) / 2;
    return (quantile(sorted, 1 - tail) - quantile(sorted, tail)) / 2;
  }

  /** By linear interpolation between order statistics. */
  private static double quantile(double[] sorted, double share) {
    double at = share * (sorted.length - 1);
    int below = (int) Math.clamp(Math.floor(at), 0, sorted.length - 1);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }
}
