// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.measure;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Execution;
import dev.afterburner.sandbox.Outcome;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.RunObserver;
import dev.afterburner.sandbox.Sandbox;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.language.Language;
import dev.afterburner.workbench.judge.Judge;
import dev.afterburner.workbench.problem.Generator;
import dev.afterburner.workbench.problem.ImportedProblem;
import dev.afterburner.workbench.problem.ImportedProblem.Case;
import dev.afterburner.workbench.problem.ImportedProblem.Solution;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.ProblemException;
import dev.afterburner.workbench.problem.Verdict;
import dev.afterburner.workbench.problem.catalogue.Catalogue;
import dev.afterburner.workbench.problem.catalogue.ProblemLibrary;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Keeps problems that a user made: what their own solutions do not solve is no problem. */
public final class OwnProblems {

  private final Sandbox sandbox;
  private final Judge judge;
  private final List<Language> languages;
  private final Catalogue catalogue;
  private final ProblemLibrary library;

  /**
   * Nothing is kept yet.
   *
   * @param languages all that are known
   * @param catalogue every problem; no two have the same id
   * @param library where they are kept
   */
  public OwnProblems(
      Sandbox sandbox,
      Judge judge,
      List<Language> languages,
      Catalogue catalogue,
      ProblemLibrary library) {
    this.sandbox = sandbox;
    this.judge = judge;
    this.languages = List.copyOf(languages);
    this.catalogue = catalogue;
    this.library = library;
  }

  /**
   * Checks a problem and keeps it.
   *
   * @param replace whether it may take the place of one of the user's own
   * @param status told what goes on
   * @return the problem as it was kept
   * @throws ProblemException names everything that is wrong, or the solution that fails; nothing
   *     was kept then
   */
  public ImportedProblem keep(
      ImportedProblem problem, boolean replace, Consumer<String> status, Cancellation cancellation)
      throws ProblemException, SandboxException {
    String id = problem.id();
    boolean own = library.has(id) && library.imported(id).set().equals("own");
    if ((library.has(id) || catalogue.has(id)) && !(own && replace)) {
      throw new ProblemException(
          "there is a problem "
              + id
              + " already; choose another id"
              + (own ? ", or replace it" : ""));
    }
    ImportedProblem checked = checked(problem, status, cancellation);
    library.remove(id);
    library.put(List.of(checked));
    return checked;
  }

  /** Checks a problem, and makes its workload where it has a generator and sizes. */
  private ImportedProblem checked(
      ImportedProblem problem, Consumer<String> status, Cancellation cancellation)
      throws ProblemException, SandboxException {
    List<String> complaints = complaints(problem);
    if (!complaints.isEmpty()) {
      throw new ProblemException("the problem can't be kept: " + String.join("; ", complaints));
    }
    Problem whole = problem.problem();
    for (Solution solution : problem.solutions()) {
      status.accept(solution.name() + ": " + problem.cases().size() + " cases");
      Program.Source program = new Program.Source(language(solution), solution.code());
      Verdict verdict = judge.judge(whole, program, false, result -> {}, cancellation).verdict();
      if (cancellation.isCancelled()) {
        throw new ProblemException("stopped; nothing was kept");
      }
      if (!verdict.passed()) {
        throw new ProblemException(
            "the solution "
                + solution.name()
                + " does not pass the problem's own cases: "
                + words(verdict)
                + "; correct the one or the other");
      }
    }
    Generator generator = problem.generator().orElse(null);
    return generator == null || generator.sizes().isEmpty()
        ? problem
        : withWorkload(problem, generator, status, cancellation);
  }

  private List<String> complaints(ImportedProblem problem) {
    List<String> complaints = new ArrayList<>();
    if (!problem.id().matches("[a-z0-9]+(-[a-z0-9]+)*") || problem.id().length() > 80) {
      complaints.add("its id is letters a to z, digits and hyphens, not \"" + problem.id() + "\"");
    }
    if (problem.title().isBlank()) {
      complaints.add("it has no title");
    }
    if (problem.statement().isBlank()) {
      complaints.add("it has no statement");
    }
    if (problem.cases().isEmpty()) {
      complaints.add("it has no test case");
    }
    Set<String> names = new HashSet<>();
    problem.cases().stream()
        .filter(c -> !names.add(c.name()))
        .forEach(c -> complaints.add("two cases are named " + c.name()));
    if (problem.solutions().isEmpty()) {
      complaints.add("it has no solution");
    }
    problem.solutions().stream()
        .filter(s -> Language.find(languages, s.language()).isEmpty())
        .forEach(
            s ->
                complaints.add(
                    "the language "
                        + s.language()
                        + " of "
                        + s.name()
                        + " is none of "
                        + languages.stream().map(Language::id).collect(Collectors.joining(", "))));
    return complaints;
  }

  private Language language(Solution solution) {
    return Language.find(languages, solution.language()).orElseThrow();
  }

  /** The largest size's input, with the first solution's output; the generator is asked twice. */
  private ImportedProblem withWorkload(
      ImportedProblem problem,
      Generator generator,
      Consumer<String> status,
      Cancellation cancellation)
      throws ProblemException, SandboxException {
    long size = generator.sizes().stream().mapToLong(Long::longValue).max().orElseThrow();
    status.accept("making the input of size " + size);
    GeneratedInput maker = new GeneratedInput(sandbox);
    Bytes input = maker.of(generator, generator.seed(), size, cancellation);
    if (!input.equals(maker.of(generator, generator.seed(), size, cancellation))) {
      throw new ProblemException(
          "the generator prints something else each time; draw from random.Random(seed) only");
    }
    Solution first = problem.solutions().getFirst();
    Program.Source program = new Program.Source(language(first), first.code());
    status.accept(first.name() + " on the input of size " + size);
    Run run =
        sandbox.run(
            Execution.of(problem.problem().program(program), input),
            RunObserver.NONE,
            cancellation);
    if (!(run.outcome() instanceof Outcome.Completed)) {
      throw new ProblemException(
          "the solution "
              + first.name()
              + " failed on the input of size "
              + size
              + " ("
              + run.outcome().id()
              + "); name smaller sizes, or give a faster solution");
    }
    Map<String, Case> cases = new LinkedHashMap<>();
    problem.cases().forEach(c -> cases.put(c.name(), c));
    cases.put("workload", new Case("workload", input.text(), run.stdout().text()));
    return problem.withCases(List.copyOf(cases.values()));
  }

  private static String words(Verdict verdict) {
    return switch (verdict) {
      case Verdict.WrongAnswer w ->
          "case "
              + w.testCase()
              + " expects "
              + quoted(w.expected())
              + ", and it prints "
              + quoted(w.actual());
      case Verdict.Failed f ->
          "case "
              + f.testCase()
              + " ends with "
              + f.outcome().id()
              + " "
              + f.stderr().strip().lines().reduce("", (a, b) -> b);
      case Verdict.CompileFailed c -> "it does not compile: " + c.diagnostics().strip();
      case Verdict.Passed _ -> "passed";
    };
  }

  private static String quoted(String text) {
    String line = text.strip().replace("\n", "⏎");
    return line.length() <= 60 ? "\"" + line + "\"" : "\"" + line.substring(0, 60) + "…\"";
  }
}
