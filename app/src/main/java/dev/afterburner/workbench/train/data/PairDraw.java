// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.train.data;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.stats.Comparison;
import dev.afterburner.workbench.train.data.MeasuredSolutions.Measured;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Pairs of a problem's solutions in one of which less is needed, drawn without replacement.
 *
 * @param pairs those that are shown
 * @param noise how many drawn ones were not
 */
record PairDraw(List<Shown> pairs, int noise) {

  /** A share of the pairs wanted in which one solution may take part. */
  private static final int SHARE = 4;

  /** So many are drawn for each that is wanted, at most. */
  private static final int PATIENCE = 20;

  PairDraw {
    pairs = List.copyOf(pairs);
  }

  /**
   * A pair.
   *
   * @param ratio better over worse
   */
  record Shown(Measured better, Measured worse, Comparison ratio) {}

  /**
   * Draws.
   *
   * @param wanted at most so many pairs; a solution takes part in no more than a quarter of them,
   *     rounded up, or in two
   */
  static PairDraw of(
      MeasuredSolutions solutions, Figure figure, PairRule rule, int wanted, Random random) {
    List<Measured> sorted = solutions.passing(figure);
    int n = sorted.size();
    long all = n * (n - 1L) / 2;
    int cap = Math.max(2, (wanted + SHARE - 1) / SHARE);
    Map<String, Integer> uses = new HashMap<>();
    List<Shown> shown = new ArrayList<>();
    int noise = 0;
    List<Long> order = new ArrayList<>();
    long tries = Math.min(all, (long) wanted * PATIENCE);
    if (all <= (long) wanted * PATIENCE * 4) {
      for (long i = 0; i < all; i++) {
        order.add(i);
      }
      java.util.Collections.shuffle(order, random);
    } else {
      random.longs(0, all).distinct().limit(tries).forEach(order::add);
    }
    for (long at : order) {
      if (shown.size() >= wanted || shown.size() + noise >= tries) {
        break;
      }
      int worse = (int) ((1 + Math.sqrt(1 + 8.0 * at)) / 2);
      int better = (int) (at - worse * (worse - 1L) / 2);
      Measured low = sorted.get(better);
      Measured high = sorted.get(worse);
      if (uses.getOrDefault(name(low), 0) >= cap || uses.getOrDefault(name(high), 0) >= cap) {
        continue;
      }
      Optional<Comparison> ratio = shown(solutions, figure, rule, low, high);
      if (ratio.isPresent()) {
        uses.merge(name(low), 1, Integer::sum);
        uses.merge(name(high), 1, Integer::sum);
        shown.add(new Shown(low, high, ratio.get()));
      } else {
        noise++;
      }
    }
    return new PairDraw(shown, noise);
  }

  private static String name(Measured solution) {
    return solution.reference().name();
  }

  /** The ratio of a pair that is shown; empty otherwise. */
  static Optional<Comparison> shown(
      MeasuredSolutions solutions, Figure figure, PairRule rule, Measured better, Measured worse) {
    return solutions
        .compare(better, worse, figure)
        .filter(c -> rule.shows(figure, c, better.median(figure), worse.median(figure)));
  }
}
