// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.train.watch;

import java.util.List;
import java.util.SortedMap;

/**
 * One number of a run over its steps.
 *
 * @param name as the trainer calls it, without "train/" before it
 * @param points by step; values may be NaN or infinite
 */
public record Series(String name, List<Point> points) {

  /** How much of what was before stays, from step to step, unless something else is wanted. */
  public static final double WEIGHT = 0.8;

  public Series {
    points = List.copyOf(points);
  }

  /** A series of the points that hold, by step. */
  static Series of(String name, SortedMap<Long, Point> points) {
    return new Series(name, List.copyOf(points.values()));
  }

  public Point first() {
    return points.getFirst();
  }

  public Point last() {
    return points.getLast();
  }

  /** The exponential mean at the last step; NaN if there is no finite value. */
  public double smoothed() {
    double[] means = smoothed(WEIGHT);
    for (int i = means.length - 1; i >= 0; i--) {
      if (Double.isFinite(means[i])) {
        return means[i];
      }
    }
    return Double.NaN;
  }

  /**
   * The exponential mean at each step, without the bias towards 0 that it begins with: s = w·s + (1
   * − w)·x, divided by 1 − wⁿ, as TensorBoard draws it. Where a value is NaN or infinite there is
   * none, NaN, and the mean goes on behind it without that value.
   *
   * @param weight w, 0 to below 1; 0 gives the values themselves
   */
  public double[] smoothed(double weight) {
    double[] means = new double[points.size()];
    double mean = 0;
    double left = 1;
    for (int i = 0; i < means.length; i++) {
      double value = points.get(i).value();
      if (Double.isFinite(value)) {
        mean = weight * mean + (1 - weight) * value;
        left *= weight;
        means[i] = mean / (1 - left);
      } else {
        means[i] = Double.NaN;
      }
    }
    return means;
  }
}
