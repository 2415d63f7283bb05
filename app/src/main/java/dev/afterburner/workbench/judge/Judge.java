// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.judge;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Execution;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.workbench.problem.CaseResult;
import dev.afterburner.workbench.problem.Judgement;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.Verdict;
import java.util.function.Consumer;

/** Decides whether a program solves a problem. Expected outputs never enter a sandbox. */
public interface Judge {

  /**
   * Runs a program on the cases, one process a case.
   *
   * @param all true to go on after the first case that fails
   * @param listener told of each case, on this thread
   */
  Judgement judge(
      Problem problem,
      Program.Source program,
      boolean all,
      Consumer<CaseResult> listener,
      Cancellation cancellation)
      throws SandboxException;

  /** The execution that is measured: the program on the problem's default workload. */
  Execution measured(Problem problem, Program.Source program);

  /**
   * What is to be said of a measured run: its outcome, and whether its output is right.
   *
   * @param language id of the program's language
   */
  Verdict check(Problem problem, String language, dev.afterburner.sandbox.Run run)
      throws SandboxException;
}
