// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.study.simulation;

import dev.afterburner.sandbox.stats.Comparison;
import dev.afterburner.workbench.chart.PanelsModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * How much faster than it is the best of n candidates looks in the runs that it was chosen by, and
 * in fresh ones. All candidates are as fast as the original, so that any gain is luck.
 *
 * @param replicates how often n candidates are drawn
 * @param seed of the noise
 */
public record WinnersCurse(int replicates, long seed) {

  private static final int MOST = 40;
  private static final int ROUNDS = 7;

  /** Standard deviation of ln of a run's time, as on a shared machine. */
  private static final double NOISE = 0.1;

  /**
   * What is claimed of the best of n candidates, over the truth.
   *
   * @param candidates n
   * @param median by the smallest median, measured once each
   * @param bound by the lower bound of runs in turns with the original: 1 where nothing is shown
   * @param fresh the one with the smallest median, in fresh runs in turns
   */
  public record Row(int candidates, double median, double bound, double fresh) {}

  /** Rows for 1 to {@value #MOST} candidates. */
  public List<Row> rows() {
    double[][] sums = new double[MOST][3];
    RandomGenerator random = new Random(seed);
    for (int i = 0; i < replicates; i++) {
      double original = median(runs(random));
      double claimed = Double.NEGATIVE_INFINITY;
      double bound = 0;
      double fresh = 0;
      for (int n = 0; n < MOST; n++) {
        double gain = original - median(runs(random));
        if (gain > claimed) {
          claimed = gain;
          fresh = -Math.log(inTurns(random).ratio().value());
        }
        bound = Math.max(bound, -Math.log(inTurns(random).ratio().high()));
        sums[n][0] += claimed;
        sums[n][1] += bound;
        sums[n][2] += fresh;
      }
    }
    List<Row> rows = new ArrayList<>();
    for (int n = 0; n < MOST; n++) {
      rows.add(
          new Row(
              n + 1,
              Math.exp(sums[n][0] / replicates),
              Math.exp(sums[n][1] / replicates),
              Math.exp(sums[n][2] / replicates)));
    }
    return rows;
  }

  /** The rows as a picture. */
  public PanelsModel chart(List<Row> rows) {
    List<PanelsModel.Name> names = new ArrayList<>();
    List<String> labels =
        List.of("smallest median", "lower bound of runs in turns", "the winner in fresh runs");
    for (int i = 0; i < labels.size(); i++) {
      names.add(
          new PanelsModel.Name(labels.get(i), PanelsModel.ink(i), PanelsModel.dash(i), false));
    }
    PanelsModel.Panel panel =
        new PanelsModel.Panel(
            "Claimed gain, truth 0",
            List.of(
                rows.stream().map(r -> point(r.candidates, r.median)).toList(),
                rows.stream().map(r -> point(r.candidates, r.bound)).toList(),
                rows.stream().map(r -> point(r.candidates, r.fresh)).toList()));
    return new PanelsModel(
        "The best of n equal candidates", "x: candidates tried", List.of(panel), names);
  }

  private static PanelsModel.Point point(int candidates, double factor) {
    double percent = 100 * (factor - 1);
    return new PanelsModel.Point(candidates, percent, percent, percent, false);
  }

  private static double[] runs(RandomGenerator random) {
    double[] runs = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      runs[i] = NOISE * random.nextGaussian();
    }
    return runs;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static Comparison inTurns(RandomGenerator random) {
    double[][] rounds = new double[ROUNDS][2];
    for (double[] round : rounds) {
      round[0] = Math.exp(NOISE * random.nextGaussian());
      round[1] = Math.exp(NOISE * random.nextGaussian());
    }
    return Comparison.ofRounds(rounds);
  }
}
