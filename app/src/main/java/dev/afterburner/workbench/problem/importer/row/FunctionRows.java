// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.row;

import dev.afterburner.workbench.problem.Difficulty;
import dev.afterburner.workbench.problem.ImportedProblem;
import dev.afterburner.workbench.problem.importer.data.RowRefused;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Problems whose solutions are Python functions that are called with values: written as rows of
 * APPS, so that all such sets are judged by one rule.
 */
final class FunctionRows {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final ArrayNode inputs = JSON.arrayNode();
  private final ArrayNode outputs = JSON.arrayNode();

  /**
   * Adds a call.
   *
   * @param arguments a list, one item an argument
   */
  void call(JsonNode arguments, JsonNode result) throws RowRefused {
    if (!arguments.isArray()) {
      throw new RowRefused("an input is not a list of arguments");
    }
    inputs.add(arguments);
    // A list of one stands for what is in it, so that each result is put in one.
    outputs.add(JSON.arrayNode().add(result));
  }

  /**
   * The problem.
   *
   * @param function name of the function, or of the method of a class Solution
   */
  ImportedProblem problem(Labels labels, String function, String starter, List<String> solutions)
      throws RowRefused {
    ObjectNode tests = JSON.objectNode().put("fn_name", function);
    tests.set("inputs", inputs);
    tests.set("outputs", outputs);
    ObjectNode row =
        JSON.objectNode()
            .put("problem_id", labels.key())
            .put("question", labels.statement())
            .put("starter_code", starter);
    row.set("input_output", tests);
    ArrayNode codes = JSON.arrayNode();
    solutions.forEach(codes::add);
    row.set("solutions", codes);
    return labels.on(new AppsRows().read(row));
  }

  /** What a set says of a problem that is read as another set's row. */
  record Labels(
      String set,
      String key,
      String title,
      Difficulty difficulty,
      List<String> tags,
      String statement) {

    ImportedProblem on(ImportedProblem read) {
      List<String> all = new ArrayList<>(tags);
      return new ImportedProblem(
          set + "-" + Fields.slug(key),
          set,
          title,
          difficulty,
          all.stream().filter(tag -> !tag.isBlank()).distinct().toList(),
          statement,
          read.comparator(),
          read.tolerance(),
          read.cases(),
          read.harnesses(),
          read.starters(),
          read.solutions(),
          read.sources());
    }
  }
}
