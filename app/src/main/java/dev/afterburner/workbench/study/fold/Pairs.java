// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.study.fold;

import dev.afterburner.workbench.study.stats.Bootstrap;
import dev.afterburner.workbench.study.stats.Estimate;
import dev.afterburner.workbench.study.stats.Holm;
import dev.afterburner.workbench.study.stats.McNemar;
import dev.afterburner.workbench.study.stats.Series;
import dev.afterburner.workbench.study.stats.SignFlip;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Compares arms on the problems that both have: pairs, never two intervals side by side. Holm's
 * correction goes over all comparisons of the study.
 */
final class Pairs {

  private final StudyRows rows;
  private final long seed;

  Pairs(StudyRows rows, long seed) {
    this.rows = rows;
    this.seed = seed;
  }

  List<Difference> of(List<Group> groups) {
    List<Difference> differences = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      for (int j = i + 1; j < groups.size(); j++) {
        if (groups.get(i).fits(groups.get(j))) {
          compare(groups.get(i), groups.get(j), differences);
        }
      }
    }
    double[] adjusted = Holm.adjusted(differences.stream().mapToDouble(Difference::p).toArray());
    List<Difference> all = new ArrayList<>();
    for (int i = 0; i < adjusted.length; i++) {
      all.add(differences.get(i).withHolm(adjusted[i]));
    }
    return all;
  }

  private void compare(Group first, Group second, List<Difference> differences) {
    int iteration = Math.min(first.lastWhole(), second.lastWhole());
    Map<Metric, Series> one = first.scores(iteration, true, rows);
    Map<Metric, Series> other = second.scores(iteration, true, rows);
    for (Metric metric : Metric.values()) {
      Series difference =
          Objects.requireNonNull(one.get(metric)).minus(Objects.requireNonNull(other.get(metric)));
      double[] pairs = Arrays.stream(difference.points()).filter(d -> !Double.isNaN(d)).toArray();
      if (pairs.length == 0) {
        continue;
      }
      Estimate estimate = Bootstrap.of(List.of(difference), seed).getFirst();
      boolean single =
          metric == Metric.PASS1 && Arrays.stream(pairs).allMatch(d -> d == 0 || Math.abs(d) == 1);
      double p =
          single
              ? McNemar.p(count(pairs, 1), count(pairs, -1))
              : SignFlip.p(pairs, seed + metric.id().hashCode());
      differences.add(
          new Difference(
              first.arm(),
              second.arm(),
              first.language(),
              first.objective(),
              metric,
              iteration,
              estimate,
              single ? "McNemar, exact" : "permutation of signs",
              p,
              p));
    }
  }

  private static int count(double[] values, double value) {
    return (int) Arrays.stream(values).filter(v -> v == value).count();
  }
}
