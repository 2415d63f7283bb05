// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.row;

import dev.afterburner.workbench.problem.Checks;
import dev.afterburner.workbench.problem.Difficulty;
import dev.afterburner.workbench.problem.Harness;
import dev.afterburner.workbench.problem.ImportedProblem;
import dev.afterburner.workbench.problem.ImportedProblem.Case;
import dev.afterburner.workbench.problem.ImportedProblem.Published;
import dev.afterburner.workbench.problem.ImportedProblem.Solution;
import dev.afterburner.workbench.problem.importer.data.RowRefused;
import dev.afterburner.workbench.problem.importer.harness.PythonHarness;
import dev.afterburner.workbench.problem.importer.harness.PythonValues;
import dev.afterburner.workbench.problem.importer.harness.TestProgram;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A problem while its row is read. */
public final class Draft {

  private final String set;
  private String id;
  private String title;
  private final List<String> tags = new ArrayList<>();
  private final List<Case> cases = new ArrayList<>();
  private final Map<String, String> harnesses = new LinkedHashMap<>();
  private final Map<String, String> starters = new LinkedHashMap<>();
  private final Map<String, Solution> solutions = new LinkedHashMap<>();
  private final Map<String, String> sources = new LinkedHashMap<>();
  private Difficulty difficulty = Difficulty.UNRATED;
  private String statement = "";
  private String comparator = "tokens";
  private double tolerance;

  public Draft(String set, String key, String title) {
    this.set = set;
    this.id = set + "-" + Fields.slug(key);
    this.title = title;
  }

  /** Under another key and title than it was begun with. */
  public Draft named(String key, String words) {
    id = set + "-" + Fields.slug(key);
    title = words;
    return this;
  }

  public Draft about(Difficulty hard, List<String> topics, String text) {
    difficulty = hard;
    tags.addAll(topics);
    statement = text;
    return this;
  }

  /** Id of a {@link dev.afterburner.workbench.problem.Comparator}; floats within 1e-6. */
  public Draft compare(String rule) {
    return compare(rule, rule.equals("floats") ? 1e-6 : 0);
  }

  /** The same with a tolerance for floats. */
  public Draft compare(String rule, double within) {
    comparator = rule;
    tolerance = within;
    return this;
  }

  public Draft testCase(String input, String expected) {
    return testCase(String.format("%03d", cases.size() + 1), input, expected);
  }

  public Draft testCase(String name, String input, String expected) {
    cases.add(new Case(name, input, expected));
    return this;
  }

  /**
   * A test program taken apart: its calls run in the harness, their results are compared outside.
   * All of one language's assertions are one case.
   */
  public Draft tests(String language, TestProgram test) {
    harness(language, test.template());
    source(Checks.FIELD + language, test.checks().text());
    if (cases.isEmpty()) {
      cases.add(new Case("tests", "", ""));
    }
    return this;
  }

  /**
   * Python functions, one call a case: {@link #call} adds them.
   *
   * @param name of the function, or of the method of a class Solution
   */
  Draft function(String name) {
    compare("results");
    return harness("python", PythonHarness.function(name));
  }

  /**
   * One call of the {@link #function}.
   *
   * @param arguments a list, one item an argument
   * @param expected the result
   */
  Draft call(JsonNode arguments, JsonNode expected) {
    return testCase(PythonValues.text(arguments) + "\n", PythonValues.tagged(expected) + "\n");
  }

  public Draft harness(String language, String template) {
    harnesses.put(language, template);
    return this;
  }

  public Draft starter(String language, String code) {
    if (!code.isBlank()) {
      starters.put(language, code);
    }
    return this;
  }

  public Draft source(String field, String text) {
    if (!text.isEmpty()) {
      sources.put(field, text);
    }
    return this;
  }

  public Draft solution(String language, String code, @Nullable Published published) {
    return code.isBlank()
        ? this
        : solution(new Solution(language, Fields.digest(code), code, published));
  }

  /** A solution of a name of its own; of two of one name and language the first counts. */
  public Draft solution(Solution solution) {
    solutions.putIfAbsent(solution.language() + "\n" + solution.name(), solution);
    return this;
  }

  public boolean hasSolution(String language, String name) {
    return solutions.containsKey(language + "\n" + name);
  }

  public ImportedProblem done() throws RowRefused {
    for (Map.Entry<String, String> harness : harnesses.entrySet()) {
      if (!harness.getValue().contains(Harness.MARK)) {
        throw new RowRefused(
            "its runner for " + harness.getKey() + " lacks the mark " + Harness.MARK);
      }
    }
    return new ImportedProblem(
        id,
        set,
        title,
        difficulty,
        tags,
        statement,
        comparator,
        tolerance,
        cases,
        harnesses,
        starters,
        List.copyOf(solutions.values()),
        sources);
  }
}
