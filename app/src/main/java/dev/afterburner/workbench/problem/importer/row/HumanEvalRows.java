// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.row;

import dev.afterburner.workbench.problem.Difficulty;
import dev.afterburner.workbench.problem.ImportedProblem;
import dev.afterburner.workbench.problem.importer.data.RowRefused;
import dev.afterburner.workbench.problem.importer.harness.Preludes;
import dev.afterburner.workbench.problem.importer.harness.PythonHarness;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** HumanEval, MBPP and COFFE's function rows: prompt, canonical solution, check function. */
final class HumanEvalRows implements RowFormat {

  @Override
  public String id() {
    return "human-eval";
  }

  @Override
  public boolean fits(JsonNode row) {
    return row.has("entry_point")
        && row.has("canonical_solution")
        && row.has("test")
        && row.has("prompt");
  }

  @Override
  public ImportedProblem read(JsonNode row) throws RowRefused {
    String prompt = Fields.required(row, "prompt");
    String entry = Fields.required(row, "entry_point");
    String test = Fields.required(row, "test");
    String set = row.has("final_prompt") ? "coffe" : "humaneval-python";
    String call = test.contains("def check(") && !calls(test) ? "check(" + entry + ")" : "";
    String task = Fields.text(row, "task_id");
    return new Draft(set, task.isBlank() ? entry : task, entry.replace('_', ' '))
        .about(Difficulty.UNRATED, List.of("function"), "```python\n" + prompt.strip() + "\n```\n")
        .tests("python", PythonHarness.tests(Preludes.of("python"), test, call))
        .starter("python", prompt)
        .solution("python", prompt + Fields.required(row, "canonical_solution"), null)
        .source("entry_point", entry)
        .done();
  }

  private static boolean calls(String test) {
    return test.lines().anyMatch(line -> line.startsWith("check("));
  }
}
