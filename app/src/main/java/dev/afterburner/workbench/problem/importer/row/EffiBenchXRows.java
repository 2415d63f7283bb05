// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.row;

import dev.afterburner.workbench.problem.Harness;
import dev.afterburner.workbench.problem.ImportedProblem;
import dev.afterburner.workbench.problem.importer.data.RowRefused;
import dev.afterburner.workbench.problem.importer.harness.Preludes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * EffiBench-X: one problem in several languages, as programs or, with runners, as functions. Its
 * evaluator is as Venus has it.
 */
final class EffiBenchXRows implements RowFormat {

  @Override
  public String id() {
    return "effibench-x";
  }

  @Override
  public boolean fits(JsonNode row) {
    return row.has("generated_tests")
        && row.has("solutions")
        && (row.has("evaluator") || row.has("test_runners"));
  }

  @Override
  public ImportedProblem read(JsonNode row) throws RowRefused {
    String title = Fields.required(row, "title");
    String markdown = Fields.text(row, "description_md");
    List<String> tags = new ArrayList<>(Fields.texts(row, "tags"));
    tags.add(Fields.text(row, "source"));
    tags.removeIf(String::isBlank);
    Draft draft =
        new Draft(
                "effibench-x", Fields.text(row, "source") + " " + Fields.required(row, "id"), title)
            .about(
                Fields.difficulty(Fields.text(row, "difficulty")),
                tags,
                markdown.isBlank() ? Fields.text(row, "description") : markdown);
    JsonNode tests = Fields.nested(row, "generated_tests");
    if (!tests.isArray() || tests.isEmpty()) {
      throw new RowRefused("the field \"generated_tests\" should hold a list of tests");
    }
    for (JsonNode test : tests) {
      if (!test.has("input") || !test.has("output")) {
        throw new RowRefused("a test lacks its input or output");
      }
      draft.testCase(Fields.text(test, "input"), Fields.text(test, "output"));
    }
    String evaluator = Fields.text(row, "evaluator");
    draft
        .compare(evaluator.isBlank() ? "tokens" : "evaluator")
        .source(ImportedProblem.EVALUATOR, evaluator)
        .source(ImportedProblem.GENERATOR, Fields.text(row, ImportedProblem.GENERATOR));
    languages(row, draft);
    return draft.done();
  }

  private static void languages(JsonNode row, Draft draft) throws RowRefused {
    JsonNode runners = Fields.nested(row, "test_runners");
    boolean functions = Fields.text(row, "type").equals("functional");
    for (Map.Entry<String, JsonNode> solution : Fields.nested(row, "solutions").properties()) {
      String language = Fields.language(solution.getKey());
      String runner = Fields.text(runners, solution.getKey());
      if (language.isEmpty() || (functions && !runner.contains(Harness.MARK))) {
        continue;
      }
      if (functions) {
        draft.harness(language, Preludes.of(language) + runner);
      }
      draft.solution(language, Fields.text(solution.getValue(), "code"), null);
    }
    for (Map.Entry<String, JsonNode> starter : Fields.nested(row, "starter_code").properties()) {
      String language = Fields.language(starter.getKey());
      if (!language.isEmpty()) {
        draft.starter(language, starter.getValue().asString(""));
      }
    }
    if (functions && runners.isEmpty()) {
      throw new RowRefused("its solutions are functions, and it has no runners (test_runners)");
    }
  }
}
