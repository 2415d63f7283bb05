// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.judge;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.Sandbox;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.language.Languages;
import dev.afterburner.sandbox.language.Toolchains;
import dev.afterburner.sandbox.local.LocalSandbox;
import dev.afterburner.workbench.problem.Comparator;
import dev.afterburner.workbench.problem.Difficulty;
import dev.afterburner.workbench.problem.Harness;
import dev.afterburner.workbench.problem.Listing;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.TestCase;
import dev.afterburner.workbench.problem.Verdict;
import dev.afterburner.workbench.problem.Workload;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A program that prints nothing, where nothing is expected,")
class SandboxJudgeTest {

  @TempDir private Path cache;

  private static Problem problem(Comparator comparator, Map<String, Harness> harnesses) {
    Bytes input = Bytes.utf8("12");
    Bytes nothing = Bytes.utf8("");
    return new Problem(
        new Listing("p", "P", Difficulty.EASY, List.of(), List.of("python"), 0),
        "Print a divisor.",
        comparator,
        List.of(new TestCase("01", input, nothing)),
        List.of(new Workload("01", 1, 1, input, nothing)),
        List.of(),
        harnesses);
  }

  private Verdict verdict(Problem problem, String language, String code) throws SandboxException {
    try (Sandbox sandbox = LocalSandbox.open(cache, Toolchains.ofThisMachine())) {
      return new SandboxJudge(sandbox)
          .judge(
              problem,
              new Program.Source(new Languages().byId(language).orElseThrow(), code),
              true,
              result -> {},
              new Cancellation())
          .verdict();
    }
  }

  @Test
  @DisplayName("is shown to the problem's checker, as a right one is")
  void checker() throws SandboxException {
    Problem divisor =
        problem(
            new Comparator.Checker(
                "python",
                """
                import sys
                got = open(sys.argv[2]).read().split()
                sys.exit(0 if got and int(open(sys.argv[1]).read()) % int(got[0]) == 0 else 1)
                """,
                Comparator.Calling.TESTLIB),
            Map.of());
    assertInstanceOf(Verdict.WrongAnswer.class, verdict(divisor, "python", "pass\n"));
    assertInstanceOf(Verdict.Passed.class, verdict(divisor, "python", "print(4)\n"));
  }

  @Test
  @DisplayName("is shown to the problem's evaluator, too")
  void evaluator() throws SandboxException {
    Problem some =
        problem(
            new Comparator.Evaluator(
                "def evaluate(expected, actual):\n    return bool(actual.strip())\n"),
            Map.of());
    assertInstanceOf(Verdict.WrongAnswer.class, verdict(some, "python", "pass\n"));
    assertInstanceOf(Verdict.Passed.class, verdict(some, "python", "print(4)\n"));
  }

  @Test
  @DisplayName("does not pass in a language that the problem's tests are not written in")
  void untested() throws SandboxException {
    Problem tests =
        problem(
            new Comparator.Tokens(),
            Map.of("python", new Harness(Harness.MARK + "\nassert divisor(12) == 4\n")));
    assertInstanceOf(
        Verdict.CompileFailed.class, verdict(tests, "c", "int main(void) { return 0; }"));
    assertInstanceOf(
        Verdict.Passed.class, verdict(tests, "python", "def divisor(n):\n    return 4\n"));
  }
}
