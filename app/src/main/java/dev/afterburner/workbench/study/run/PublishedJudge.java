// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.study.run;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Execution;
import dev.afterburner.sandbox.Outcome;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.workbench.judge.Judge;
import dev.afterburner.workbench.measure.PublishedRun;
import dev.afterburner.workbench.problem.CaseResult;
import dev.afterburner.workbench.problem.Judgement;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.ProblemException;
import dev.afterburner.workbench.problem.PublishedHarness;
import dev.afterburner.workbench.problem.Verdict;
import dev.afterburner.workbench.problem.catalogue.Catalogue;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The judge of the protocol {@code paper}: what is measured is the {@link PublishedHarness}, in
 * which every run has to pass too. The published code takes the printed "Success" alone for a
 * verdict, which a program can print itself; here it has to be right on the cases, outside its own
 * process, before it is measured.
 */
final class PublishedJudge implements Judge {

  private final Judge judge;
  private final Catalogue catalogue;
  private final Map<String, PublishedHarness> harnesses = new ConcurrentHashMap<>();

  PublishedJudge(Judge judge, Catalogue catalogue) {
    this.judge = judge;
    this.catalogue = catalogue;
  }

  @Override
  public Judgement judge(
      Problem problem,
      Program.Source program,
      boolean all,
      Consumer<CaseResult> listener,
      Cancellation cancellation)
      throws SandboxException {
    return judge.judge(problem, program, all, listener, cancellation);
  }

  @Override
  public Execution measured(Problem problem, Program.Source program) {
    return PublishedRun.execution(harness(problem.id()), program);
  }

  @Override
  public Verdict check(Problem problem, String language, Run run) throws SandboxException {
    if (!(run.outcome() instanceof Outcome.Completed)) {
      return judge.check(problem, language, run);
    }
    return new PublishedRun(run).passed()
        ? new Verdict.Passed()
        : new Verdict.WrongAnswer(
            "published harness", PublishedHarness.SUCCESS, run.stdout().text());
  }

  /** The plan leaves problems out that have none. */
  private PublishedHarness harness(String problem) {
    return harnesses.computeIfAbsent(
        problem,
        id -> {
          try {
            return catalogue
                .publishedHarness(id)
                .orElseThrow(() -> new IllegalStateException(id + " has no published harness"));
          } catch (ProblemException e) {
            throw new IllegalStateException(id + " can't be read: " + e.getMessage(), e);
          }
        });
  }
}
