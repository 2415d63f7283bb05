// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.judge;

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
import dev.afterburner.sandbox.language.Languages;
import dev.afterburner.workbench.problem.importer.data.ImportException;
import dev.afterburner.workbench.problem.importer.row.Oracle;

/**
 * Runs a data set's own reference in a sandbox for the outputs that the set does not publish.
 *
 * @param opening opens a sandbox, when the first reference is to be run
 */
public record ReferenceOracle(Opening opening) implements Oracle {

  /** Gives the sandbox. */
  @FunctionalInterface
  public interface Opening {
    Sandbox open() throws SandboxException;
  }

  private static final int RATE_HZ = 100;

  @Override
  public String output(String language, String program, String input, Cancellation cancellation)
      throws ImportException {
    try {
      Program.Source source =
          new Program.Source(
              new Languages()
                  .byId(language)
                  .orElseThrow(() -> new ImportException("its reference is in " + language)),
              program);
      Run run =
          opening
              .open()
              .run(
                  new Execution(source, Bytes.utf8(input), Limits.DEFAULT, RATE_HZ),
                  RunObserver.NONE,
                  cancellation);
      if (!(run.outcome() instanceof Outcome.Completed)) {
        throw new ImportException(
            "its own program, which should give inputs or outputs, fails ("
                + run.outcome().id()
                + "): "
                + run.stderr().text().strip().lines().reduce("", (a, b) -> b));
      }
      return run.stdout().text();
    } catch (SandboxException e) {
      throw new ImportException(
          "its own program, which should give inputs or outputs, can't be run: " + e.getMessage(),
          e);
    }
  }
}
