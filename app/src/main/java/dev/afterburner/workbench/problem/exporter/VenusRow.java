// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.exporter;

import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.language.Language;
import dev.afterburner.workbench.parquet.Field;
import dev.afterburner.workbench.problem.Calibration;
import dev.afterburner.workbench.problem.Digests;
import dev.afterburner.workbench.problem.Harness;
import dev.afterburner.workbench.problem.ImportedProblem;
import dev.afterburner.workbench.problem.ImportedProblem.Solution;
import dev.afterburner.workbench.problem.ProblemException;
import dev.afterburner.workbench.problem.Supplement;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Problems as Venus writes its rows. With one language, prompt and runner are texts and solutions a
 * list; with several, all three are maps by language. A solution's figures are those measured on
 * this machine: time in ms, memory in kB (1024 B), the integral in kB·s; +∞ where it failed here,
 * null where it was not measured.
 */
final class VenusRow {

  private static final double NANOS_PER_MILLI = 1e6;
  private static final double KILOBYTE = 1024;
  private static final Pattern NUMBER = Pattern.compile("\\D*?(\\d{1,15})");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final List<Language> languages;
  private final boolean one;
  private final String machine;

  /**
   * Rows.
   *
   * @param languages that the exported problems have solutions in
   * @param machine only figures measured on it count
   */
  VenusRow(List<Language> languages, String machine) {
    this.languages = List.copyOf(languages);
    this.one = languages.size() <= 1;
    this.machine = machine;
  }

  /** The fields of every row. */
  List<Field> fields() {
    Field solution =
        new Field.Group(
            "solution",
            List.of(
                new Field.Text("code"),
                new Field.Text("status"),
                new Field.Truth("passed"),
                new Field.Real("time"),
                new Field.Real("memory"),
                new Field.Real("integral")));
    return List.of(
        new Field.Whole("problem_id"),
        new Field.Text("title"),
        new Field.Text("question_content"),
        new Field.Text("difficulty"),
        new Field.ListOf("tags", new Field.Text("tag")),
        perLanguage("code_prompt", Field.Text::new),
        new Field.Text(ImportedProblem.GENERATOR),
        new Field.Text(ImportedProblem.EVALUATOR),
        perLanguage(ImportedProblem.RUNNERS, Field.Text::new),
        new Field.Text("test_cases"),
        perLanguage("solutions", name -> new Field.ListOf(name, solution)),
        new Field.Text(Supplement.FIELD));
  }

  private Field perLanguage(String name, Function<String, Field> field) {
    return one
        ? field.apply(name)
        : new Field.Group(name, languages.stream().map(l -> field.apply(l.id())).toList());
  }

  /**
   * One row.
   *
   * @param values by field
   * @param measured how many of its solutions have figures of this machine
   */
  record Row(Map<String, @Nullable Object> values, int measured) {}

  /**
   * One row.
   *
   * @param calibrations all that is known of the problem's figures
   */
  Row of(ImportedProblem problem, List<Calibration> calibrations) {
    Map<String, String> sources = problem.sources();
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("problem_id", number(problem.id()));
    row.put("title", problem.title());
    row.put("question_content", problem.statement());
    row.put("difficulty", problem.difficulty().label());
    row.put("tags", problem.tags());
    row.put("code_prompt", perLanguage(l -> problem.starters().getOrDefault(l.id(), "")));
    row.put(ImportedProblem.GENERATOR, sources.getOrDefault(ImportedProblem.GENERATOR, ""));
    row.put(ImportedProblem.EVALUATOR, sources.getOrDefault(ImportedProblem.EVALUATOR, ""));
    row.put(ImportedProblem.RUNNERS, perLanguage(l -> runner(problem, l)));
    row.put("test_cases", cases(problem));
    IdentityHashMap<Solution, Calibration> here = here(problem, calibrations);
    row.put("solutions", perLanguage(l -> solutions(problem, here, l)));
    row.put(Supplement.FIELD, Supplement.of(problem, calibrations).text());
    return new Row(row, here.size());
  }

  private @Nullable Object perLanguage(Function<Language, Object> value) {
    if (one) {
      return languages.isEmpty() ? null : value.apply(languages.getFirst());
    }
    Map<String, Object> values = new LinkedHashMap<>();
    languages.forEach(language -> values.put(language.id(), value.apply(language)));
    return values;
  }

  /** Whole programs stand for themselves. */
  private static String runner(ImportedProblem problem, Language language) {
    String own = problem.sources().get(ImportedProblem.RUNNERS + "." + language.id());
    return own != null ? own : problem.harnesses().getOrDefault(language.id(), Harness.MARK);
  }

  private static String cases(ImportedProblem problem) {
    List<Map<String, String>> cases = new ArrayList<>();
    for (ImportedProblem.Case one : problem.cases()) {
      Map<String, String> texts = new LinkedHashMap<>();
      texts.put("input", one.input());
      texts.put("output", one.expected());
      cases.add(texts);
    }
    return JSON.writeValueAsString(cases);
  }

  private static List<Map<String, @Nullable Object>> solutions(
      ImportedProblem problem, IdentityHashMap<Solution, Calibration> here, Language language) {
    List<Map<String, @Nullable Object>> solutions = new ArrayList<>();
    for (Solution solution : problem.solutions()) {
      if (solution.language().equals(language.id())) {
        solutions.add(solution(solution, here.get(solution)));
      }
    }
    return solutions;
  }

  private static Map<String, @Nullable Object> solution(
      Solution solution, @Nullable Calibration here) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("code", solution.code());
    Calibration.Figures figures = here == null ? null : here.figures();
    double none = Double.POSITIVE_INFINITY;
    if (here == null) {
      for (String field : List.of("status", "passed", "time", "memory", "integral")) {
        row.put(field, null);
      }
    } else {
      row.put("status", figures == null ? here.verdict() : "success");
      row.put("passed", figures != null);
      row.put("time", figures == null ? none : figures.timeNanos().value() / NANOS_PER_MILLI);
      row.put("memory", figures == null ? none : figures.memoryBytes().value() / KILOBYTE);
      row.put(
          "integral", figures == null ? none : figures.integralByteSeconds().value() / KILOBYTE);
    }
    return row;
  }

  /** What was measured on this machine; each solution stands for itself, equal ones too. */
  private IdentityHashMap<Solution, Calibration> here(
      ImportedProblem problem, List<Calibration> calibrations) {
    IdentityHashMap<Solution, Calibration> here = new IdentityHashMap<>();
    Optional<Digests> digests = digests(problem);
    if (digests.isPresent()) {
      for (Solution solution : problem.solutions()) {
        language(solution)
            .flatMap(language -> here(digests.get(), calibrations, language, solution))
            .ifPresent(calibration -> here.put(solution, calibration));
      }
    }
    return here;
  }

  private Optional<Calibration> here(
      Digests digests, List<Calibration> calibrations, Language language, Solution solution) {
    List<Calibration> here =
        calibrations.stream().filter(c -> c.machine().equals(machine)).toList();
    return digests.current(here, solution.name(), new Program.Source(language, solution.code()));
  }

  private Optional<Language> language(Solution solution) {
    return Language.find(languages, solution.language());
  }

  /** Without cases nothing was measured. */
  private static Optional<Digests> digests(ImportedProblem problem) {
    try {
      return Optional.of(new Digests(problem.problem()));
    } catch (ProblemException e) {
      return Optional.empty();
    }
  }

  /** The number at the end of an id, as LeetCode's have it; else one made of the id's letters. */
  private static long number(String id) {
    Matcher number = NUMBER.matcher(id);
    return number.matches()
        ? Long.parseLong(number.group(1))
        : Integer.toUnsignedLong(id.hashCode());
  }
}
