// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.train.data;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.workbench.problem.Measurement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How often a preference pair that is sorted by one run of each program, as the published data are,
 * is turned around by a second run of each.
 *
 * @param pairs pairs of programs that were looked at, once for each two rounds
 * @param flipped those of them in which the second round said the opposite
 */
public record LabelNoise(long pairs, long flipped) {

  /** None was looked at. */
  public static final LabelNoise NONE = new LabelNoise(0, 0);

  /** Of all pairs of programs that were measured in turns. */
  static LabelNoise of(List<Measurement> measurements, Figure figure) {
    LabelNoise sum = NONE;
    for (Measurement measurement : measurements) {
      sum = sum.plus(of(measurement, figure));
    }
    return sum;
  }

  private static LabelNoise of(Measurement measurement, Figure figure) {
    Map<Integer, Map<Integer, Double>> rounds = new TreeMap<>();
    measurement
        .runs()
        .forEach(
            run ->
                rounds
                    .computeIfAbsent(run.round(), _ -> new TreeMap<>())
                    .put(run.program(), run.figure(figure)));
    List<Map<Integer, Double>> inOrder = List.copyOf(rounds.values());
    long pairs = 0;
    long flipped = 0;
    for (int i = 0; i + 1 < inOrder.size(); i += 2) {
      Map<Integer, Double> first = inOrder.get(i);
      Map<Integer, Double> second = inOrder.get(i + 1);
      List<Integer> both = first.keySet().stream().filter(second::containsKey).toList();
      for (int a = 0; a < both.size(); a++) {
        for (int b = a + 1; b < both.size(); b++) {
          int once = order(first, both.get(a), both.get(b));
          int again = order(second, both.get(a), both.get(b));
          if (once != 0) {
            pairs++;
            flipped += once * again < 0 ? 1 : 0;
          }
        }
      }
    }
    return new LabelNoise(pairs, flipped);
  }

  private static int order(Map<Integer, Double> round, int a, int b) {
    return Double.compare(round.getOrDefault(a, 0.0), round.getOrDefault(b, 0.0));
  }

  /** Both together. */
  public LabelNoise plus(LabelNoise other) {
    return new LabelNoise(pairs + other.pairs, flipped + other.flipped);
  }
}
