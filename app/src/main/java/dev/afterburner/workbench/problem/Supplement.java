// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem;

import dev.afterburner.workbench.problem.ImportedProblem.Case;
import dev.afterburner.workbench.problem.ImportedProblem.Published;
import dev.afterburner.workbench.problem.ImportedProblem.Solution;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a problem has and a Venus row has no field for. It stands as JSON text in a field of its
 * own, which other readers pass over, so that an exported problem comes back as it was.
 *
 * @param id the problem's
 * @param set data set
 * @param comparator id of {@link Comparator}
 * @param tolerance for floats; else 0
 * @param cases their names, in the order of the row's cases
 * @param harnesses templates by language id
 * @param starters by language id
 * @param sources texts by field name
 * @param solutions what is known of them, in order; their codes stand in the row
 * @param measured what was measured, here and elsewhere
 */
public record Supplement(
    String id,
    String set,
    String comparator,
    double tolerance,
    List<String> cases,
    Map<String, String> harnesses,
    Map<String, String> starters,
    Map<String, String> sources,
    List<Known> solutions,
    List<Calibration> measured) {

  /** The row's field that holds it. */
  public static final String FIELD = "workbench";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** A solution without its code. */
  public record Known(String language, String name, @Nullable Published published) {}

  public Supplement {
    cases = List.copyOf(cases);
    harnesses = Map.copyOf(harnesses);
    starters = Map.copyOf(starters);
    sources = Map.copyOf(sources);
    solutions = List.copyOf(solutions);
    measured = List.copyOf(measured);
  }

  /** What a problem needs beside its row. */
  public static Supplement of(ImportedProblem problem, List<Calibration> measured) {
    return new Supplement(
        problem.id(),
        problem.set(),
        problem.comparator(),
        problem.tolerance(),
        problem.cases().stream().map(Case::name).toList(),
        problem.harnesses(),
        problem.starters(),
        problem.sources(),
        problem.solutions().stream()
            .map(s -> new Known(s.language(), s.name(), s.published()))
            .toList(),
        measured);
  }

  /**
   * The problem.
   *
   * @param texts inputs and outputs, as many as this has case names; their names do not matter
   * @param codes by language, in the order of the row
   * @throws IllegalArgumentException where the row has fewer cases or solutions than this
   */
  public ImportedProblem problem(
      String title,
      Difficulty difficulty,
      List<String> tags,
      String statement,
      List<Case> texts,
      Map<String, List<String>> codes) {
    if (texts.size() != cases.size()) {
      throw new IllegalArgumentException(
          "it has " + texts.size() + " cases and names for " + cases.size());
    }
    List<Case> named = new ArrayList<>();
    for (int i = 0; i < cases.size(); i++) {
      named.add(new Case(cases.get(i), texts.get(i).input(), texts.get(i).expected()));
    }
    Map<String, Integer> next = new HashMap<>();
    List<Solution> whole = new ArrayList<>();
    for (Known known : solutions) {
      int at = next.merge(known.language(), 1, Integer::sum) - 1;
      List<String> of = codes.getOrDefault(known.language(), List.of());
      if (at >= of.size()) {
        throw new IllegalArgumentException("it lacks solutions in " + known.language());
      }
      whole.add(new Solution(known.language(), known.name(), of.get(at), known.published()));
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
        named,
        harnesses,
        starters,
        whole,
        sources);
  }

  /** As JSON. */
  public String text() {
    return JSON.writeValueAsString(this);
  }

  /**
   * Reads {@link #text}.
   *
   * @throws IllegalArgumentException where it is something else
   */
  public static Supplement parse(String text) {
    try {
      return JSON.readValue(text, Supplement.class);
    } catch (JacksonException | NullPointerException e) {
      throw new IllegalArgumentException("it is not a supplement: " + e.getMessage(), e);
    }
  }
}
