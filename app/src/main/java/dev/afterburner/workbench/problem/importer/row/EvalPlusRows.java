// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.row;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.workbench.problem.Difficulty;
import dev.afterburner.workbench.problem.Harness;
import dev.afterburner.workbench.problem.ImportedProblem;
import dev.afterburner.workbench.problem.importer.data.ImportException;
import dev.afterburner.workbench.problem.importer.data.RowRefused;
import dev.afterburner.workbench.problem.importer.harness.PythonHarness;
import dev.afterburner.workbench.problem.importer.harness.PythonValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * EvalPlus' own files, and EvalPerf: inputs without outputs, which the canonical solution gives. It
 * runs in a sandbox, once for all inputs of a row.
 */
public final class EvalPlusRows implements AskingFormat {

  @Override
  public String id() {
    return "evalplus";
  }

  @Override
  public boolean fits(JsonNode row) {
    return row.has("task_id")
        && row.has("entry_point")
        && ((row.has("base_input") && row.has("plus_input"))
            || (row.has("pe_input") && row.has("reference")));
  }

  @Override
  public ImportedProblem read(JsonNode row, Oracle oracle, Cancellation cancellation)
      throws RowRefused {
    boolean perf = row.has("pe_input");
    List<JsonNode> inputs = new ArrayList<>();
    for (String field : perf ? List.of("pe_input") : List.of("base_input", "plus_input")) {
      Fields.nested(row, field).forEach(inputs::add);
    }
    if (inputs.isEmpty()) {
      throw new RowRefused("it has no inputs");
    }
    String prompt = Fields.text(row, "prompt");
    List<String> solutions = solutions(row, prompt);
    String entry = Fields.required(row, "entry_point");
    if (!entry.matches("\\w+")) {
      throw new RowRefused("its entry_point is not a function name");
    }
    String program = new Harness(PythonHarness.calls(entry)).around("python", solutions.getFirst());
    List<String> results = results(program, inputs, oracle, cancellation);
    String task = Fields.required(row, "task_id");
    String set =
        perf
            ? "evalperf"
            : task.toLowerCase(Locale.ROOT).startsWith("mbpp") ? "mbppplus" : "humanevalplus";
    Draft draft =
        new Draft(set, task.replaceFirst("^\\w+/", ""), entry.replace('_', ' '))
            .about(
                Difficulty.UNRATED,
                List.of("function"),
                "```python\n" + (prompt.isBlank() ? "def " + entry : prompt.strip()) + "\n```\n")
            .function(entry)
            .starter("python", prompt);
    for (int i = 0; i < inputs.size(); i++) {
      // By the rule of APPS a list of one stands for what is in it.
      draft.testCase(PythonValues.text(inputs.get(i)) + "\n", "[" + results.get(i).strip() + "]\n");
    }
    solutions.forEach(code -> draft.solution("python", code, null));
    return draft.done();
  }

  /** The canonical one completes the prompt; references are whole. */
  private static List<String> solutions(JsonNode row, String prompt) throws RowRefused {
    List<String> all = new ArrayList<>();
    String canonical = Fields.text(row, "canonical_solution");
    if (!canonical.isBlank()) {
      all.add(prompt + canonical);
    }
    for (String reference : Fields.texts(row, "reference")) {
      all.add(reference);
    }
    if (all.isEmpty()) {
      throw new RowRefused("it has neither outputs nor a solution that would give them");
    }
    return all;
  }

  private static List<String> results(
      String program, List<JsonNode> inputs, Oracle oracle, Cancellation cancellation)
      throws RowRefused {
    StringBuilder lines = new StringBuilder();
    inputs.forEach(input -> lines.append(PythonValues.text(input)).append('\n'));
    String printed;
    try {
      printed = oracle.output("python", program, lines.toString(), cancellation);
    } catch (ImportException e) {
      throw new RowRefused(String.valueOf(e.getMessage()));
    }
    List<String> results = printed.lines().toList();
    if (results.size() != inputs.size()) {
      throw new RowRefused(
          "its reference gives " + results.size() + " results for " + inputs.size() + " inputs");
    }
    return results;
  }
}
