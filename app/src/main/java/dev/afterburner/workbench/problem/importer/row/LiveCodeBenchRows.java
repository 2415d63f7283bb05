// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.row;

import dev.afterburner.workbench.problem.Difficulty;
import dev.afterburner.workbench.problem.ImportedProblem;
import dev.afterburner.workbench.problem.importer.data.Pickle;
import dev.afterburner.workbench.problem.importer.data.RowRefused;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** LiveCodeBench: programs, or methods of a class Solution; most of its tests are packed. */
final class LiveCodeBenchRows implements RowFormat {

  @Override
  public String id() {
    return "livecodebench";
  }

  @Override
  public boolean fits(JsonNode row) {
    return row.has("public_test_cases") && row.has("question_content");
  }

  @Override
  public ImportedProblem read(JsonNode row) throws RowRefused {
    List<JsonNode> tests = new ArrayList<>();
    tests(row, "public_test_cases").forEach(tests::add);
    List<String> tags = new ArrayList<>(List.of(Fields.text(row, "platform")));
    if (Fields.text(row, "private_test_cases").isBlank()
        && !row.path("private_test_cases").isArray()) {
      tags.add("public tests only");
    } else {
      tests(row, "private_test_cases").forEach(tests::add);
    }
    if (tests.isEmpty()) {
      throw new RowRefused("it has no tests");
    }
    String platform = Fields.text(row, "platform");
    String key = Fields.required(row, "question_id");
    String title = Fields.text(row, "question_title");
    String statement = Fields.required(row, "question_content");
    Difficulty difficulty = Fields.difficulty(Fields.text(row, "difficulty"));
    FunctionRows.Labels labels =
        new FunctionRows.Labels(
            "livecodebench",
            platform + " " + key,
            title.isBlank() ? key : title,
            difficulty,
            tags,
            statement);
    return Fields.text(tests.getFirst(), "testtype").equals("functional")
        ? functions(row, labels, tests)
        : programs(labels, tests);
  }

  private static ImportedProblem programs(FunctionRows.Labels labels, List<JsonNode> tests)
      throws RowRefused {
    Draft draft = new Draft(labels.set(), labels.key(), labels.title());
    for (JsonNode test : tests) {
      draft.testCase(Fields.text(test, "input"), Fields.text(test, "output"));
    }
    return labels.on(draft.done());
  }

  /** Each line of an input is an argument. */
  private static ImportedProblem functions(
      JsonNode row, FunctionRows.Labels labels, List<JsonNode> tests) throws RowRefused {
    String name = Fields.text(Fields.nested(row, "metadata"), "func_name");
    if (name.isBlank()) {
      throw new RowRefused("its metadata names no function (func_name)");
    }
    FunctionRows calls = new FunctionRows();
    for (JsonNode test : tests) {
      ArrayNode arguments = JsonNodeFactory.instance.arrayNode();
      for (String line : Fields.text(test, "input").lines().toList()) {
        if (!line.isBlank()) {
          arguments.add(Fields.json(line, "input"));
        }
      }
      calls.call(arguments, Fields.json(Fields.text(test, "output"), "output"));
    }
    return calls.problem(labels, name, Fields.text(row, "starter_code"), List.of());
  }

  /** A list, its JSON, or its JSON in a pickle, packed by zlib, in base64. */
  private static JsonNode tests(JsonNode row, String field) throws RowRefused {
    JsonNode value = row.path(field);
    if (!value.isString()) {
      return value;
    }
    String text = value.asString("").strip();
    if (!text.startsWith("[")) {
      try {
        text = Pickle.packedText(text);
      } catch (RowRefused e) {
        throw new RowRefused("the field \"" + field + "\" " + e.getMessage());
      }
    }
    JsonNode tests = Fields.json(text, field);
    if (!tests.isArray()) {
      throw new RowRefused("the field \"" + field + "\" should hold a list of tests");
    }
    return tests;
  }
}
