// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.row;

import dev.afterburner.workbench.problem.Difficulty;
import dev.afterburner.workbench.problem.ImportedProblem;
import dev.afterburner.workbench.problem.importer.data.RowRefused;
import dev.afterburner.workbench.problem.importer.harness.Preludes;
import dev.afterburner.workbench.problem.importer.harness.PythonHarness;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** MBPP, alone and in COFFE: code and a list of asserts. */
final class MbppRows implements RowFormat {

  @Override
  public String id() {
    return "mbpp";
  }

  @Override
  public boolean fits(JsonNode row) {
    return row.has("code") && row.has("test_list");
  }

  @Override
  public ImportedProblem read(JsonNode row) throws RowRefused {
    String prompt = Fields.text(row, row.has("prompt") ? "prompt" : "text");
    // MBPP+ has stronger tests beside those of MBPP.
    String asserts =
        Fields.text(row, "test").isBlank()
            ? String.join("\n", Fields.texts(row, "test_list"))
            : Fields.text(row, "test");
    if (asserts.isBlank()) {
      throw new RowRefused("its \"test_list\" is empty, so any program would pass");
    }
    String tests =
        String.join("\n", Fields.texts(row, "test_imports"))
            + "\n"
            + Fields.text(row, "test_setup_code")
            + "\n"
            + asserts;
    String task = Fields.required(row, "task_id");
    return new Draft(row.has("final_prompt") ? "coffe" : "mbpp", "mbpp " + task, "MBPP " + task)
        .about(Difficulty.UNRATED, List.of("function"), prompt)
        .tests("python", PythonHarness.tests(Preludes.of("python"), tests, ""))
        .starter("python", Fields.text(row, "final_prompt"))
        .solution("python", Fields.required(row, "code"), null)
        .done();
  }
}
