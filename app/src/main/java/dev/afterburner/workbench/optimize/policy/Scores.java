// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.optimize.policy;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.stats.Comparison;
import dev.afterburner.sandbox.stats.Interval;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.session.Version;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What versions gained over the first one that passed: −ln of the ratio in one figure, with the
 * interval that runs in turns give. 0 is the first one, ln 2 needs half of it.
 *
 * <p>A version is compared with others than the first one, so that its score is a sum along a chain
 * of comparisons. Each had runs of its own, hence their errors are independent, and half widths add
 * as squares do.
 */
final class Scores {

  private final Map<Integer, Interval> byVersion = new HashMap<>();

  private Scores() {}

  /** The scores of a session in one figure; versions that failed or were not compared have none. */
  static Scores of(SessionState state, Figure figure) {
    Scores scores = new Scores();
    for (Version version : state.versions()) {
      if (version.passed()) {
        scores.best(version, figure).ifPresent(s -> scores.byVersion.put(version.id(), s));
      }
    }
    return scores;
  }

  /** By the chain that tells most; the first version that was measured needs none. */
  private Optional<Interval> best(Version version, Figure figure) {
    if (byVersion.isEmpty() && version.decision() == Version.Decision.ACCEPTED) {
      return Optional.of(new Interval(0, 0, 0));
    }
    return version.compared().stream()
        .filter(c -> byVersion.containsKey(c.with()) && c.figures().containsKey(figure))
        .map(c -> chained(of(c.with()), Objects.requireNonNull(c.figures().get(figure))))
        .min(Comparator.comparingDouble(s -> s.high() - s.low()));
  }

  private static Interval chained(Interval rival, Comparison comparison) {
    Interval ratio = comparison.ratio();
    double value = -Math.log(ratio.value());
    double below = Math.log(ratio.high()) + value;
    double above = -Math.log(ratio.low()) - value;
    if (comparison.isRange()) {
      // So few runs may agree by luck: then their range says nothing of what others would show.
      below = Math.max(below, Comparison.SAME);
      above = Math.max(above, Comparison.SAME);
    }
    double sum = rival.value() + value;
    return new Interval(
        sum,
        sum - Math.hypot(rival.value() - rival.low(), below),
        sum + Math.hypot(rival.high() - rival.value(), above));
  }

  /** Versions that have a score, by id. */
  List<Integer> versions() {
    return byVersion.keySet().stream().sorted().toList();
  }

  boolean has(int version) {
    return byVersion.containsKey(version);
  }

  /** The score of a version that has one. */
  Interval of(int version) {
    Interval score = byVersion.get(version);
    if (score == null) {
      throw new IllegalArgumentException("v" + version + " has no score");
    }
    return score;
  }

  /** What a version gained at least, as sure as the interval is. */
  double low(int version) {
    return of(version).low();
  }

  /** Versions from the surest gain down; of two with the same, the earlier one first. */
  List<Integer> ranked() {
    List<Integer> ranked = new ArrayList<>(versions());
    ranked.sort(Comparator.comparingDouble((Integer v) -> -low(v)).thenComparing(v -> v));
    return ranked;
  }
}
