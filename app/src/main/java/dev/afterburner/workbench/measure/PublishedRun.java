// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.measure;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Execution;
import dev.afterburner.sandbox.Limits;
import dev.afterburner.sandbox.Outcome;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.RunObserver;
import dev.afterburner.sandbox.Sandbox;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.workbench.problem.PublishedHarness;

/**
 * One run of a solution in the {@link PublishedHarness}.
 *
 * @param run of the one process with all cases in it
 */
public record PublishedRun(Run run) {

  /** Runs a solution once, as the published code does, under the published limits. Blocks. */
  public static PublishedRun of(
      Sandbox sandbox, PublishedHarness harness, Program.Source solution, Cancellation cancellation)
      throws SandboxException {
    return new PublishedRun(
        sandbox.run(execution(harness, solution), RunObserver.NONE, cancellation));
  }

  /** What is run: a solution in the harness, under the published limits. */
  public static Execution execution(PublishedHarness harness, Program.Source solution) {
    // Nothing under test sets the limits: the defaults are those of the published sandbox.
    return Execution.of(harness.program(solution.language(), solution.code()), Bytes.utf8(""))
        .withLimits(Limits.DEFAULT);
  }

  /**
   * What the published code would say: it looks at the printed text alone, and not at the exit
   * code, so a program can make it say this.
   */
  public boolean passed() {
    return !(run.outcome() instanceof Outcome.Killed)
        && run.stdout().text().equals(PublishedHarness.SUCCESS);
  }

  /** passed, failed, or the limit that ended it. */
  public String verdict() {
    return run.outcome() instanceof Outcome.Killed
        ? run.outcome().id()
        : passed() ? "passed" : "failed";
  }
}
