// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.row;

import dev.afterburner.workbench.problem.ImportedProblem;
import dev.afterburner.workbench.problem.importer.data.RowRefused;
import dev.afterburner.workbench.problem.importer.harness.Preludes;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** APPS: whole programs with inputs and outputs, or functions named by fn_name. */
final class AppsRows implements RowFormat {

  @Override
  public String id() {
    return "apps";
  }

  @Override
  public boolean fits(JsonNode row) {
    return row.has("question") && row.has("input_output") && row.has("solutions");
  }

  @Override
  public ImportedProblem read(JsonNode row) throws RowRefused {
    String key = Fields.text(row, row.has("problem_id") ? "problem_id" : "id");
    String question = Fields.required(row, "question");
    JsonNode tests = Fields.nested(row, "input_output");
    JsonNode inputs = tests.path("inputs");
    JsonNode outputs = tests.path("outputs");
    if (inputs.isEmpty() || inputs.size() != outputs.size()) {
      throw new RowRefused(
          "it has " + inputs.size() + " inputs and " + outputs.size() + " outputs");
    }
    Draft draft =
        new Draft("apps", key.isBlank() ? Fields.digest(question) : key, "APPS " + key)
            .about(Fields.difficulty(Fields.text(row, "difficulty")), List.of(), question)
            .starter("python", Fields.text(row, "starter_code"));
    String function = Fields.text(tests, "fn_name");
    if (function.isBlank()) {
      // As numpy.allclose does in the set's own code.
      draft.compare("floats", 1e-5).harness("python", Preludes.longNumbers());
      for (int i = 0; i < inputs.size(); i++) {
        draft.testCase(text(inputs.get(i)), text(outputs.get(i)));
      }
    } else {
      draft.function(function);
      for (int i = 0; i < inputs.size(); i++) {
        draft.call(inputs.get(i), outputs.get(i));
      }
    }
    for (JsonNode code : Fields.nested(row, "solutions")) {
      draft.solution("python", code.asString(""), null);
    }
    return draft.done();
  }

  /** Some rows have a program's input as a list of lines. */
  private static String text(JsonNode value) {
    if (value.isArray()) {
      StringBuilder lines = new StringBuilder();
      value.forEach(line -> lines.append(line.asString("")).append('\n'));
      return lines.toString();
    }
    return value.asString("");
  }
}
