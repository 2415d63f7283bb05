// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.row;

import dev.afterburner.workbench.problem.Difficulty;
import dev.afterburner.workbench.problem.ImportedProblem;
import dev.afterburner.workbench.problem.importer.data.RowRefused;
import dev.afterburner.workbench.problem.importer.harness.PythonHarness;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** BigCodeBench: a function task_func and a unittest class; many use other people's packages. */
final class BigCodeBenchRows implements RowFormat {

  @Override
  public String id() {
    return "bigcodebench";
  }

  @Override
  public boolean fits(JsonNode row) {
    return row.has("complete_prompt") && row.has("test") && row.has("entry_point");
  }

  @Override
  public ImportedProblem read(JsonNode row) throws RowRefused {
    String prompt = Fields.required(row, "complete_prompt");
    String task = Fields.required(row, "task_id");
    String instruct = Fields.text(row, "instruct_prompt");
    List<String> tags = new ArrayList<>(List.of("function"));
    tags.addAll(Fields.texts(row, "libs"));
    return new Draft("bigcodebench", task.replaceFirst("^\\w+/", ""), task)
        .about(
            Difficulty.UNRATED,
            tags,
            instruct.isBlank() ? "```python\n" + prompt.strip() + "\n```\n" : instruct)
        .tests("python", PythonHarness.unittest("solution", Fields.required(row, "test")))
        .starter("python", prompt)
        .solution("python", prompt + Fields.required(row, "canonical_solution"), null)
        .done();
  }
}
