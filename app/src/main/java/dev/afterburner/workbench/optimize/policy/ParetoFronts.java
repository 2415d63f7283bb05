// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.optimize.policy;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.stats.Interval;
import dev.afterburner.workbench.problem.CaseResult;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.session.Version;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/**
 * Pareto fronts as GEPA has them: a key is a case, or the workload, with a figure; who is not shown
 * worse than the best of a key holds it. A version all of whose keys others hold too is dropped,
 * the least one first. The parent is drawn, each as likely as it holds keys; the next one is shown
 * beside it.
 *
 * <p>The workload has time, peak and integral, with intervals; a case has time and peak of the one
 * run that judged it, so that those within its noise tie.
 */
final class ParetoFronts implements Policy {

  /** How far single runs of a case lie apart without a difference, as a share. */
  private static final double CASE_TIME_NOISE = 0.25;

  private static final double CASE_PEAK_NOISE = 0.05;

  @Override
  public Pick pick(SessionState state, RandomGenerator random) {
    Scores scores = Scores.of(state, state.started().settings().objective());
    if (scores.versions().isEmpty()) {
      return new KeepBest().pick(state, random);
    }
    List<Integer> worstFirst = scores.ranked().reversed();
    Map<Integer, Integer> held = held(fronts(state, scores.versions()), worstFirst);
    int parent = draw(held, random);
    int of = Objects.requireNonNull(held.remove(parent));
    List<Integer> context = held.isEmpty() ? List.of() : List.of(draw(held, random));
    return new Pick(
        parent,
        context,
        "from v%d, which nothing beats in %d %s"
            .formatted(parent, of, of == 1 ? "figure" : "figures"));
  }

  /** Who holds each key. */
  private static List<Set<Integer>> fronts(SessionState state, List<Integer> versions) {
    List<Set<Integer>> fronts = new ArrayList<>();
    for (Figure figure : Figure.values()) {
      Scores scores = Scores.of(state, figure);
      Map<Integer, Interval> known = new TreeMap<>();
      versions.stream().filter(scores::has).forEach(v -> known.put(v, scores.of(v)));
      fronts.add(notWorse(known));
    }
    Map<String, Map<Integer, CaseResult>> cases = new TreeMap<>();
    for (int id : versions) {
      Version version = state.versions().get(id);
      if (version.judgement() != null) {
        for (CaseResult one : version.judgement().cases()) {
          cases.computeIfAbsent(one.name(), _ -> new TreeMap<>()).put(id, one);
        }
      }
    }
    for (Map<Integer, CaseResult> one : cases.values()) {
      fronts.add(least(one, CaseResult::wallNanos, CASE_TIME_NOISE));
      fronts.add(least(one, CaseResult::peakBytes, CASE_PEAK_NOISE));
    }
    return fronts;
  }

  /** Those whose interval reaches the surest gain. */
  static Set<Integer> notWorse(Map<Integer, Interval> scores) {
    double surest =
        scores.values().stream().mapToDouble(Interval::low).max().orElse(Double.NEGATIVE_INFINITY);
    Set<Integer> front = new TreeSet<>();
    scores.forEach(
        (version, score) -> {
          if (score.high() >= surest) {
            front.add(version);
          }
        });
    return front;
  }

  private static Set<Integer> least(
      Map<Integer, CaseResult> results, ToDoubleFunction<CaseResult> figure, double noise) {
    double least =
        results.values().stream().mapToDouble(figure).min().orElse(Double.POSITIVE_INFINITY);
    Set<Integer> front = new TreeSet<>();
    results.forEach(
        (version, result) -> {
          if (figure.applyAsDouble(result) <= least * (1 + noise)) {
            front.add(version);
          }
        });
    return front;
  }

  /**
   * How many keys each version holds that is not dropped.
   *
   * @param fronts who holds each key
   * @param worstFirst all versions, the least first
   */
  static Map<Integer, Integer> held(List<Set<Integer>> fronts, List<Integer> worstFirst) {
    Set<Integer> kept = new HashSet<>(worstFirst);
    for (int version : worstFirst) {
      boolean needed =
          fronts.stream()
              .filter(front -> front.contains(version))
              .anyMatch(front -> front.stream().noneMatch(v -> v != version && kept.contains(v)));
      if (!needed) {
        kept.remove(version);
      }
    }
    Map<Integer, Integer> held = new TreeMap<>();
    for (Set<Integer> front : fronts) {
      front.stream().filter(kept::contains).forEach(v -> held.merge(v, 1, Integer::sum));
    }
    return held;
  }

  private static int draw(Map<Integer, Integer> weights, RandomGenerator random) {
    int left = random.nextInt(weights.values().stream().mapToInt(w -> w).sum());
    int drawn = -1;
    for (Map.Entry<Integer, Integer> entry : weights.entrySet()) {
      drawn = entry.getKey();
      left -= entry.getValue();
      if (left < 0) {
        break;
      }
    }
    return drawn;
  }
}
