// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.study.run;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Execution;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.workbench.judge.Judge;
import dev.afterburner.workbench.problem.CaseResult;
import dev.afterburner.workbench.problem.Judgement;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.Verdict;
import dev.afterburner.workbench.study.Digest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** A judge that remembers, for as long as a study runs, what it said of a program. */
final class JudgedOnce implements Judge {

  private final Judge judge;
  private final Map<String, Judgement> known = new ConcurrentHashMap<>();

  JudgedOnce(Judge judge) {
    this.judge = judge;
  }

  @Override
  public Judgement judge(
      Problem problem,
      Program.Source program,
      boolean all,
      Consumer<CaseResult> listener,
      Cancellation cancellation)
      throws SandboxException {
    String key =
        Digest.of(problem.id(), program.language().id(), Boolean.toString(all), program.code());
    Judgement before = known.get(key);
    if (before != null) {
      before.cases().forEach(listener);
      return before;
    }
    Judgement judgement = judge.judge(problem, program, all, listener, cancellation);
    if (!cancellation.isCancelled()) {
      known.put(key, judgement);
    }
    return judgement;
  }

  @Override
  public Execution measured(Problem problem, Program.Source program) {
    return judge.measured(problem, program);
  }

  @Override
  public Verdict check(Problem problem, String language, Run run) throws SandboxException {
    return judge.check(problem, language, run);
  }
}
