// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.row;

import dev.afterburner.workbench.problem.Comparator;
import dev.afterburner.workbench.problem.ImportedProblem;
import dev.afterburner.workbench.problem.ImportedProblem.Published;
import dev.afterburner.workbench.problem.importer.data.RowRefused;
import dev.afterburner.workbench.problem.importer.harness.Preludes;
import dev.afterburner.workbench.problem.importer.harness.PythonHarness;
import dev.afterburner.workbench.problem.importer.harness.PythonValues;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    String prompt = Fields.text(row, "prompt");
    String evaluator = Fields.required(row, "evaluate_offline");
    boolean inPlace =
        IN_PLACE.matcher(statement + "\n" + prompt).find() && looksAtInputs(evaluator);
    Draft draft =
        new Draft("mercury", slug, slug.replace('-', ' '))
            .about(
                Fields.difficulty(Fields.text(row, "difficulty")),
                java.util.List.of(),
                statement.isBlank() ? prompt : statement)
            .harness("python", PythonHarness.converted(helpers, entry, inPlace))
            .testCase(inputs.toString(), PythonValues.text(wanted) + "\n")
            .compare("evaluator")
            .source(
                ImportedProblem.EVALUATOR,
                Preludes.of("python")
                    + helpers
                    + evaluator
                    + (inPlace ? IN_PLACE_RESULTS : RESULTS)
                    + EVALUATE)
            .starter("python", prompt)
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

  /** An evaluator that names its first parameter once more. */
  private static boolean looksAtInputs(String evaluator) {
    Matcher found = INPUTS.matcher(evaluator);
    return !found.find()
        || Pattern.compile("\\b" + Pattern.quote(found.group(1)) + "\\b")
            .matcher(evaluator)
            .find(found.end());
  }

  /** How LeetCode says that a function changes what it is given. */
  private static final Pattern IN_PLACE = Pattern.compile("(?i)\\bin[- ]place\\b");

  private static final Pattern INPUTS = Pattern.compile("\\bdef evaluate_offline\\(\\s*+(\\w++)");

  /** The inputs are made anew from the case: a program may have changed its own. */
  private static final String RESULTS =
      """


      def _case(case, result):
          inputs, wanted = convert_offline(tuple(case))
          return inputs, _made(result), wanted
      """;

  /** What became of the inputs is the answer, or a part of it. */
  private static final String IN_PLACE_RESULTS =
      "\n\n"
          + Comparator.Evaluator.INPUTS_REPORTED
          + """


          def _case(case, result):
              return *_made(result), convert_offline(tuple(case))[1]
          """;

  /**
   * The set's loop over its cases, on results that were made in another process. As in the
   * published evaluation, a result that the evaluator stumbles over is wrong; a name that it lacks
   * is its own fault.
   */
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
          for case in cases:
              convert_offline(tuple(copy.deepcopy(case)))
          try:
              return all(evaluate_offline(*_case(*both)) for both in zip(cases, results))
          except (NameError, ImportError):
              raise
          except Exception:
              return False
      """;
}
