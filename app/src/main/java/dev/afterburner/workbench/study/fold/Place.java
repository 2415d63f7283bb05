// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.study.fold;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.stats.Interval;
import dev.afterburner.workbench.problem.Calibration;
import dev.afterburner.workbench.reward.Percentile;
import dev.afterburner.workbench.study.run.Row;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Where a program stands among the references in one figure: its percentile by the paper's rule, 1
 * − #{reference &lt; value}/n, ties beaten, 0 for one that fails.
 *
 * @param value from 0 to 1
 * @param low by the upper end of the program's interval
 * @param high by the lower end
 * @param kind beyond, within, below or failed, by the value
 * @param decided the same, and UNDECIDED where the interval holds two of them
 */
record Place(double value, double low, double high, Kind kind, Kind decided) {

  /** How it stands to all of the references. */
  enum Kind {
    /** At least as good as the best. */
    BEYOND,
    WITHIN,
    /** Worse than all; also where there are none. */
    BELOW,
    FAILED,
    /** By the noise of measuring it could be one or the other. */
    UNDECIDED
  }

  /** A normal distribution's 95 % interval is so many deviations wide. */
  private static final double WIDTH = 2 * 1.959963984540054;

  static Place of(Row.Shown shown, Figure figure, List<Calibration.Figures> references) {
    Interval own = shown.of(figure);
    if (!shown.passed() || own == null) {
      return new Place(0, 0, 0, Kind.FAILED, Kind.FAILED);
    }
    double[] known = references.stream().mapToDouble(r -> r.of(figure).value()).toArray();
    List<Row.Repeat> repeats = shown.repeats();
    if (repeats != null && !repeats.isEmpty()) {
      return ofRepeats(
          repeats.stream().mapToDouble(r -> Percentile.of(r.of(figure), true, known)).toArray());
    }
    double value = Percentile.of(own.value(), true, known);
    double low = Percentile.of(own.high(), true, known);
    double high = Percentile.of(own.low(), true, known);
    Kind kind = kind(value);
    return new Place(value, low, high, kind, kind(low) == kind(high) ? kind : Kind.UNDECIDED);
  }

  /**
   * The mean of the runs' percentiles, as the published scores are: each run is a row of them. Its
   * interval is that of a mean, 1.96 standard errors to each side.
   */
  private static Place ofRepeats(double[] percentiles) {
    int n = percentiles.length;
    double mean = Arrays.stream(percentiles).sum() / n;
    double squares = Arrays.stream(percentiles).map(p -> (p - mean) * (p - mean)).sum();
    double half = n == 1 ? 0 : WIDTH / 2 * Math.sqrt(squares / (n - 1) / n);
    double low = Math.max(0, mean - half);
    double high = Math.min(1, mean + half);
    Kind kind = kind(mean);
    return new Place(mean, low, high, kind, kind(low) == kind(high) ? kind : Kind.UNDECIDED);
  }

  private static Kind kind(double percentile) {
    return percentile >= 1 ? Kind.BEYOND : percentile <= 0 ? Kind.BELOW : Kind.WITHIN;
  }

  /**
   * What the percentile could as well have been: program and references drawn anew, each from a
   * normal distribution of its interval's width.
   *
   * @param seed the same for the same program, so that its draws agree between iterations
   */
  static double[] draws(
      Row.Shown shown, Figure figure, List<Calibration.Figures> references, int count, long seed) {
    double[] draws = new double[count];
    Interval own = shown.of(figure);
    if (!shown.passed() || own == null || references.isEmpty()) {
      return draws;
    }
    SplittableRandom random = new SplittableRandom(seed);
    int n = references.size();
    double[] middle = new double[n];
    double[] spread = new double[n];
    for (int i = 0; i < n; i++) {
      Interval reference = references.get(i).of(figure);
      middle[i] = reference.value();
      spread[i] = spread(reference);
    }
    Arrays.setAll(
        draws,
        draw -> {
          double[] drawn = new double[n];
          List<Row.Repeat> repeats = shown.repeats();
          if (repeats == null || repeats.isEmpty()) {
            double value = own.value() + spread(own) * random.nextGaussian();
            Arrays.setAll(drawn, i -> middle[i] + spread[i] * random.nextGaussian());
            return among(drawn, value);
          }
          Arrays.setAll(drawn, i -> middle[i] + spread[i] * random.nextGaussian());
          double sum = 0;
          for (int i = 0; i < repeats.size(); i++) {
            Row.Repeat one = repeats.get(random.nextInt(repeats.size()));
            sum += among(drawn, one.of(figure));
          }
          return sum / repeats.size();
        });
    return draws;
  }

  /** The percentile among references that are all finite: this is done some million times. */
  private static double among(double[] references, double value) {
    int better = 0;
    for (double reference : references) {
      better += reference < value ? 1 : 0;
    }
    return 1 - (double) better / references.length;
  }

  private static double spread(Interval interval) {
    return (interval.high() - interval.low()) / WIDTH;
  }
}
