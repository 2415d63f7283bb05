package dev.afterburner.workbench.problem.importer;

import dev.afterburner.workbench.problem.ImportedProblem;
import dev.afterburner.workbench.problem.ImportedProblem.Published;
import tools.jackson.databind.JsonNode;

/** Mercury: cases as JSON, with Python that reads a case and one that judges a result. */
final class MercuryRows implements RowFormat {

  @Override
  public String id() {
    return "mercury";
  }

  @Override
  public boolean fits(JsonNode row) {
    return row.has("convert_offline") && row.has("evaluate_offline");
  }

  @Override
  public ImportedProblem read(JsonNode row) throws RowRefused {
    String slug = Fields.required(row, "slug_name");
    String entry = Fields.required(row, "entry_point");
    JsonNode cases = Fields.nested(row, "test_cases");
    if (!cases.isArray() || cases.isEmpty()) {
      throw new RowRefused("the field \"test_cases\" should hold a list");
    }
    String template =
        Preludes.around(
            "python",
            Fields.required(row, "convert_offline")
                + "\n"
                + Fields.required(row, "evaluate_offline")
                + """

                _words = sys.stdin.readline()
                for _line in sys.stdin:
                    _inputs, _expected = convert_offline(json.loads(_line))
                    _outputs = Solution().%s(*_inputs)
                    assert evaluate_offline(_inputs, _outputs, _expected), (_inputs, _outputs)
                print(_words, end="")
                """
                    .replace("%s", entry));
    String word = "tests passed " + Fields.digest(slug) + "\n";
    StringBuilder input = new StringBuilder(word);
    cases.forEach(one -> input.append(one).append('\n'));
    String statement = String.join("\n", Fields.texts(row, "pretty_content"));
    Draft draft =
        new Draft("mercury", slug, slug.replace('-', ' '))
            .about(
                Fields.difficulty(Fields.text(row, "difficulty")),
                java.util.List.of(),
                statement.isBlank() ? Fields.text(row, "prompt") : statement)
            .harness("python", template)
            .testCase(input.toString(), word)
            .starter("python", Fields.text(row, "prompt"))
            .source(ImportedProblem.GENERATOR, Fields.text(row, "generator_code"));
    for (JsonNode solution : Fields.nested(row, "solutions")) {
      String code = Fields.text(solution, "solution");
      draft.solution(
          "python",
          code,
          new Published(true, Fields.number(solution, "runtime"), Double.NaN, Double.NaN));
    }
    return draft.done();
  }
}
