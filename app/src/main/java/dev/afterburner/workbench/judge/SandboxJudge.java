// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.judge;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Execution;
import dev.afterburner.sandbox.Limits;
import dev.afterburner.sandbox.Outcome;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.Sandbox;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.workbench.problem.CaseResult;
import dev.afterburner.workbench.problem.Comparator;
import dev.afterburner.workbench.problem.Harness;
import dev.afterburner.workbench.problem.Judgement;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.SolutionLines;
import dev.afterburner.workbench.problem.TestCase;
import dev.afterburner.workbench.problem.Verdict;
import dev.afterburner.workbench.problem.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Judges by running programs in a sandbox, one process a case, and comparing outside of it. */
public final class SandboxJudge implements Judge {

  /** Wall time for one case. Cases are small; a program that needs longer is in an endless loop. */
  public static final Duration CASE_WALL = Duration.ofSeconds(10);

  /** Cases are small: their peak comes from the kernel, their curve is not kept. */
  private static final int CASE_RATE_HZ = 1_000;

  private static final int STDERR_SHOWN = 4_000;

  private final Sandbox sandbox;
  private final Limits caseLimits;
  private final Limits workloadLimits;

  /** 10 s a case, 90 s a measured run; other limits as the sandbox's defaults are. */
  public SandboxJudge(Sandbox sandbox) {
    this(sandbox, Limits.DEFAULT.withWall(CASE_WALL), Limits.DEFAULT);
  }

  public SandboxJudge(Sandbox sandbox, Limits caseLimits, Limits workloadLimits) {
    this.sandbox = sandbox;
    this.caseLimits = caseLimits;
    this.workloadLimits = workloadLimits;
  }

  @Override
  public Judgement judge(
      Problem problem,
      Program.Source program,
      boolean all,
      Consumer<CaseResult> listener,
      Cancellation cancellation)
      throws SandboxException {
    List<CaseResult> results = new ArrayList<>();
    String language = program.language().id();
    Verdict verdict = passed(problem, language);
    Program.Source whole = problem.program(program);
    for (TestCase testCase : problem.cases()) {
      Limits limits = isWorkload(problem, testCase) ? workloadLimits : caseLimits;
      Execution execution = new Execution(whole, testCase.input(), limits, CASE_RATE_HZ);
      Run run = sandbox.check(execution, cancellation);
      Verdict one = inSolution(verdict(problem, language, testCase, run), program, whole);
      if (one instanceof Verdict.CompileFailed) {
        return new Judgement(one, List.of());
      }
      CaseResult result =
          new CaseResult(
              testCase.name(), one, run.wallNanos(), run.peakBytes(), problem.rule(testCase));
      results.add(result);
      listener.accept(result);
      if (verdict.passed()) {
        verdict = one;
      }
      if (!one.passed() && (!all || run.outcome() instanceof Outcome.Cancelled)) {
        break;
      }
    }
    return new Judgement(verdict, results);
  }

  /**
   * Of imported problems the largest case is the workload too, and where all assertions run as one
   * case it is the only one: it may take as long as a measured run.
   */
  private static boolean isWorkload(Problem problem, TestCase testCase) {
    return testCase.input().equals(problem.workloads().getFirst().input());
  }

  @Override
  public Execution measured(Problem problem, Program.Source program) {
    return Execution.of(problem.program(program), problem.workloads().getFirst().input())
        .withLimits(workloadLimits);
  }

  @Override
  public Verdict check(Problem problem, String language, Run run) throws SandboxException {
    Workload workload = problem.workloads().getFirst();
    return verdict(
        problem,
        language,
        new TestCase(workload.name(), workload.input(), workload.expected()),
        run);
  }

  private Verdict verdict(Problem problem, String language, TestCase tried, Run run)
      throws SandboxException {
    return switch (run.outcome()) {
      case Outcome.Completed _ when untested(problem, language) ->
          new Verdict.CompileFailed(
              "The problem has no tests for programs in "
                  + language
                  + "; it has them for "
                  + String.join(", ", new TreeSet<>(problem.harnesses().keySet())));
      case Outcome.Completed _ ->
          difference(problem, language, tried, run.stdout())
              .<Verdict>map(
                  found -> new Verdict.WrongAnswer(tried.name(), found.expected(), found.actual()))
              .orElseGet(() -> passed(problem, language));
      case Outcome.CompileFailed(String diagnostics) -> new Verdict.CompileFailed(diagnostics);
      default -> new Verdict.Failed(tried.name(), run.outcome(), end(run.stderr().text()));
    };
  }

  /** With the solution's own lines in what a compiler or a crash says of the whole program. */
  private static Verdict inSolution(
      Verdict verdict, Program.Source solution, Program.Source whole) {
    if (whole.code().equals(solution.code())) {
      return verdict;
    }
    return switch (verdict) {
      case Verdict.CompileFailed(String said) ->
          new Verdict.CompileFailed(
              new SolutionLines(solution.code(), whole.code()).renumbered(said, whole.fileName()));
      case Verdict.Failed(String name, Outcome outcome, String said) ->
          new Verdict.Failed(
              name,
              outcome,
              new SolutionLines(solution.code(), whole.code()).renumbered(said, whole.fileName()));
      case Verdict.Passed _, Verdict.WrongAnswer _ -> verdict;
    };
  }

  /**
   * Where an output is wrong; empty where it is right. An evaluator or a checker is asked about
   * what differs from the expected output, and about everything where there is none to differ from.
   */
  private Optional<Difference> difference(
      Problem problem, String language, TestCase tried, Bytes actual) throws SandboxException {
    Harness harness = problem.harnesses().get(language);
    Bytes expected = tried.expected();
    Optional<Difference> found =
        harness == null || harness.checks() == null
            ? OutputComparison.difference(problem.comparator(), expected, actual)
            : ResultsComparison.difference(harness.checks(), language, actual);
    boolean accepted =
        switch (problem.comparator()) {
          case Comparator.Evaluator(String python) when asks(found, expected) ->
              new Evaluation(sandbox, python).accepts(expected, actual);
          case Comparator.Checker checker when asks(found, expected) ->
              new CheckerProgram(sandbox, checker).accepts(tried.input(), actual, expected);
          default -> found.isEmpty();
        };
    return accepted
        ? Optional.empty()
        : found.or(() -> Optional.of(Difference.at(expected, 0, actual, 0)));
  }

  private static boolean asks(Optional<Difference> found, Bytes expected) {
    return found.isPresent() || expected.text().isBlank();
  }

  /** Its cases are tests in other languages, which a program in this one does not meet. */
  private static boolean untested(Problem problem, String language) {
    return !problem.harnesses().isEmpty()
        && !problem.harnesses().containsKey(language)
        && problem.cases().stream().allMatch(c -> c.expected().text().isBlank());
  }

  private static Verdict passed(Problem problem, String language) {
    return new Verdict.Passed(problem.forgeable(language));
  }

  private static String end(String stderr) {
    return stderr.length() <= STDERR_SHOWN
        ? stderr
        : "…" + stderr.substring(stderr.length() - STDERR_SHOWN);
  }
}
