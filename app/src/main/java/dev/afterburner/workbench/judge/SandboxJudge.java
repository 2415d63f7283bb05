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
      CaseResult result = new CaseResult(testCase.name(), one, run.wallNanos(), run.peakBytes());
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
      case Outcome.Completed completed -> {
        Difference difference =
            difference(problem, language, tried.expected(), run.stdout()).orElse(null);
        boolean right =
            difference == null
                || (problem.comparator() instanceof Comparator.Evaluator(String python)
                    && new Evaluation(sandbox, python).accepts(tried.expected(), run.stdout()))
                || (problem.comparator() instanceof Comparator.Checker checker
                    && new CheckerProgram(sandbox, checker)
                        .accepts(tried.input(), run.stdout(), tried.expected()));
        yield right || difference == null
            ? passed(problem, language)
            : new Verdict.WrongAnswer(tried.name(), difference.expected(), difference.actual());
      }
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

  private static Optional<Difference> difference(
      Problem problem, String language, Bytes expected, Bytes actual) {
    Harness harness = problem.harnesses().get(language);
    return harness == null || harness.checks() == null
        ? OutputComparison.difference(problem.comparator(), expected, actual)
        : ResultsComparison.difference(harness.checks(), language, actual);
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
