// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.row;

import dev.afterburner.workbench.problem.ImportedProblem;
import dev.afterburner.workbench.problem.importer.data.RowRefused;
import dev.afterburner.workbench.problem.importer.harness.Preludes;
import dev.afterburner.workbench.problem.importer.harness.PythonHarness;
import dev.afterburner.workbench.problem.importer.harness.TestProgram;
import tools.jackson.databind.JsonNode;

/** LeetCodeDataset: starter code, a completion, and a test function that asserts. */
final class LeetCodeDatasetRows implements RowFormat {

  @Override
  public String id() {
    return "leetcodedataset";
  }

  @Override
  public boolean fits(JsonNode row) {
    return row.has("completion") && row.has("entry_point") && row.has("starter_code");
  }

  @Override
  public ImportedProblem read(JsonNode row) throws RowRefused {
    String task = Fields.required(row, "task_id");
    String entry = Fields.required(row, "entry_point");
    // The prompt is the set's own prelude, with its list and tree nodes.
    String prompt = Fields.text(row, "prompt");
    String completion = Fields.required(row, "completion");
    String prelude = "import sys\n" + Preludes.sortedContainers(prompt, completion) + prompt;
    TestProgram test =
        PythonHarness.tests(prelude, Fields.required(row, "test"), "check(" + entry + ")");
    String title = task.replace('-', ' ');
    return new Draft(
            "leetcodedataset", task, Character.toUpperCase(title.charAt(0)) + title.substring(1))
        .about(
            Fields.difficulty(Fields.text(row, "difficulty")),
            Fields.texts(row, "tags"),
            Fields.required(row, "problem_description"))
        .tests("python", test)
        .starter("python", Fields.text(row, "starter_code"))
        .solution("python", completion, null)
        .done();
  }
}
