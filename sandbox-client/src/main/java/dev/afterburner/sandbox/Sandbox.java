// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox;

/**
 * Runs programs in isolation and measures them. Thread-safe: runs may be made from several threads
 * at once, but only runs made one after another have a core to themselves.
 */
public interface Sandbox extends AutoCloseable {

  /** How programs are kept apart from this machine. */
  Isolation isolation();

  /**
   * Runs a program to its end; compiles it first where its language wants that and the same content
   * was not compiled before.
   *
   * @param execution what to run, and how
   * @param observer told of the progress
   * @param cancellation ends the run within 100 ms, with {@link Outcome.Cancelled}
   * @return what it gave; a program that fails, is killed or does not compile is a result too
   * @throws SandboxException where the sandbox itself can't do it: the toolchain is missing,
   *     namespaces are forbidden, the disk is full, …
   */
  Run run(Execution execution, RunObserver observer, Cancellation cancellation)
      throws SandboxException;

  /**
   * Runs a program of which nothing is wanted but how it ended and what it printed, as a verdict
   * does. Its figures may be rougher than those of {@link #run}, and most of the curve may be
   * missing; limits and isolation are the same.
   *
   * @param execution what to run, and how
   * @param cancellation as for {@link #run}
   * @throws SandboxException as {@link #run} does
   */
  default Run check(Execution execution, Cancellation cancellation) throws SandboxException {
    return run(execution, RunObserver.NONE, cancellation);
  }

  /** Ends all runs and removes all that they left. */
  @Override
  void close();
}
