// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.study.stats;

/** A score of each problem, and what it could as well have been by the noise of measuring. */
public final class Series {
  private final double[] points;
  private final double[][] draws;

  /**
   * Scores and their draws; neither is copied, and both stay as they are.
   *
   * @param points one a problem, from 0 to 1; NaN where there is none yet
   * @param draws for each problem the same number of draws; empty where there is no noise
   */
  public Series(double[] points, double[][] draws) {
    this.points = points;
    this.draws = draws;
  }

  /** One a problem, from 0 to 1; NaN where there is none yet. */
  public double[] points() {
    return points;
  }

  /** For each problem the same number; empty where there is no noise. */
  double[][] draws() {
    return draws;
  }

  /** Scores without noise. */
  public static Series exact(double[] points) {
    return new Series(points, new double[0][]);
  }

  /** The mean over the problems that have a score. */
  public double mean() {
    double sum = 0;
    int n = 0;
    for (double point : points) {
      if (!Double.isNaN(point)) {
        sum += point;
        n++;
      }
    }
    return n == 0 ? Double.NaN : sum / n;
  }

  /** How many problems have a score. */
  public int count() {
    int n = 0;
    for (double point : points) {
      n += Double.isNaN(point) ? 0 : 1;
    }
    return n;
  }

  /** One series less the other, problem by problem and draw by draw. */
  public Series minus(Series other) {
    double[] difference = new double[points.length];
    for (int i = 0; i < points.length; i++) {
      difference[i] = points[i] - other.points[i];
    }
    if (draws.length == 0 || other.draws.length == 0) {
      return exact(difference);
    }
    double[][] noisy = new double[points.length][];
    for (int i = 0; i < points.length; i++) {
      noisy[i] = new double[draws[i].length];
      for (int d = 0; d < noisy[i].length; d++) {
        noisy[i][d] = draws[i][d] - other.draws[i][d];
      }
    }
    return new Series(difference, noisy);
  }
}
