// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.train.watch;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One number of a run over its steps.
 *
 * @param name as the trainer calls it, without "train/" before it
 * @param points by step; values may be NaN or infinite
 */
public record Series(String name, List<Point> points) {

  /** How much of what was before stays, from step to step. */
  private static final double WEIGHT = 0.8;

  public Series {
    points = List.copyOf(points);
  }

  /** A series of the points that hold, by step. */
  static Series of(String name, Map<Long, Point> points) {
    return new Series(name, List.copyOf(new TreeMap<>(points).values()));
  }

  public Point first() {
    return points.getFirst();
  }

  public Point last() {
    return points.getLast();
  }

  /**
   * The exponential mean at the last step, without the bias towards 0 that it begins with: s = w·s
   * + (1 − w)·x, divided by 1 − wⁿ. NaN and infinite values are left out; NaN if there is no other.
   */
  public double smoothed() {
    double mean = 0;
    int n = 0;
    for (Point point : points) {
      if (Double.isFinite(point.value())) {
        mean = WEIGHT * mean + (1 - WEIGHT) * point.value();
        n++;
      }
    }
    return n == 0 ? Double.NaN : mean / (1 - Math.pow(WEIGHT, n));
  }
}
