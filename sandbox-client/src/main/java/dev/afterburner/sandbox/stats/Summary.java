// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.stats;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Repeated measurements of one figure.
 *
 * <p>The interval of the median is the distribution-free one between two order statistics (David
 * and Nagaraja, Order Statistics, 3rd ed., section 7.1): it covers the true median with a
 * probability of at least 95 % whatever the distribution, from six values on; five values give
 * their whole range, which covers it with 93.75 %, and fewer cover it less often.
 *
 * <p>Outliers are values whose modified z-score 0.6745·|x − median|/MAD is above 3.5 (Iglewicz and
 * Hoaglin, How to Detect and Handle Outliers, 1993). They are named, never removed.
 *
 * @param median the median with its 95 % interval
 * @param relativeSpread standard deviation over mean; 0 for one value
 * @param outliers indexes of outlying values, in the order of measurement
 * @param count how many values
 */
public record Summary(Interval median, double relativeSpread, List<Integer> outliers, int count) {

  private static final double TAIL = 0.025;

  public Summary {
    outliers = List.copyOf(outliers);
  }

  /**
   * Summarises values.
   *
   * @param values in the order of measurement; length ≥ 1
   */
  public static Summary of(double[] values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("a summary needs a value");
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int skip = orderStatistic(values.length);
    double median = median(sorted);
    Interval interval = new Interval(median, sorted[skip], sorted[values.length - 1 - skip]);
    return new Summary(interval, relativeSpread(values), outliers(values, median), values.length);
  }

  /**
   * How often the median's interval holds the true median, at least: 0.95 from six values on, and
   * less often for fewer, whose interval is their whole range.
   */
  public double coverage() {
    return coverage(count);
  }

  /** The same for so many values. */
  public static double coverage(int count) {
    return Math.pow(0.5, count) > TAIL ? 1 - Math.pow(0.5, count - 1.0) : 1 - 2 * TAIL;
  }

  /** How many values may be left out at either end: the largest k with P(Bin(n, ½) ≤ k) ≤ 2.5 %. */
  private static int orderStatistic(int n) {
    double probability = Math.pow(0.5, n);
    double cumulative = probability;
    int k = 0;
    // The interval from the (k+1)-th to the (n−k)-th value misses with 2·P(Bin(n, ½) ≤ k).
    while (true) {
      probability = probability * (n - k) / (k + 1);
      cumulative += probability;
      if (cumulative > TAIL || k + 1 > (n - 1) / 2) {
        return Math.pow(0.5, n) > TAIL ? 0 : k;
      }
      k++;
    }
  }

  private static double relativeSpread(double[] values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    if (values.length < 2 || mean == 0) {
      return 0;
    }
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    return Math.sqrt(squares / (values.length - 1)) / Math.abs(mean);
  }

  private static List<Integer> outliers(double[] values, double median) {
    double[] deviations = Arrays.stream(values).map(v -> Math.abs(v - median)).sorted().toArray();
    double mad = median(deviations);
    if (mad == 0) {
      return List.of();
    }
    return IntStream.range(0, values.length)
        .filter(i -> 0.6745 * Math.abs(values[i] - median) / mad > 3.5)
        .boxed()
        .toList();
  }

  private static double median(double[] sorted) {
    int n = sorted.length;
    return n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
  }
}
