// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem;

import dev.afterburner.sandbox.Bytes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A problem as a data set gives it. Rows that speak of one problem in several languages are {@link
 * #with joined}.
 *
 * @param id slug, begins with the set's name
 * @param set data set
 * @param title display name
 * @param difficulty as the set says
 * @param tags topics
 * @param statement Markdown
 * @param comparator id of {@link Comparator}
 * @param tolerance for floats; else 0
 * @param cases inputs and outputs
 * @param harnesses template by language id; empty where solutions are whole programs
 * @param starters code that the set begins with, by language id
 * @param solutions references
 * @param sources texts of the row that are kept as they are, by field name, for export
 */
public record ImportedProblem(
    String id,
    String set,
    String title,
    Difficulty difficulty,
    List<String> tags,
    String statement,
    String comparator,
    double tolerance,
    List<Case> cases,
    Map<String, String> harnesses,
    Map<String, String> starters,
    List<Solution> solutions,
    Map<String, String> sources) {

  /** The field of {@link #sources} with the source of {@link Comparator.Evaluator}. */
  public static final String EVALUATOR = "test_case_evaluator";

  /** The field of {@link #sources} with a Python program that makes inputs. */
  public static final String GENERATOR = "test_case_generator";

  /** The field of {@link #sources} with the sizes that the generator is worth trying at. */
  public static final String SIZES = "sizes";

  /** The field of {@link #sources} with the seed of the problem's own workload. */
  public static final String SEED = "seed";

  /** The data sets whose generators take a seed and a size; those of others do something else. */
  private static final Set<String> SIZED = Set.of("own", "bundled");

  private static final long USUAL_SEED = 1;

  /** The field of {@link #sources}, with a point and a language id after it, of Venus' runner. */
  public static final String RUNNERS = "test_case_runners";

  /** The field of {@link #sources} that names the part of its data set: train, test. */
  public static final String SPLIT = "split";

  /** One case. */
  public record Case(String name, String input, String expected) {}

  /**
   * A reference.
   *
   * @param language language id
   * @param name unique within problem and language
   * @param code as the set gives it
   * @param published what the set says of it; null where it says nothing
   */
  public record Solution(
      String language, String name, String code, @Nullable Published published) {}

  /**
   * Numbers measured elsewhere, NaN where unknown: never mixed with those measured here.
   *
   * @param passed as the set says
   * @param millis time, ms
   * @param kilobytes peak memory, 1024 B
   * @param integral in the set's unit
   */
  public record Published(boolean passed, double millis, double kilobytes, double integral) {

    String words() {
      List<String> parts = new ArrayList<>();
      if (Double.isFinite(millis)) {
        parts.add(Math.round(millis) + " ms");
      }
      if (Double.isFinite(kilobytes)) {
        parts.add(Math.round(kilobytes * 1024 / 1e5) / 10.0 + " MB");
      }
      String numbers = String.join(", ", parts);
      return passed ? (numbers.isEmpty() ? "" : "published: " + numbers) : Reference.WRONG;
    }
  }

  public ImportedProblem {
    tags = List.copyOf(tags);
    cases = List.copyOf(cases);
    harnesses = Map.copyOf(harnesses);
    starters = Map.copyOf(starters);
    solutions = List.copyOf(solutions);
    sources = Map.copyOf(sources);
  }

  /** A problem of another catalogue, its workloads as cases. */
  public static ImportedProblem of(Problem problem, String set, Map<String, String> sources) {
    List<Case> cases = new ArrayList<>();
    problem
        .cases()
        .forEach(c -> cases.add(new Case(c.name(), c.input().text(), c.expected().text())));
    problem
        .workloads()
        .forEach(w -> cases.add(new Case(w.name(), w.input().text(), w.expected().text())));
    Map<String, String> harnesses = new LinkedHashMap<>();
    problem.harnesses().forEach((language, harness) -> harnesses.put(language, harness.template()));
    return new ImportedProblem(
        problem.id(),
        set,
        problem.title(),
        problem.listing().difficulty(),
        problem.listing().tags(),
        problem.statement(),
        problem.comparator().id(),
        problem.comparator() instanceof Comparator.Floats(double tolerance) ? tolerance : 0,
        cases,
        harnesses,
        Map.of(),
        problem.references().stream()
            .map(r -> new Solution(r.language(), r.name(), r.code(), null))
            .toList(),
        sources);
  }

  /** This one and what the other adds; where both say something, this one's counts. */
  public ImportedProblem with(ImportedProblem other) {
    Map<String, String> moreHarnesses = joined(harnesses, other.harnesses);
    Set<String> known = new HashSet<>();
    List<Solution> all = new ArrayList<>(solutions);
    solutions.forEach(s -> known.add(s.language() + "\n" + s.code()));
    for (Solution solution : other.solutions) {
      if (known.add(solution.language() + "\n" + solution.code())) {
        all.add(solution);
      }
    }
    Set<String> allTags = new LinkedHashSet<>(tags);
    allTags.addAll(other.tags);
    return new ImportedProblem(
        id,
        set,
        title,
        difficulty == Difficulty.UNRATED ? other.difficulty : difficulty,
        List.copyOf(allTags),
        statement.isBlank() ? other.statement : statement,
        cases.isEmpty() ? other.comparator : comparator,
        cases.isEmpty() ? other.tolerance : tolerance,
        cases.isEmpty() ? other.cases : cases,
        moreHarnesses,
        joined(starters, other.starters),
        all,
        joined(sources, other.sources));
  }

  private static Map<String, String> joined(Map<String, String> first, Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>(more);
    all.putAll(first);
    return all;
  }

  /** What makes its inputs of any size; empty where it has none. */
  public Optional<Generator> generator() {
    String python = sources.get(GENERATOR);
    if (python == null || !SIZED.contains(set)) {
      return Optional.empty();
    }
    List<Long> sizes =
        Pattern.compile("\\d+")
            .matcher(sources.getOrDefault(SIZES, ""))
            .results()
            .map(size -> Long.parseLong(size.group()))
            .sorted()
            .toList();
    String seed = sources.getOrDefault(SEED, "");
    long drawn = seed.matches("\\d{1,18}") ? Long.parseLong(seed) : USUAL_SEED;
    return Optional.of(new Generator(python, sizes, drawn));
  }

  /** The one-process harness of its data set; empty where the set has none. */
  public Optional<PublishedHarness> publishedHarness() {
    String runner = sources.getOrDefault(RUNNERS + "." + PublishedHarness.LANGUAGE, "");
    String evaluator = sources.getOrDefault(EVALUATOR, "");
    return runner.contains(Harness.MARK) && !evaluator.isBlank() && !cases.isEmpty()
        ? Optional.of(new PublishedHarness(runner, evaluator, cases))
        : Optional.empty();
  }

  /** The same under other names. */
  public ImportedProblem as(String otherId, String otherSet, String otherTitle) {
    return new ImportedProblem(
        otherId,
        otherSet,
        otherTitle,
        difficulty,
        tags,
        statement,
        comparator,
        tolerance,
        cases,
        harnesses,
        starters,
        solutions,
        sources);
  }

  /** The same with other cases. */
  public ImportedProblem withCases(List<Case> others) {
    return changed(others, solutions, harnesses, starters, sources);
  }

  /** The part of its data set that it was published in; empty where none is known. */
  public String split() {
    return sources.getOrDefault(SPLIT, "");
  }

  /** The same with the part that it was published in, unless it has one. */
  public ImportedProblem inSplit(String split) {
    return split.isEmpty() || sources.containsKey(SPLIT)
        ? this
        : changed(cases, solutions, harnesses, starters, joined(sources, Map.of(SPLIT, split)));
  }

  /** How outputs are compared, as {@link #comparedBy} takes it. */
  public String chosenRule() {
    return new ChosenRule(comparator, tolerance).words();
  }

  /**
   * The same, judged by another comparator.
   *
   * @param rule exact, tokens, lines, evaluator, checker, results, or floats with an optional
   *     tolerance: floats:1e-6
   * @throws ProblemException where there is no such rule, or nothing that it could compare
   */
  public ImportedProblem comparedBy(String rule) throws ProblemException {
    ChosenRule chosen = ChosenRule.of(rule);
    String name = chosen.id();
    if (name.equals("evaluator") && sources.getOrDefault(EVALUATOR, "").isBlank()) {
      throw new ProblemException("problem " + id + " came without an evaluator");
    }
    if (name.equals(Comparator.Checker.ID) && !sources.containsKey(Comparator.Checker.ID)) {
      throw new ProblemException("problem " + id + " came without a checker");
    }
    if (sources.keySet().stream().anyMatch(field -> field.startsWith(Checks.FIELD))) {
      throw new ProblemException(
          "problem "
              + id
              + " is judged by its assertions, each in its own way; a comparator has no"
              + " part in that");
    }
    return new ImportedProblem(
        id,
        set,
        title,
        difficulty,
        tags,
        statement,
        name,
        chosen.tolerance(),
        cases,
        harnesses,
        starters,
        solutions,
        sources);
  }

  /** What it has of one language. */
  public ImportedProblem only(String language) {
    return changed(
        cases,
        solutions.stream().filter(s -> s.language().equals(language)).toList(),
        one(harnesses, language),
        one(starters, language),
        sources);
  }

  private ImportedProblem changed(
      List<Case> tests,
      List<Solution> others,
      Map<String, String> templates,
      Map<String, String> begun,
      Map<String, String> texts) {
    return new ImportedProblem(
        id,
        set,
        title,
        difficulty,
        tags,
        statement,
        comparator,
        tolerance,
        tests,
        templates,
        begun,
        others,
        texts);
  }

  private static Map<String, String> one(Map<String, String> texts, String language) {
    String text = texts.get(language);
    return text == null ? Map.of() : Map.of(language, text);
  }

  /** Ids of the languages that it can be solved in. */
  public List<String> languages() {
    Set<String> ids = new TreeSet<>(harnesses.keySet());
    solutions.forEach(s -> ids.add(s.language()));
    return List.copyOf(ids);
  }

  public Listing listing() {
    return new Listing(id, title, difficulty, tags, languages(), solutions.size());
  }

  /**
   * The problem, ready to be judged. The case with the longest input is the workload.
   *
   * @throws ProblemException where it came without cases
   */
  public Problem problem() throws ProblemException {
    if (cases.isEmpty()) {
      throw new ProblemException(
          "problem "
              + id
              + " came without test cases, so nothing can be judged; import a set that has them"
              + " under the same ids (Venus rows for LeetCode's)");
    }
    List<TestCase> tests = new ArrayList<>();
    Case largest = cases.getFirst();
    for (Case one : cases) {
      tests.add(new TestCase(one.name(), Bytes.utf8(one.input()), Bytes.utf8(one.expected())));
      largest = one.input().length() > largest.input().length() ? one : largest;
    }
    Workload workload =
        new Workload(
            largest.name(),
            0,
            largest.input().length(),
            Bytes.utf8(largest.input()),
            Bytes.utf8(largest.expected()));
    Map<String, Harness> around = new LinkedHashMap<>();
    harnesses.forEach(
        (language, template) -> around.put(language, new Harness(template, checks(language))));
    return new Problem(
        listing(),
        statement,
        rule(),
        tests,
        List.of(workload),
        ImportedReferences.of(this),
        around);
  }

  private @Nullable Checks checks(String language) {
    String text = sources.get(Checks.FIELD + language);
    return text == null ? null : Checks.parse(text);
  }

  private Comparator rule() {
    return switch (comparator) {
      case "exact" -> new Comparator.Exact();
      case "floats" -> new Comparator.Floats(tolerance);
      case "lines" -> new Comparator.UnorderedLines();
      case "evaluator" -> new Comparator.Evaluator(sources.getOrDefault(EVALUATOR, ""));
      case Comparator.Checker.ID -> Comparator.Checker.of(sources);
      case "results" -> new Comparator.Results();
      default -> new Comparator.Tokens();
    };
  }
}
