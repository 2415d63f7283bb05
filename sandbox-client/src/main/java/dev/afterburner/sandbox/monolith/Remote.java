// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.monolith;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Execution;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.RunObserver;
import dev.afterburner.sandbox.SandboxException;

/** How a kind of server runs a program. */
interface Remote {

  /** As {@link dev.afterburner.sandbox.Sandbox#run}; the program is a source text. */
  Run run(Execution execution, RunObserver observer, Cancellation cancellation)
      throws SandboxException;
}
