// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
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
import dev.afterburner.workbench.problem.Difficulty;
import dev.afterburner.workbench.problem.ImportedProblem;
import dev.afterburner.workbench.problem.importer.data.JsonText;
import dev.afterburner.workbench.problem.importer.data.RowRefused;
import dev.afterburner.workbench.problem.importer.row.EvalPlusRows;
import dev.afterburner.workbench.problem.importer.row.RowFormats;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@DisplayName("A row of")
class FormatsTest {

  @TempDir private Path cache;

  private static ImportedProblem read(String format, String row) throws RowRefused {
    JsonNode node = JsonText.read(row.replace("'", "\""));
    RowFormats all = new RowFormats();
    assertEquals(format, all.of(node).orElseThrow().id());
    return all.of(node).orElseThrow().read(node);
  }

  @Test
  @DisplayName("TACO keeps its name, grade and tags")
  void taco() throws RowRefused {
    ImportedProblem problem =
        read(
            "taco",
            "{'question': 'Twice n.', 'solutions': '[]', 'name': 'Double', 'difficulty': 'MEDIUM_HARD',"
                + " 'raw_tags': '[\\u0027math\\u0027]', 'tags': '[\\u0027Greedy\\u0027]',"
                + " 'input_output': {'inputs': ['3'], 'outputs': ['6']}}");
    assertEquals("taco", problem.set());
    assertEquals("Double", problem.title());
    assertEquals(Difficulty.HARD, problem.difficulty());
    assertEquals(List.of("Greedy", "math", "medium hard"), problem.tags());
  }

  @Test
  @DisplayName("open-r1's Codeforces has its official tests and its checker")
  void openR1() throws Exception {
    String row =
        "{'id': '1/A', 'contest_id': '1', 'title': 'T', 'description': 'D', 'input_format': 'I',"
            + " 'examples': [], 'rating': 2200, 'official_tests_complete': false,"
            + " 'official_tests': [{'input': '3', 'output': '6'}], 'generated_checker': 'print(1)'}";
    ImportedProblem problem = read("open-r1-codeforces", row);
    assertEquals(Difficulty.HARD, problem.difficulty());
    assertEquals(List.of("official tests incomplete"), problem.tags());
    assertEquals(
        new Comparator.Checker("python", "print(1)", Comparator.Calling.ANSWER_FIRST),
        problem.problem().comparator());
    String talking = row.replace("'rating'", "'interaction_format': 'ask', 'rating'");
    assertThrows(RowRefused.class, () -> read("open-r1-codeforces", talking));
  }

  @Test
  @DisplayName("LiveCodeBench may call a method, a line of its input an argument")
  void liveCodeBench() throws RowRefused {
    ImportedProblem problem =
        read(
            "livecodebench",
            "{'question_content': 'Q', 'question_id': '7', 'platform': 'leetcode', 'difficulty':"
                + " 'hard', 'starter_code': 'class Solution: pass', 'metadata': {'func_name': 'f'},"
                + " 'public_test_cases': [{'input': '[1, 2]\\n3', 'output': '[5]', 'testtype':"
                + " 'functional'}], 'private_test_cases': []}");
    assertEquals("results", problem.comparator());
    assertEquals("[[1,2],3]", problem.cases().getFirst().input().replace(" ", "").strip());
    assertEquals("[[5]]", problem.cases().getFirst().expected().strip());
  }

  @Test
  @DisplayName("EffiBench-X has its languages and evaluator")
  void effiBenchX() throws Exception {
    ImportedProblem problem =
        read(
            "effibench-x",
            "{'id': '1', 'title': 'Sum', 'source': 'atcoder', 'description': 'S', 'type': 'io',"
                + " 'solutions': {'golang': {'code': 'package main'}, 'python3': {'code': 'x'}},"
                + " 'evaluator': 'def evaluate(a, b): return a == b',"
                + " 'generated_tests': [{'input': '1', 'output': '2'}]}");
    assertEquals(List.of("go", "python"), problem.languages());
    assertTrue(problem.problem().comparator() instanceof Comparator.Evaluator);
  }

  @Test
  @DisplayName("MBPP without an assertion is refused, since any program would pass")
  void mbppWithoutTests() {
    RowRefused e =
        assertThrows(
            RowRefused.class,
            () ->
                read(
                    "mbpp",
                    "{'task_id': 7, 'text': 'p', 'code': 'x = 1', 'test_list': [],"
                        + " 'test_setup_code': 'root = dict()'}"));
    assertEquals("its \"test_list\" is empty, so any program would pass", e.getMessage());
  }

  @Test
  @DisplayName("MultiPL-E in a language without a runner says so")
  void multiPl() {
    RowRefused e =
        assertThrows(
            RowRefused.class,
            () ->
                read(
                    "multipl-e",
                    "{'name': 'HumanEval_0_f', 'language': 'lua', 'prompt': 'p', 'tests': 't',"
                        + " 'stop_tokens': []}"));
    assertTrue(String.valueOf(e.getMessage()).contains("lua"));
  }

  @Test
  @DisplayName(
      "EvalPlus gets its outputs from its reference; a wrong solution fails on a plus input")
  void evalPlus() throws Exception {
    JsonNode row =
        JsonText.read(
            "{'task_id': 'Mbpp/9', 'prompt': '', 'entry_point': 'pair', 'canonical_solution':"
                    .replace("'", "\"")
                + "\"def pair(n):\\n    return [n, n % 2 == 0]\\n\","
                + " \"base_input\": [[1]], \"plus_input\": [[2], [3]]}");
    try (Sandbox sandbox = LocalSandbox.open(cache, Toolchains.ofThisMachine())) {
      ImportedProblem problem =
          new EvalPlusRows().read(row, new ReferenceOracle(() -> sandbox), new Cancellation());
      assertEquals("mbppplus", problem.set());
      assertEquals(3, problem.cases().size());
      assertEquals("[[2,true]]", problem.cases().get(1).expected().replace(" ", "").strip());
      SandboxJudge judge = new SandboxJudge(sandbox);
      for (String code :
          List.of(
              "def pair(n):\n    return [n, not n % 2]", "def pair(n):\n    return [n, False]")) {
        Program.Source program =
            new Program.Source(new Languages().byId("python").orElseThrow(), code);
        boolean passed =
            judge
                .judge(problem.problem(), program, true, one -> {}, new Cancellation())
                .verdict()
                .passed();
        assertEquals(code.contains("not"), passed, code);
      }
    }
  }
}
