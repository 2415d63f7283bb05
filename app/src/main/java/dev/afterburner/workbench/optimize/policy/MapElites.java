// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.optimize.policy;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.session.Version;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * MAP-Elites: versions lie in cells by time, peak memory and length, each of a factor of two, from
 * the first version that passed; a cell keeps the surest gain. The parent is the elite of a random
 * cell, shown beside are the best of all and the elite of another cell.
 */
final class MapElites implements Policy {

  /** A version's cell: doublings of time, of peak memory and of length. */
  record Cell(int time, int memory, int length) {}

  @Override
  public Pick pick(SessionState state, RandomGenerator random) {
    Scores scores = Scores.of(state, state.started().settings().objective());
    if (scores.versions().isEmpty()) {
      return new KeepBest().pick(state, random);
    }
    List<Map.Entry<Cell, Integer>> elites = List.copyOf(elites(state, scores).entrySet());
    Map.Entry<Cell, Integer> drawn = elites.get(random.nextInt(elites.size()));
    int parent = drawn.getValue();
    List<Integer> context = new ArrayList<>();
    int best = scores.ranked().getFirst();
    if (best != parent) {
      context.add(best);
    }
    int other = elites.get(random.nextInt(elites.size())).getValue();
    if (other != parent && other != best) {
      context.add(other);
    }
    return new Pick(
        parent, context, "from v%d, the elite of one of %d cells".formatted(parent, elites.size()));
  }

  /** The elites by cell, in an order that the session gives. */
  static Map<Cell, Integer> elites(SessionState state, Scores scores) {
    Scores time = Scores.of(state, Figure.TIME);
    Scores memory = Scores.of(state, Figure.MEMORY);
    Version first = state.versions().get(scores.versions().getFirst());
    Map<Cell, Integer> elites = new LinkedHashMap<>();
    for (int id : scores.ranked()) {
      Version version = state.versions().get(id);
      Cell cell =
          new Cell(
              time.has(id) ? doublings(-time.of(id).value()) : 0,
              memory.has(id) ? doublings(-memory.of(id).value()) : 0,
              doublings(Math.log((1.0 + version.code().length()) / (1.0 + first.code().length()))));
      elites.putIfAbsent(cell, id);
    }
    return elites;
  }

  private static int doublings(double logarithm) {
    return (int) Math.round(logarithm / Math.log(2));
  }
}
