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
import dev.afterburner.workbench.problem.ImportedProblem;
import dev.afterburner.workbench.problem.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A table in CSV")
class SetsInCsvTest {

  @TempDir private Path folder;

  private static final String GENERATOR =
      """
      def generate_input(size: int, lid: int, cid: int):
          if lid == 0 and cid == 0:
              return [], 0.5
          size = min(size, 60)
          numbers = [random.uniform(-1, 1) for _ in range(size)]
          return numbers, len(rand_parens(size=size)) / rand_probably_prime(100)
      """;

  private static final String CHECK =
      """
      def __check(input, answer, output):
          assert len(input) == 2 and type(answer) is tuple
          return type(output) is tuple and output[0] == answer[0] and abs(output[1] - answer[1]) < 1e-4
      """;

  /** It changes its argument, as several of the set do. */
  private static final String SOLUTION =
      """
          numbers.sort()
          return len(numbers), sum(numbers) * scale
      """;

  private static String csv(String... fields) {
    return String.join(
            ",", List.of(fields).stream().map(f -> '"' + f.replace("\"", "\"\"") + '"').toList())
        + "\n";
  }

  private static boolean passes(Sandbox sandbox, ImportedProblem problem, String code)
      throws Exception {
    Program.Source program = new Program.Source(new Languages().byId("python").orElseThrow(), code);
    Verdict verdict =
        new SandboxJudge(sandbox)
            .judge(problem.problem(), program, true, one -> {}, new Cancellation())
            .verdict();
    return verdict.passed();
  }

  @Test
  @DisplayName("of ENAMEL has inputs by its generator, outputs by its expert, and its own check")
  void enamel() throws Exception {
    String prompt = "def scaled(numbers, scale):\n    \"\"\" Count, and scaled sum. \"\"\"";
    String table =
        "task_id,prompt,input_generator,input_levels,reference_solution,checker,entry_point\n"
            + csv(
                "HumanEval/901", prompt, GENERATOR, "5 20 30 1000000000", SOLUTION, CHECK, "scaled")
            + csv(
                "HumanEval/902",
                prompt,
                "def generate_input(size, lid, cid):\n    return {1, 2}, 3\n",
                "5 20 30 60",
                SOLUTION,
                CHECK,
                "scaled");
    try (Sandbox sandbox = LocalSandbox.open(folder, Toolchains.ofThisMachine());
        Imports imports = Imports.in(folder)) {
      ImportReport report =
          new Importer(imports.library(), new ReferenceOracle(() -> sandbox))
              .run(imports.file("enamel.csv", table), null, rows -> {}, new Cancellation());
      assertEquals(1, report.added());
      String reason = Imports.reasons(report).getFirst();
      assertTrue(reason.contains("is not JSON serializable"), reason);
      ImportedProblem problem = imports.library().imported("enamel-901");
      assertEquals(20, problem.cases().size());
      assertEquals("[[], 0.5]\n", problem.cases().getFirst().input());
      assertEquals("{\"t\":[0,0.0]}\n", problem.cases().getFirst().expected());
      assertTrue(problem.problem().workloads().getFirst().name().contains("3-"));
      String canonical = problem.solutions().getFirst().code();
      assertTrue(passes(sandbox, problem, canonical));
      assertTrue(passes(sandbox, problem, canonical.replace("* scale", "* scale + 1e-6")));
      assertFalse(passes(sandbox, problem, canonical.replace("* scale", "* scale + 1e-3")));
      assertFalse(passes(sandbox, problem, canonical.replace("return len(", "return max(0, *")));
      assertFalse(passes(sandbox, problem, prompt + "\n    return [0, 0.0]\n"));
    }
  }

  @Test
  @DisplayName("of CodeNet has programs by their status, or says that it has none")
  void codeNet() throws Exception {
    String columns =
        "submission_id,problem_id,user_id,date,language,original_language,filename_ext,status,"
            + "cpu_time,memory,code_size,accuracy";
    String row = "s%d,p09001,u1,1,%s,%s,x,%s,20,9000,10,1/1";
    try (Imports imports = Imports.in(folder)) {
      ImportReport bare =
          imports.read("p09001.csv", columns + "\n" + row.formatted(1, "C++", "C++", "Accepted"));
      assertEquals(1, bare.refusedRows());
      String reason = Imports.reasons(bare).getFirst();
      assertTrue(reason.contains("names programs and does not hold them"), reason);
      ImportReport full =
          imports.read(
              "full.csv",
              columns
                  + ",code\n"
                  + row.formatted(2, "Python", "Python (3.8.2)", "Accepted")
                  + ",print(1)\n"
                  + row.formatted(3, "C", "C (GCC 9.2.1)", "Wrong Answer")
                  + ",int main(){}\n"
                  + row.formatted(4, "COBOL", "COBOL", "Accepted")
                  + ",STOP RUN\n");
      assertEquals(1, full.added());
      assertEquals(1, full.joined());
      assertEquals(1, full.refusedRows());
      List<ImportedProblem.Solution> solutions =
          imports.library().imported("codenet-p09001").solutions();
      assertEquals(
          List.of("c false", "python true"),
          solutions.stream()
              .map(one -> one.language() + " " + Objects.requireNonNull(one.published()).passed())
              .sorted()
              .toList());
    }
  }
}
