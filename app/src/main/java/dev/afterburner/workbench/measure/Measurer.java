// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.measure;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Execution;
import dev.afterburner.sandbox.InterleavedRuns;
import dev.afterburner.sandbox.Outcome;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.RoundOrder;
import dev.afterburner.sandbox.Sandbox;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.workbench.judge.Judge;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;

/**
 * Measures programs on a problem's workload. A run is valid if the judge passes its output; every
 * run is checked, whoever asks. A program with a run that is not valid drops out, with that run's
 * verdict.
 */
public final class Measurer {

  private final Sandbox sandbox;
  private final Judge judge;
  private final RoundOrder order;

  public Measurer(Sandbox sandbox, Judge judge) {
    this(sandbox, judge, RoundOrder.random(new SplittableRandom()));
  }

  private Measurer(Sandbox sandbox, Judge judge, RoundOrder order) {
    this.sandbox = sandbox;
    this.judge = judge;
    this.order = order;
  }

  /** The same with orders within rounds that a seed repeats. */
  public Measurer seeded(long seed) {
    return new Measurer(sandbox, judge, RoundOrder.random(new SplittableRandom(seed)));
  }

  /** Measures, with nobody listening. */
  public InterleavedRuns.Result<Verdict> run(
      Problem problem,
      List<Execution> executions,
      InterleavedRuns.Plan plan,
      IntPredicate needed,
      Cancellation cancellation)
      throws SandboxException {
    return run(problem, executions, plan, needed, InterleavedRuns.NOBODY, cancellation);
  }

  /**
   * Measures in turns, until the plan is fulfilled or nothing more is to be had.
   *
   * @param executions as {@link Judge#measured} makes them, one a program
   * @param needed programs without which the others' runs are not wanted
   * @param <X> what the listener may throw
   */
  public <X extends Exception> InterleavedRuns.Result<Verdict> run(
      Problem problem,
      List<Execution> executions,
      InterleavedRuns.Plan plan,
      IntPredicate needed,
      InterleavedRuns.Listener<X> listener,
      Cancellation cancellation)
      throws SandboxException, X {
    return new InterleavedRuns(sandbox, order)
        .run(
            executions,
            plan,
            (program, run) ->
                Optional.of(judge.check(problem, language(executions.get(program)), run))
                    .filter(v -> !v.passed()),
            needed,
            listener,
            cancellation);
  }

  /**
   * What is to be said of a program's runs; those of a stopped measurement don't pass.
   *
   * @param language the program's, which says whether its passing could be forged
   */
  public static Verdict verdict(
      Problem problem, String language, InterleavedRuns.Result<Verdict> result, int program) {
    Verdict unfailed =
        result.stopped()
            ? new Verdict.Failed("", new Outcome.Cancelled(), "")
            : new Verdict.Passed(problem.forgeable(language));
    return result.failure(program).map(InterleavedRuns.Failure::fault).orElse(unfailed);
  }

  private static String language(Execution execution) {
    return execution.program() instanceof Program.Source source ? source.language().id() : "";
  }
}
