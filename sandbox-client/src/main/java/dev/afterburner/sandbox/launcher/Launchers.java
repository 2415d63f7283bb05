// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.launcher;

import dev.afterburner.sandbox.SandboxException;

/** Launchers that wait for work. */
public interface Launchers {

  /**
   * One for this job alone, started where none is idle.
   *
   * @param core the core that the job will be bound to, or −1
   */
  Launcher take(Job job, int core) throws SandboxException;

  /** Done with it. One that is gone is thrown away. */
  void give(Launcher launcher);
}
