// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.server;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Execution;
import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.InterleavedRuns;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.Runs;
import dev.afterburner.sandbox.Sandbox;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.workbench.judge.Judge;
import dev.afterburner.workbench.measure.Measurer;
import dev.afterburner.workbench.problem.Judgement;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.Verdict;
import dev.afterburner.workbench.reward.PublishedReward;
import dev.afterburner.workbench.reward.Reward;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Judges, measures and rewards the solutions of one request. Outputs are compared outside of the
 * sandbox, so nothing that a solution prints can raise its reward.
 */
final class Scorer {

  private final Sandbox sandbox;
  private final Judge judge;
  private final Metrics metrics;

  /**
   * Verdicts on baselines, by problem: many solutions are compared with the same one. Items of a
   * request that name the same problem share it; another row of its id may have other tests.
   */
  private final Map<Problem, Map<List<String>, Boolean>> baselines =
      Collections.synchronizedMap(new IdentityHashMap<>());

  private final LikelyFirst likelyFirst = new LikelyFirst();

  Scorer(Sandbox sandbox, Judge judge, Metrics metrics) {
    this.sandbox = sandbox;
    this.judge = judge;
    this.metrics = metrics;
  }

  /** Runs of solution and baseline, and whether each passed them. */
  private record Measured(
      List<Run> solution, Verdict verdict, List<Run> baseline, boolean passed) {}

  /** The answer about one solution. */
  Judged score(int index, @Nullable JsonNode id, JudgeItem item, Cancellation cancellation)
      throws SandboxException {
    boolean baselinePassed = baselinePasses(item, cancellation);
    Program.Source solution = item.solution();
    if (solution == null) {
      double correctness = Reward.correctness(baselinePassed, false);
      return Judged.noCode(
          index,
          id,
          item.problem(),
          Judged.Worth.of(
              new Reward(item.format(), correctness, 0),
              published(item, baselinePassed, false, List.of(), List.of())));
    }
    Judgement judgement = judge(item.problem(), solution, cancellation);
    Verdict verdict = judgement.verdict();
    List<Run> runs = List.of();
    List<Run> before = List.of();
    if (verdict.passed() && item.plan() != null) {
      Measured measured = measure(item, item.plan(), solution, baselinePassed, cancellation);
      verdict = measured.verdict();
      runs = verdict.passed() ? measured.solution() : List.of();
      before = measured.baseline();
      baselinePassed = measured.passed();
    }
    double efficiency = 0;
    if (!runs.isEmpty()) {
      OptionalDouble old = baselineValue(item, before);
      if (old.isPresent()) {
        double now = median(runs, item.objective());
        efficiency = Reward.efficiency(item.objective(), old.getAsDouble(), now, true);
      }
    }
    Reward reward =
        new Reward(item.format(), Reward.correctness(baselinePassed, verdict.passed()), efficiency);
    return Judged.of(
        index,
        id,
        item.problem(),
        verdict,
        judgement,
        Judged.Figures.of(runs),
        Judged.Figures.of(before),
        Judged.Worth.of(reward, published(item, baselinePassed, verdict.passed(), before, runs)));
  }

  /** By the published code, for which the figure of an original that fails counts, too. */
  private static PublishedReward published(
      JudgeItem item, boolean baselinePassed, boolean passed, List<Run> before, List<Run> runs) {
    if (passed && runs.isEmpty()) { // a verdict alone: nothing was saved or lost
      return PublishedReward.of(
          item.publishedFormat(), baselinePassed, true, item.objective(), 1, 1);
    }
    double old =
        !before.isEmpty()
            ? median(before, item.objective())
            : item.baseline() instanceof JudgeItem.Baseline.Known(boolean _, var values)
                ? values.getOrDefault(item.objective(), Double.POSITIVE_INFINITY)
                : Double.POSITIVE_INFINITY;
    double now = runs.isEmpty() ? Double.NaN : median(runs, item.objective());
    return PublishedReward.of(
        item.publishedFormat(), baselinePassed, passed, item.objective(), old, now);
  }

  private Judgement judge(Problem problem, Program.Source program, Cancellation cancellation)
      throws SandboxException {
    String language = program.language().id();
    return judge.judge(
        likelyFirst.ordered(problem),
        program,
        false,
        result -> {
          metrics.judged(language, result.verdict().id());
          if (!result.verdict().passed()) {
            likelyFirst.failed(problem, result.name());
          }
        },
        cancellation);
  }

  private boolean baselinePasses(JudgeItem item, Cancellation cancellation)
      throws SandboxException {
    return switch (item.baseline()) {
      case JudgeItem.Baseline.None _ -> false;
      case JudgeItem.Baseline.Known known -> known.passed();
      case JudgeItem.Baseline.Code(Program.Source program) -> {
        Map<List<String>, Boolean> verdicts = baselines(item.problem());
        Boolean known = verdicts.get(key(program));
        if (known == null) {
          known = judge(item.problem(), program, cancellation).verdict().passed();
          if (!cancellation.isCancelled()) {
            verdicts.put(key(program), known);
          }
        }
        yield known;
      }
    };
  }

  /** Interleaves the solution with its baseline where that is a program that passes. */
  private Measured measure(
      JudgeItem item,
      InterleavedRuns.Plan plan,
      Program.Source solution,
      boolean baselinePassed,
      Cancellation cancellation)
      throws SandboxException {
    Problem problem = item.problem();
    List<Execution> executions = new ArrayList<>();
    executions.add(judge.measured(problem, solution));
    if (baselinePassed && item.baseline() instanceof JudgeItem.Baseline.Code(var program)) {
      executions.add(judge.measured(problem, program));
    }
    InterleavedRuns.Result<Verdict> result =
        new Measurer(sandbox, judge).run(problem, executions, plan, i -> i == 0, cancellation);
    boolean failed = result.failure(1).isPresent();
    if (failed && item.baseline() instanceof JudgeItem.Baseline.Code(var program)) {
      baselines(problem).put(key(program), Boolean.FALSE);
    }
    return new Measured(
        result.runs(0),
        Measurer.verdict(problem, solution.language().id(), result, 0),
        failed ? List.of() : result.runs(1),
        baselinePassed && !failed);
  }

  private Map<List<String>, Boolean> baselines(Problem problem) {
    return baselines.computeIfAbsent(problem, _ -> new ConcurrentHashMap<>());
  }

  private static List<String> key(Program.Source program) {
    return List.of(program.language().id(), program.code());
  }

  private static OptionalDouble baselineValue(JudgeItem item, List<Run> runs) {
    if (!runs.isEmpty()) {
      return OptionalDouble.of(median(runs, item.objective()));
    }
    if (item.baseline() instanceof JudgeItem.Baseline.Known(boolean passed, var values) && passed) {
      Double value = values.get(item.objective());
      return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
    return OptionalDouble.empty();
  }

  private static double median(List<Run> runs, Figure figure) {
    return Runs.summary(runs, figure).median().value();
  }
}
