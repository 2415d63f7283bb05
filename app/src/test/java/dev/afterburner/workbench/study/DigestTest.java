// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.afterburner.workbench.problem.Comparator;
import dev.afterburner.workbench.problem.Harness;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.ProblemException;
import dev.afterburner.workbench.problem.catalogue.BundledCatalogue;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The digest of a problem")
class DigestTest {

  private static Problem judged(Comparator comparator, Map<String, Harness> harnesses) {
    Problem problem = bundled();
    return new Problem(
        problem.listing(),
        problem.statement(),
        comparator,
        problem.cases(),
        problem.workloads(),
        problem.references(),
        harnesses);
  }

  private static Problem bundled() {
    try {
      return new BundledCatalogue(Path.of("../resources/problems")).find("pair-sums");
    } catch (ProblemException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  @DisplayName("is another one for every rule by which outputs are judged")
  void rules() {
    List<Comparator> rules =
        List.of(
            new Comparator.Exact(),
            new Comparator.Tokens(),
            new Comparator.UnorderedLines(),
            new Comparator.Results(),
            new Comparator.Floats(1e-6),
            new Comparator.Floats(1e-9),
            new Comparator.Evaluator("def evaluate(a, b): return a == b"),
            new Comparator.Evaluator("def evaluate(a, b): return True"),
            new Comparator.Checker("python", "", Comparator.Calling.TESTLIB),
            new Comparator.Checker("cpp", "", Comparator.Calling.TESTLIB),
            new Comparator.Checker("python", "exit(0)", Comparator.Calling.TESTLIB),
            new Comparator.Checker("python", "", Comparator.Calling.ICPC));
    Set<String> digests = new HashSet<>();
    rules.forEach(rule -> digests.add(Digest.of(judged(rule, Map.of()))));
    assertEquals(rules.size(), digests.size());
    assertEquals(
        Digest.of(judged(new Comparator.Exact(), Map.of())),
        Digest.of(judged(new Comparator.Exact(), Map.of())));
  }

  @Test
  @DisplayName("is another one where a solution is called otherwise")
  void harnesses() {
    Comparator rule = new Comparator.Tokens();
    String once = Harness.MARK + "\nprint(solve(1))";
    String twice = Harness.MARK + "\nprint(solve(2))";
    String digest = Digest.of(judged(rule, Map.of("python", new Harness(once))));
    assertNotEquals(digest, Digest.of(judged(rule, Map.of())));
    assertNotEquals(digest, Digest.of(judged(rule, Map.of("python", new Harness(twice)))));
    assertNotEquals(digest, Digest.of(judged(rule, Map.of("ruby", new Harness(once)))));
  }
}
