// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.measure;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Execution;
import dev.afterburner.sandbox.Limits;
import dev.afterburner.sandbox.Outcome;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.RunObserver;
import dev.afterburner.sandbox.Sandbox;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.language.Language;
import dev.afterburner.sandbox.language.Languages;
import dev.afterburner.workbench.problem.Generator;
import dev.afterburner.workbench.problem.ProblemException;

/** Runs a problem's generator, in a sandbox as any program that came with data. */
public record GeneratedInput(Sandbox sandbox) {

  private static final int RATE_HZ = 100;

  /**
   * The input of that size.
   *
   * @throws ProblemException where the generator fails or prints nothing
   */
  public Bytes of(Generator generator, long seed, long size, Cancellation cancellation)
      throws SandboxException, ProblemException {
    Language python =
        new Languages()
            .byId(Generator.LANGUAGE)
            .orElseThrow(
                () ->
                    new SandboxException(
                        SandboxException.Kind.FAILED, "generators need Python, unknown here"));
    Execution execution =
        new Execution(
            generator.program(python, seed, size), Bytes.utf8(""), Limits.DEFAULT, RATE_HZ);
    Run run = sandbox.run(execution, RunObserver.NONE, cancellation);
    if (!(run.outcome() instanceof Outcome.Completed)) {
      throw new ProblemException(
          "the generator fails for size "
              + size
              + " ("
              + run.outcome().id()
              + "): "
              + run.stderr().text().strip().lines().reduce("", (a, b) -> b)
              + "; it is run as python3 generator.py SEED SIZE and prints an input");
    }
    if (run.stdout().size() == 0) {
      throw new ProblemException("the generator prints nothing for size " + size);
    }
    return run.stdout();
  }
}
