// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.row;

import dev.afterburner.workbench.problem.Calibration;
import dev.afterburner.workbench.problem.Harness;
import dev.afterburner.workbench.problem.ImportedProblem;
import dev.afterburner.workbench.problem.ImportedProblem.Published;
import dev.afterburner.workbench.problem.Supplement;
import dev.afterburner.workbench.problem.importer.data.RowRefused;
import dev.afterburner.workbench.problem.importer.harness.Preludes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Venus: runners and evaluators are used as the row gives them. In the multilingual set prompts,
 * runners and solutions are maps by language.
 */
final class VenusRows implements RowFormat {

  private static final String GENERATOR = ImportedProblem.GENERATOR;
  private static final String RUNNERS = ImportedProblem.RUNNERS;

  @Override
  public String id() {
    return "venus";
  }

  @Override
  public boolean fits(JsonNode row) {
    return row.has(RUNNERS) && row.has("test_cases") && row.has("question_content");
  }

  @Override
  public ImportedProblem read(JsonNode row) throws RowRefused {
    String supplement = Fields.text(row, Supplement.FIELD);
    if (!supplement.isEmpty()) {
      return whole(row, supplement);
    }
    Draft draft =
        new Draft("leetcode", Fields.required(row, "problem_id"), Fields.required(row, "title"))
            .about(
                Fields.difficulty(Fields.text(row, "difficulty")),
                Fields.texts(row, "tags"),
                Fields.required(row, "question_content"));
    JsonNode tests = Fields.nested(row, "test_cases");
    if (!tests.isArray() || tests.isEmpty()) {
      throw new RowRefused("the field \"test_cases\" should hold a list of input and output");
    }
    for (JsonNode test : tests) {
      if (!test.has("input") || !(test.has("output") || test.has("expected"))) {
        throw new RowRefused("a test case lacks its input or output");
      }
      String expected = test.has("output") ? value(test, "output") : value(test, "expected");
      draft.testCase(value(test, "input"), expected);
    }
    String evaluator = Fields.text(row, ImportedProblem.EVALUATOR);
    draft
        .compare(evaluator.isBlank() ? "tokens" : "evaluator")
        .source(ImportedProblem.EVALUATOR, evaluator)
        .source(GENERATOR, Fields.text(row, GENERATOR));
    if (row.path(RUNNERS).isObject()) {
      multilingual(row, draft);
    } else {
      String sorted = Preludes.sortedContainers(row.path("solutions").toString());
      runner(draft, "python", sorted, Fields.required(row, RUNNERS));
      draft.starter("python", Fields.text(row, "code_prompt"));
      for (JsonNode solution : Fields.nested(row, "solutions")) {
        draft.solution("python", Fields.text(solution, "code"), published(solution));
      }
    }
    return draft.done();
  }

  @Override
  public List<Calibration> measured(JsonNode row) {
    String supplement = Fields.text(row, Supplement.FIELD);
    return supplement.isEmpty() ? List.of() : Supplement.parse(supplement).measured();
  }

  /** A row that was written here: nothing of it is guessed. */
  private static ImportedProblem whole(JsonNode row, String supplement) throws RowRefused {
    List<ImportedProblem.Case> cases = new ArrayList<>();
    for (JsonNode test : Fields.nested(row, "test_cases")) {
      cases.add(new ImportedProblem.Case("", value(test, "input"), value(test, "output")));
    }
    try {
      Supplement known = Supplement.parse(supplement);
      Map<String, List<String>> codes = new HashMap<>();
      JsonNode solutions = row.path("solutions");
      if (solutions.isObject()) {
        solutions.properties().forEach(e -> codes.put(e.getKey(), codes(e.getValue())));
      } else if (!known.solutions().isEmpty()) {
        codes.put(known.solutions().getFirst().language(), codes(solutions));
      }
      return known.problem(
          Fields.text(row, "title"),
          Fields.difficulty(Fields.text(row, "difficulty")),
          Fields.texts(row, "tags"),
          Fields.text(row, "question_content"),
          cases,
          codes);
    } catch (IllegalArgumentException e) {
      throw new RowRefused(
          "its field \"" + Supplement.FIELD + "\" does not fit the row: " + e.getMessage());
    }
  }

  private static List<String> codes(JsonNode solutions) {
    List<String> codes = new ArrayList<>();
    solutions.forEach(one -> codes.add(Fields.text(one, "code")));
    return codes;
  }

  private static void multilingual(JsonNode row, Draft draft) throws RowRefused {
    for (Map.Entry<String, JsonNode> runner : row.path(RUNNERS).properties()) {
      String language = Fields.language(runner.getKey());
      if (!language.isEmpty() && !runner.getValue().asString("").isBlank()) {
        String codes = row.path("solutions").path(runner.getKey()).toString();
        String sorted = language.equals("python") ? Preludes.sortedContainers(codes) : "";
        runner(draft, language, sorted, runner.getValue().asString(""));
      }
    }
    for (Map.Entry<String, JsonNode> prompt : row.path("code_prompt").properties()) {
      String language = Fields.language(prompt.getKey());
      if (!language.isEmpty()) {
        draft.starter(language, prompt.getValue().asString(""));
      }
    }
    for (Map.Entry<String, JsonNode> codes : row.path("solutions").properties()) {
      String language = Fields.language(codes.getKey());
      for (JsonNode code : codes.getValue()) {
        if (!language.isEmpty()) {
          boolean plain = code.isString();
          draft.solution(
              language,
              plain ? code.asString("") : Fields.text(code, "code"),
              plain ? null : published(code));
        }
      }
    }
  }

  private static void runner(Draft draft, String language, String more, String text)
      throws RowRefused {
    if (!text.contains(Harness.MARK)) {
      throw new RowRefused("its runner for " + language + " lacks the mark " + Harness.MARK);
    }
    draft.harness(language, Preludes.of(language) + more + text);
    draft.source(RUNNERS + "." + language, text);
  }

  /** A text as it is, anything else as JSON. */
  private static String value(JsonNode test, String field) {
    JsonNode value = test.path(field);
    return value.isString() ? value.asString("") : value.toString();
  }

  private static Published published(JsonNode solution) {
    JsonNode passed = solution.path("passed");
    String status = Fields.text(solution, "status");
    boolean good =
        passed.isBoolean()
            ? passed.asBoolean()
            : status.isEmpty() || status.equalsIgnoreCase("success");
    return new Published(
        good,
        Fields.number(solution, "time"),
        Fields.number(solution, "memory"),
        Fields.number(solution, "integral"));
  }
}
