// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.server;

import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.TestCase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The order of a problem's cases in which the next solution of a request most likely fails soonest:
 * those at which most solutions before it failed come first, others as the problem has them.
 */
final class LikelyFirst {

  /** By the problem itself: others of a request may have its id and other tests. */
  private final Map<Problem, Map<String, Integer>> failures =
      Collections.synchronizedMap(new IdentityHashMap<>());

  /** Notes that a solution failed at a case. */
  void failed(Problem problem, String testCase) {
    failures
        .computeIfAbsent(problem, _ -> new ConcurrentHashMap<>())
        .merge(testCase, 1, Integer::sum);
  }

  /** The problem with its cases in that order. */
  Problem ordered(Problem problem) {
    Map<String, Integer> known = failures.get(problem);
    if (known == null) {
      return problem;
    }
    // A copy: other workers count while this one sorts.
    Map<String, Integer> counts = Map.copyOf(known);
    List<TestCase> cases = new ArrayList<>(problem.cases());
    cases.sort(Comparator.comparing((TestCase c) -> -counts.getOrDefault(c.name(), 0)));
    return new Problem(
        problem.listing(),
        problem.statement(),
        problem.comparator(),
        cases,
        problem.workloads(),
        problem.references(),
        problem.harnesses());
  }
}
