// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a verdict is of a problem's cases as they are now: a person may add and change some. */
public final class Outdated {

  private Outdated() {}

  /**
   * In which way a verdict is older than the cases, to stand behind its words: "before case own-1
   * was added". Empty where another judging could say nothing else.
   */
  public static Optional<String> words(Judgement judgement, Problem problem) {
    // Verdicts of a compiler have no cases.
    if (judgement.cases().isEmpty()) {
      return Optional.empty();
    }
    return judgement.verdict().passed()
        ? passed(judgement, problem)
        : failed(judgement.cases(), problem);
  }

  private static Optional<String> passed(Judgement judgement, Problem problem) {
    Map<String, CaseResult> results = new HashMap<>();
    judgement.cases().forEach(r -> results.put(r.name(), r));
    List<TestCase> newer =
        problem.cases().stream().filter(c -> !judged(c, results.get(c.name()), problem)).toList();
    if (newer.isEmpty()) {
      return Optional.empty();
    }
    String name = newer.getFirst().name();
    String how = results.containsKey(name) ? "changed" : "was added";
    return Optional.of(
        newer.size() == 1
            ? "before case " + name + " " + how
            : "before " + newer.size() + " cases changed");
  }

  private static boolean judged(TestCase one, @Nullable CaseResult result, Problem problem) {
    return result != null && problem.isOf(result, one);
  }

  /** A program that fails does so as long as the case is there that it fails at. */
  private static Optional<String> failed(List<CaseResult> results, Problem problem) {
    Optional<CaseResult> fault = results.stream().filter(r -> !r.verdict().passed()).findFirst();
    if (fault.isEmpty()) {
      return Optional.empty();
    }
    Optional<TestCase> now =
        problem.cases().stream().filter(c -> c.name().equals(fault.get().name())).findFirst();
    if (now.isEmpty()) {
      return Optional.of("before that case was removed");
    }
    return problem.isOf(fault.get(), now.get())
        ? Optional.empty()
        : Optional.of("before that case changed");
  }
}
