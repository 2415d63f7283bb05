// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.afterburner.sandbox.Bytes;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A verdict and the cases that came later")
class OutdatedTest {

  private static final TestCase FIRST = own("01", "a", "a", false);
  private static final TestCase OWN = own("mine", "b", "b", true);

  private static TestCase own(String name, String input, String expected, boolean own) {
    return new TestCase(name, Bytes.utf8(input), Bytes.utf8(expected), own);
  }

  private static Problem problem(Comparator comparator, TestCase... cases) {
    return new Problem(
        new Listing("echo", "Echo", Difficulty.EASY, List.of(), List.of("python"), 0),
        "",
        comparator,
        List.of(cases),
        List.of(new Workload("large", 1, 1, Bytes.utf8("x"), Bytes.utf8("x"))),
        List.of());
  }

  /** All cases of a problem pass, or the last one does not. */
  private static Judgement judged(Problem problem, boolean passed) {
    Verdict last = new Verdict.WrongAnswer(problem.cases().getLast().name(), "1", "2");
    Verdict good = new Verdict.Passed();
    List<CaseResult> results =
        problem.cases().stream()
            .map(
                c ->
                    new CaseResult(
                        c.name(),
                        !passed && c.equals(problem.cases().getLast()) ? last : good,
                        1,
                        1,
                        problem.rule(c)))
            .toList();
    return new Judgement(passed ? good : last, results);
  }

  private static String words(Judgement judgement, Problem now) {
    return Outdated.words(judgement, now).orElse("");
  }

  @Test
  @DisplayName(
      "passed before a case was added, changed, or compared otherwise, not before one went")
  void passed() {
    Comparator tokens = new Comparator.Tokens();
    Judgement both = judged(problem(tokens, FIRST, OWN), true);
    Judgement one = judged(problem(tokens, FIRST), true);
    assertEquals("", words(both, problem(tokens, FIRST, OWN)));
    assertEquals("before case mine was added", words(one, problem(tokens, FIRST, OWN)));
    TestCase other = own("mine", "b", "c", true);
    assertEquals("before case mine changed", words(both, problem(tokens, FIRST, other)));
    assertEquals(
        "before 2 cases changed", words(both, problem(new Comparator.Exact(), FIRST, OWN)));
    assertEquals("", words(both, problem(tokens, FIRST)));
  }

  @Test
  @DisplayName("fails as long as the case that it fails at is as it was")
  void failed() {
    Comparator tokens = new Comparator.Tokens();
    Judgement failed = judged(problem(tokens, FIRST, OWN), false);
    assertEquals("", words(failed, problem(tokens, FIRST, OWN, own("more", "", "", true))));
    assertEquals("before that case was removed", words(failed, problem(tokens, FIRST)));
    TestCase other = own("mine", "b", "c", true);
    assertEquals("before that case changed", words(failed, problem(tokens, FIRST, other)));
  }

  @Test
  @DisplayName("is known by the cases' names alone where a session kept no more")
  void earlier() {
    Judgement judgement =
        new Judgement(
            new Verdict.Passed(), List.of(new CaseResult("01", new Verdict.Passed(), 1, 1, "")));
    assertEquals(
        Optional.empty(), Outdated.words(judgement, problem(new Comparator.Exact(), FIRST)));
    assertEquals(
        "before case mine was added",
        words(judgement, problem(new Comparator.Exact(), FIRST, OWN)));
  }
}
