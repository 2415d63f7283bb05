// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.row;

import dev.afterburner.workbench.problem.Difficulty;
import dev.afterburner.workbench.problem.ImportedProblem;
import dev.afterburner.workbench.problem.importer.data.RowRefused;
import dev.afterburner.workbench.problem.importer.harness.Preludes;
import dev.afterburner.workbench.problem.importer.harness.PythonHarness;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** EffiBench: a canonical solution and a text of asserts. */
final class EffiBenchRows implements RowFormat {

  @Override
  public String id() {
    return "effibench";
  }

  @Override
  public boolean fits(JsonNode row) {
    return row.has("problem_idx") && row.has("canonical_solution") && row.has("test_case");
  }

  @Override
  public ImportedProblem read(JsonNode row) throws RowRefused {
    String markdown = Fields.text(row, "markdown_description");
    return new Draft(
            "effibench", Fields.required(row, "problem_idx"), Fields.required(row, "task_name"))
        .about(
            Difficulty.UNRATED,
            List.of(),
            markdown.isBlank() ? Fields.text(row, "description") : markdown)
        .tests(
            "python",
            PythonHarness.tests(Preludes.of("python"), Fields.required(row, "test_case"), ""))
        .solution("python", Fields.required(row, "canonical_solution"), null)
        .source(ImportedProblem.GENERATOR, Fields.text(row, ImportedProblem.GENERATOR))
        .done();
  }
}
