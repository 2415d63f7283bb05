// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Execution;
import dev.afterburner.sandbox.Isolation;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.RunObserver;
import dev.afterburner.sandbox.Sandbox;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.language.Build;
import dev.afterburner.sandbox.language.Builds;

/**
 * Has all programs built in the way that is chosen for their language: solutions, references, what
 * models write and empty programs alike, so that their figures can be compared.
 */
final class BuildingSandbox implements Sandbox {

  private final Sandbox sandbox;
  private final Builds builds;

  BuildingSandbox(Sandbox sandbox, Builds builds) {
    this.sandbox = sandbox;
    this.builds = builds;
  }

  @Override
  public Isolation isolation() {
    return sandbox.isolation();
  }

  @Override
  public Run run(Execution execution, RunObserver observer, Cancellation cancellation)
      throws SandboxException {
    return sandbox.run(built(execution), observer, cancellation);
  }

  @Override
  public Run check(Execution execution, Cancellation cancellation) throws SandboxException {
    return sandbox.check(built(execution), cancellation);
  }

  private Execution built(Execution execution) {
    return execution.program() instanceof Program.Source source
            && source.build().equals(Build.DEFAULT)
        ? new Execution(
            source.withBuild(builds.of(source.language())),
            execution.stdin(),
            execution.limits(),
            execution.sampleRateHz())
        : execution;
  }

  @Override
  public void close() {
    sandbox.close();
  }
}
