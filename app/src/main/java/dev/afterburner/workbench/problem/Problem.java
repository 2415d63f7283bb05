// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem;

import dev.afterburner.sandbox.Program;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A problem with all that belongs to it.
 *
 * @param listing id, title, difficulty, tags
 * @param statement Markdown
 * @param comparator when an output is right
 * @param cases small inputs for correctness
 * @param workloads large inputs for measuring; the first is the default
 * @param references solutions that came with it
 * @param harnesses what makes a program of a solution, by language id; empty where solutions are
 *     whole programs
 */
public record Problem(
    Listing listing,
    String statement,
    Comparator comparator,
    List<TestCase> cases,
    List<Workload> workloads,
    List<Reference> references,
    Map<String, Harness> harnesses) {

  public Problem {
    cases = List.copyOf(cases);
    workloads = List.copyOf(workloads);
    references = List.copyOf(references);
    harnesses = Map.copyOf(harnesses);
    if (cases.isEmpty() || workloads.isEmpty()) {
      throw new IllegalArgumentException(
          "problem " + listing.id() + " needs at least one case and one workload");
    }
  }

  /** A problem whose solutions are whole programs. */
  public Problem(
      Listing listing,
      String statement,
      Comparator comparator,
      List<TestCase> cases,
      List<Workload> workloads,
      List<Reference> references) {
    this(listing, statement, comparator, cases, workloads, references, Map.of());
  }

  /** What a case is judged by: other words where its comparator, or a case of a person, changes. */
  public String rule(TestCase one) {
    String by =
        comparator instanceof Comparator.Floats f ? "floats:" + f.tolerance() : comparator.id();
    return one.own() ? by + " " + Digests.of(one) : by;
  }

  /** Whether a result is of a case as it is now, as far as that was kept. */
  public boolean isOf(CaseResult result, TestCase one) {
    return result.name().equals(one.name())
        && (result.rule().isEmpty() || result.rule().equals(rule(one)));
  }

  /** The program to run for a solution: the solution itself, or in its harness. */
  public Program.Source program(Program.Source solution) {
    Harness harness = harnesses.get(solution.language().id());
    return harness == null
        ? solution
        : new Program.Source(
            solution.language(),
            harness.around(solution.language().id(), solution.code()),
            solution.build(),
            solution.arguments());
  }

  /**
   * Whether programs of a language could pass without being right: parts of the data set's test run
   * in their own process, or its evaluator runs what they print, or takes their word for what
   * became of the inputs.
   */
  public boolean forgeable(String language) {
    Harness harness = harnesses.get(language);
    Checks checks = harness == null ? null : harness.checks();
    return checks != null
        ? checks.forgeable()
        : comparator instanceof Comparator.Evaluator evaluator && evaluator.forgeable();
  }

  /** The same, measured on another input. */
  public Problem withWorkload(Workload workload) {
    return new Problem(
        listing, statement, comparator, cases, List.of(workload), references, harnesses);
  }

  /** The same with more cases, each in the place of one of its name where there is one. */
  public Problem withCases(List<TestCase> more) {
    Map<String, TestCase> all = new LinkedHashMap<>();
    cases.forEach(c -> all.put(c.name(), c));
    more.forEach(c -> all.put(c.name(), c));
    return new Problem(
        listing,
        statement,
        comparator,
        List.copyOf(all.values()),
        workloads,
        references,
        harnesses);
  }

  public String id() {
    return listing.id();
  }

  public String title() {
    return listing.title();
  }

  /** The code that users begin with in a language. */
  public Optional<Reference> start(String language) {
    return references.stream().filter(r -> r.start() && r.language().equals(language)).findFirst();
  }
}
