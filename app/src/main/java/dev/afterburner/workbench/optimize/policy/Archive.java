// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.optimize.policy;

import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.session.Version;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * PUCT over an archive (TTT-Discover): the parent is the version i with the largest Q + c · scale ·
 * P · √(1 + T) / (1 + n), where Q is the best value of its children (its own without any), P falls
 * linearly with its rank, n counts the replies that were asked for from it and from what came of
 * it, failures too, and T all replies; scale is the largest value less the smallest. Values are
 * lower confidence bounds, so that a lucky run does not draw the search.
 */
final class Archive implements Policy {

  private static final double EXPLORATION = 1;

  /** More children of one parent than these are not kept: they are too alike. */
  private static final int CHILDREN = 2;

  @Override
  public Pick pick(SessionState state, RandomGenerator random) {
    Scores scores = Scores.of(state, state.started().settings().objective());
    if (scores.versions().isEmpty()) {
      return new KeepBest().pick(state, random);
    }
    Map<Integer, Node> nodes = nodes(state, scores);
    int replies = state.steps().stream().mapToInt(s -> s.answers().size()).sum();
    Node chosen = choose(List.copyOf(nodes.values()), replies);
    int best = scores.ranked().getFirst();
    return new Pick(
        chosen.version,
        best == chosen.version ? List.of() : List.of(best),
        String.format(
            Locale.ROOT,
            "from v%d: %.2f× at least, %d %s so far",
            chosen.version,
            Math.exp(chosen.value),
            chosen.visits,
            chosen.visits == 1 ? "reply" : "replies"));
  }

  /**
   * A version in the archive.
   *
   * @param value its own lower bound
   * @param children the largest value of its children; its own where it has none
   * @param visits replies asked for from it and its descendants
   */
  record Node(int version, double value, double children, int visits) {}

  /** The node with the largest bound; of two, the earlier version. */
  static Node choose(List<Node> nodes, int replies) {
    double[] values = nodes.stream().mapToDouble(Node::value).sorted().toArray();
    double spread = values[values.length - 1] - values[0];
    double scale = spread > 0 ? spread : 1;
    List<Node> ranked = new ArrayList<>(nodes);
    ranked.sort(Comparator.comparingDouble((Node n) -> -n.value).thenComparing(Node::version));
    int count = ranked.size();
    double sum = count * (count + 1) / 2.0;
    Node chosen = ranked.getFirst();
    double most = Double.NEGATIVE_INFINITY;
    for (int rank = 0; rank < count; rank++) {
      Node node = ranked.get(rank);
      double prior = (count - rank) / sum;
      double bound =
          node.children
              + EXPLORATION * scale * prior * Math.sqrt(1.0 + replies) / (1 + node.visits);
      if (bound > most || (bound == most && node.version < chosen.version)) {
        most = bound;
        chosen = node;
      }
    }
    return chosen;
  }

  private static Map<Integer, Node> nodes(SessionState state, Scores scores) {
    int[] visits = visits(state);
    Map<Integer, List<Integer>> children =
        scores.ranked().stream()
            .filter(v -> state.versions().get(v).parent() != null)
            .collect(Collectors.groupingBy(v -> parent(state.versions().get(v))));
    Map<Integer, Node> nodes = new TreeMap<>();
    for (int version : scores.versions()) {
      List<Integer> siblings =
          children.getOrDefault(parent(state.versions().get(version)), List.of());
      if (siblings.indexOf(version) < CHILDREN) {
        List<Integer> own = children.getOrDefault(version, List.of());
        double value = scores.low(version);
        double below = own.isEmpty() ? value : scores.low(own.getFirst());
        nodes.put(version, new Node(version, value, below, visits[version]));
      }
    }
    return nodes;
  }

  private static int parent(Version version) {
    Integer parent = version.parent();
    return parent == null ? -1 : parent;
  }

  /** Replies that were asked for, by the version that they or their ancestors started from. */
  private static int[] visits(SessionState state) {
    int[] visits = new int[state.versions().size()];
    Arrays.fill(visits, 0);
    for (SessionState.Step step : state.steps()) {
      for (int v = step.parent(); v >= 0; v = parent(state.versions().get(v))) {
        visits[v] += step.answers().size();
      }
    }
    return visits;
  }
}
