package dev.afterburner.workbench.problem.importer;

import dev.afterburner.workbench.problem.ImportedProblem;
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
    if (!function.isBlank()) {
      draft.harness("python", Preludes.around("python", CALL.replace("%s", function)));
    }
    for (int i = 0; i < inputs.size(); i++) {
      boolean lines = function.isBlank();
      draft.testCase(
          lines ? text(inputs.get(i)) : inputs.get(i).toString() + "\n",
          lines ? text(outputs.get(i)) : single(outputs.get(i)).toString() + "\n");
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

  /** Results of functions stand in a list of one. */
  private static JsonNode single(JsonNode value) {
    return value.isArray() && value.size() == 1 ? value.get(0) : value;
  }

  private static final String CALL =
      """
      _arguments = json.loads(sys.stdin.readline())
      _function = Solution().%s if "Solution" in globals() else %s
      print(json.dumps(_function(*_arguments), separators=(",", ":"), ensure_ascii=False))
      """;
}
