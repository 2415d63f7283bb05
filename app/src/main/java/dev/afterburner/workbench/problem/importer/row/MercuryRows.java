// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.row;

import dev.afterburner.workbench.problem.ImportedProblem;
import dev.afterburner.workbench.problem.ImportedProblem.Published;
import dev.afterburner.workbench.problem.importer.data.RowRefused;
import dev.afterburner.workbench.problem.importer.harness.Preludes;
import dev.afterburner.workbench.problem.importer.harness.PythonHarness;
import dev.afterburner.workbench.problem.importer.harness.PythonValues;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

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
    StringBuilder inputs = new StringBuilder();
    ArrayNode wanted = JsonNodeFactory.instance.arrayNode();
    for (JsonNode one : cases) {
      if (!one.path("input").isArray() || !one.has("expected")) {
        throw new RowRefused("a test case lacks its list of inputs, or what is expected");
      }
      inputs.append(PythonValues.text(one.path("input"))).append('\n');
      wanted.add(
          JsonNodeFactory.instance.arrayNode().add(one.path("input")).add(one.path("expected")));
    }
    String helpers = Preludes.toolkit() + Fields.required(row, "convert_offline") + "\n";
    String statement = String.join("\n", Fields.texts(row, "pretty_content"));
    Draft draft =
        new Draft("mercury", slug, slug.replace('-', ' '))
            .about(
                Fields.difficulty(Fields.text(row, "difficulty")),
                java.util.List.of(),
                statement.isBlank() ? Fields.text(row, "prompt") : statement)
            .harness("python", PythonHarness.converted(helpers, entry))
            .testCase(inputs.toString(), PythonValues.text(wanted) + "\n")
            .compare("evaluator")
            .source(
                ImportedProblem.EVALUATOR,
                Preludes.of("python")
                    + helpers
                    + Fields.required(row, "evaluate_offline")
                    + EVALUATE)
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

  /** The set's loop over its cases, on results that were made in another process. */
  private static final String EVALUATE =
      """


      def _made(x):
          if isinstance(x, list):
              return [_made(y) for y in x]
          if not isinstance(x, dict):
              return x
          (kind, held), = x.items()
          if kind == "d":
              return {_made(k): _made(v) for k, v in held}
          return {
              "t": lambda: tuple(map(_made, held)),
              "set": lambda: set(map(_made, held)),
              "f": lambda: float(held),
              "list": lambda: lctk.linkedList(list(map(_made, held))),
              "tree": lambda: lctk.binaryTree(held),
          }.get(kind, lambda: x)()


      def evaluate(expected, actual):
          cases = json.loads(expected)
          results = json.loads(actual.strip().rsplit("\\n", 1)[-1])
          if len(cases) != len(results):
              return False
          for case, (inputs, outputs) in zip(cases, results):
              _, wanted = convert_offline(tuple(case))
              if not evaluate_offline(_made(inputs), _made(outputs), wanted):
                  return False
          return True
      """;
}
