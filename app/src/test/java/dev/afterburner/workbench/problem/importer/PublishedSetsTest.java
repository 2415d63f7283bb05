// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.Sandbox;
import dev.afterburner.sandbox.language.Languages;
import dev.afterburner.sandbox.language.Toolchains;
import dev.afterburner.sandbox.local.LocalSandbox;
import dev.afterburner.workbench.judge.ReferenceOracle;
import dev.afterburner.workbench.judge.SandboxJudge;
import dev.afterburner.workbench.problem.Comparator;
import dev.afterburner.workbench.problem.ImportedProblem;
import dev.afterburner.workbench.problem.Listing;
import dev.afterburner.workbench.problem.Verdict;
import dev.afterburner.workbench.problem.importer.row.AskingFormat;
import dev.afterburner.workbench.problem.importer.row.RowFormat;
import dev.afterburner.workbench.problem.importer.row.RowFormats;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Rows by the fields that the sets publish, with programs of our own, judged in the sandbox. */
@DisplayName("As it is published, a row of")
class PublishedSetsTest {

  @TempDir private static Path cache;

  @SuppressWarnings("NullAway.Init") // opened before the first test
  private static Sandbox sandbox;

  @TempDir private Path folder;

  @BeforeAll
  static void open() throws Exception {
    sandbox = LocalSandbox.open(cache, Toolchains.ofThisMachine());
  }

  @AfterAll
  static void close() throws Exception {
    sandbox.close();
  }

  private static ObjectNode row(String... fieldsAndValues) {
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < fieldsAndValues.length; i += 2) {
      row.put(fieldsAndValues[i], fieldsAndValues[i + 1]);
    }
    return row;
  }

  private static ImportedProblem read(String format, JsonNode row) throws Exception {
    RowFormat found = new RowFormats().of(row).orElseThrow();
    assertEquals(format, found.id());
    return found instanceof AskingFormat asking
        ? asking.read(row, new ReferenceOracle(() -> sandbox), new Cancellation())
        : found.read(row);
  }

  private static boolean passes(ImportedProblem problem, String language, String code)
      throws Exception {
    return verdict(problem, language, code).passed();
  }

  private static Verdict verdict(ImportedProblem problem, String language, String code)
      throws Exception {
    Program.Source program = new Program.Source(new Languages().byId(language).orElseThrow(), code);
    return new SandboxJudge(sandbox)
        .judge(problem.problem(), program, true, one -> {}, new Cancellation())
        .verdict();
  }

  @Test
  @DisplayName("BigCodeBench is judged by its unittest class; its packages are its tags")
  void bigCodeBench() throws Exception {
    ObjectNode row =
        row(
            "task_id", "BigCodeBench/9001",
            "complete_prompt",
                "import itertools\n\ndef task_func(numbers=[1, 2]):\n    \"\"\"All orders.\"\"\"\n",
            "instruct_prompt", "Give all orders of the numbers.",
            "canonical_solution", "    return [list(p) for p in itertools.permutations(numbers)]\n",
            "code_prompt", "import itertools\ndef task_func(numbers=[1, 2]):\n",
            "test",
                """
                import unittest
                from unittest.mock import patch
                class TestCases(unittest.TestCase):
                    def setUp(self):
                        self.three = [1, 2, 3]
                    def test_default(self):
                        self.assertEqual(task_func(), [[1, 2], [2, 1]])
                    def test_three(self):
                        self.assertEqual(len(task_func(self.three)), 6)
                    @patch('itertools.permutations', return_value=[(7,)])
                    def test_library(self, mock):
                        self.assertEqual(task_func([1]), [[7]])
                """,
            "entry_point", "task_func",
            "doc_struct", "{\"description\": [\"All orders.\"]}",
            "libs", "['itertools']");
    ImportedProblem problem = read("bigcodebench", row);
    assertEquals("bigcodebench-9001", problem.id());
    assertEquals(List.of("function", "itertools"), problem.tags());
    assertTrue(problem.problem().forgeable("python"), "its tests run in the program's process");
    String canonical = problem.solutions().getFirst().code();
    assertTrue(passes(problem, "python", canonical));
    assertFalse(passes(problem, "python", canonical.replace("return", "return [] and")));
    assertFalse(passes(problem, "python", "raise SystemExit(0)"));
  }

  @Test
  @DisplayName("EvalPerf has one heavy input and references by their speed, and their output")
  void evalPerf() throws Exception {
    ObjectNode row =
        row(
            "task_id", "HumanEval/9002",
            "prompt", "def sums(n: int) -> list:\n    \"\"\"Sums up to n.\"\"\"\n",
            "entry_point", "sums",
            "pe_input", "[[300]]");
    row.putArray("reference")
        .add("def sums(n):\n    return [sum(range(i + 1)) for i in range(n)]\n")
        .add("def sums(n):\n    return [i * (i + 1) // 2 for i in range(n)]\n");
    row.putArray("scores").add(20.0).add(100.0);
    ImportedProblem problem = read("evalplus", row);
    assertEquals("evalperf-9002", problem.id());
    assertEquals(2, problem.solutions().size());
    assertEquals(1, problem.cases().size());
    for (ImportedProblem.Solution reference : problem.solutions()) {
      assertTrue(passes(problem, "python", reference.code()), reference.code());
    }
    assertFalse(passes(problem, "python", "def sums(n):\n    return list(range(n))\n"));
    assertFalse(passes(problem, "python", "def sums(n):\n    return [0, 1, 3]\n"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"py, python", "js, javascript", "cpp, cpp", "rs, rust"})
  @DisplayName("MultiPL-E closes the function that its prompt leaves open, in")
  void multiPl(String word, String language) throws Exception {
    String prompt =
        switch (language) {
          case "python" -> "def twice(n: int) -> int:\n    \"\"\" Twice n. \"\"\"\n";
          case "javascript" -> "//Twice n.\nfunction twice(n){\n";
          case "cpp" ->
              "#include<assert.h>\n#include<bits/stdc++.h>\n// Twice n.\nlong twice(long n) {\n";
          default -> "/// Twice n.\nfn twice(n: isize) -> isize {\n";
        };
    String tests =
        switch (language) {
          case "python" ->
              """
              def check(candidate):
                  assert candidate(2) == 4
                  assert candidate(5) == 10

              def test_check():
                  check(twice)

              test_check()
              """;
          case "javascript" ->
              """
              const assert = require('node:assert');


              function test() {
                let candidate = twice;
                assert.deepEqual(candidate(2),4);
                assert.deepEqual(candidate(5),10);
              }

              test();""";
          case "cpp" ->
              """
              }
              int main() {
                  auto candidate = twice;
                  assert(candidate((2)) == (4));
                  assert(candidate((5)) == (10));
              }
              """;
          default ->
              """
              }

              fn main() {
                  let candidate = twice;
                  assert_eq!(candidate(2), 4);
                  assert_eq!(candidate(5), 10);
              }
              """;
        };
    ObjectNode row =
        row(
            "name", "HumanEval_9003_twice",
            "language", word,
            "prompt", prompt,
            "doctests", "transform",
            "original", "/datasets/originals/HumanEval_9003_twice.py",
            "prompt_terminology", "reworded",
            "tests", tests);
    row.putArray("stop_tokens").add("\n}");
    ImportedProblem problem = read("multipl-e", row);
    assertEquals("multipl-e-humaneval-9003-twice", problem.id());
    assertEquals(List.of(language), problem.languages());
    String end = language.equals("python") ? "\n" : "\n}\n";
    String right =
        switch (language) {
          case "rust" -> "    n * 2";
          case "cpp" -> "    return n * 2;";
          default -> "    return n * 2";
        };
    Verdict verdict = verdict(problem, language, prompt + right + end);
    assertTrue(verdict.passed(), verdict::toString);
    assertFalse(passes(problem, language, prompt + right.replace("n * 2", "n + 2") + end));
  }

  @Test
  @DisplayName("CodeNet, as PIE pairs it, is judged by the tests of its folder")
  void codeNet() throws Exception {
    try (Imports imports = Imports.in(folder)) {
      ObjectNode pair =
          row(
              "user_id", "u1",
              "problem_id", "p90004",
              "language", "python",
              "submission_id_v0", "s1",
              "submission_id_v1", "s2",
              "status_v0", "Accepted",
              "status_v1", "Accepted",
              "input", "n = int(input())\nt = 0\nfor i in range(n):\n    t += 2\nprint(t)\n",
              "target", "print(2 * int(input()))\n");
      pair.put("cpu_time_v0", 210).put("cpu_time_v1", 20).put("memory_v0", 9000);
      pair.put("memory_v1", 8900).put("improvement_frac", 90.5).put("code_v0_loc", 5);
      assertEquals(1, imports.read("pie.jsonl", pair + "\n").added());
      imports.file("public_test_cases/p90004/input.0.txt", "3\n");
      imports.file("public_test_cases/p90004/output.0.txt", "6\n");
      imports.file("public_test_cases/p90004/input.1.txt", "40\n");
      imports.file("public_test_cases/p90004/output.1.txt", "80\n");
      assertEquals(1, imports.read(folder.resolve("public_test_cases")).joined());
      ImportedProblem problem = imports.library().imported("codenet-p90004");
      assertEquals(2, problem.cases().size());
      for (ImportedProblem.Solution solution : problem.solutions()) {
        assertTrue(passes(problem, "python", solution.code()), solution.code());
      }
      assertFalse(passes(problem, "python", "print(6)\n"));
      ImportedProblem.Published slow = problem.solutions().getFirst().published();
      assertEquals(210, Objects.requireNonNull(slow).millis());
      // The table itself names programs and holds none.
      assertEquals(
          1,
          imports
              .read(
                  "p90004.csv",
                  "submission_id,problem_id,user_id,date,language,original_language,filename_ext,"
                      + "status,cpu_time,memory,code_size,accuracy\ns1,p90004,u1,1,C++,C++14,cpp,"
                      + "Accepted,10,100,50,1/1\n")
              .refusedRows());
    }
  }

  private static final String TASK =
      """
      import logging
      import random
      from typing import Any
      from AlgoTuneTasks.base import register_task, Task

      @register_task("two_sum")
      class TwoSum(Task):
          def __init__(self, **kwargs):
              super().__init__(**kwargs)

          def generate_problem(self, n: int, random_seed: int = 1) -> dict[str, Any]:
              random.seed(random_seed)
              numbers = [random.randrange(10 ** 6) for _ in range(n + 1)]
              return {"numbers": numbers, "sum": numbers[0] + numbers[n // 2]}

          def solve(self, problem: dict[str, Any]) -> list[int]:
              logging.debug("slowly")
              numbers = problem["numbers"]
              for i in range(len(numbers)):
                  for k in range(i, len(numbers)):
                      if numbers[i] + numbers[k] == problem["sum"]:
                          return [i, k]

          def is_solution(self, problem: dict[str, Any], solution: Any) -> bool:
              i, k = solution
              return problem["numbers"][i] + problem["numbers"][k] == problem["sum"]
      """;

  private ImportReport algoTune(String name, String task) throws Exception {
    try (Imports imports = Imports.in(folder)) {
      imports.file("tasks/" + name + "/description.txt", "Name two numbers.\n");
      imports.file("tasks/" + name + "/" + name + ".py", task);
      return new Importer(imports.library(), new ReferenceOracle(() -> sandbox))
          .run(folder.resolve("tasks"), null, rows -> {}, new Cancellation());
    }
  }

  @Test
  @DisplayName(
      "AlgoTune, a task, has inputs of its generator, and many answers that its check takes")
  void algoTune() throws Exception {
    ImportReport report = algoTune("two_sum", TASK);
    assertEquals(List.of(), Imports.reasons(report));
    ImportedProblem problem;
    try (Imports imports = Imports.in(folder)) {
      problem = imports.library().imported("algotune-two-sum");
    }
    assertEquals("two sum", problem.title());
    assertEquals(6, problem.cases().size());
    assertTrue(problem.problem().comparator() instanceof Comparator.Checker);
    assertTrue(problem.problem().workloads().getFirst().name().endsWith("200"));
    assertTrue(passes(problem, "python", problem.solutions().getFirst().code()));
    String other =
        """
        class Solver:
            def solve(self, problem, **kwargs):
                print('found')
                n, s = problem['numbers'], problem['sum']
                at = {v: i for i, v in enumerate(n)}
                return next([at[s - v], i] for i, v in enumerate(n) if s - v in at)
        """;
    assertTrue(passes(problem, "python", other), "the other order, and a print");
    assertFalse(passes(problem, "python", other.replace("[at[s - v], i]", "[0, 0]")));
    assertFalse(passes(problem, "python", other.replace("[at[s - v], i]", "None")));
  }

  @Test
  @DisplayName("AlgoTune whose values are no JSON is refused by what its generator says")
  void algoTuneOfBytes() throws Exception {
    ImportReport report =
        algoTune(
            "packed",
            TASK.replace(
                "return {\"numbers\": numbers, \"sum\": numbers[0] + numbers[n // 2]}",
                "return {\"plaintext\": b'x' * n}"));
    assertEquals(1, report.refusedRows());
    String reason = Imports.reasons(report).getFirst();
    assertTrue(reason.contains("bytes is not JSON serializable"), reason);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "human-eval-x/humaneval_python.jsonl.gz, 164, humaneval-0",
    "leetcodedataset/LeetCodeDataset-v0.3.1-test.jsonl.gz, 228, ",
    "coffe-function/data.json, 398, "
  })
  @DisplayName("a set that others wrote comes in whole, and its canonical solutions pass")
  void others(String file, int rows, String id) throws Exception {
    Path data = Path.of("../../shared/data").toAbsolutePath().normalize();
    Assumptions.assumeTrue(Files.isDirectory(data), "no data sets at " + data);
    try (Imports imports = Imports.in(folder)) {
      assertEquals(rows, imports.read(data.resolve(file)).added());
      int judged = 0;
      for (Listing one : imports.library().list()) {
        ImportedProblem problem = imports.library().imported(one.id());
        if (judged < 3 && !problem.solutions().isEmpty() && (id == null || one.id().equals(id))) {
          judged++;
          String code = problem.solutions().getFirst().code();
          assertTrue(passes(problem, "python", code), one.id());
          assertFalse(passes(problem, "python", code.replaceAll("return .*", "return")), one.id());
        }
      }
      assertEquals(id == null ? 3 : 1, judged);
    }
  }
}
