// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox;

/**
 * Looks into one run from outside while it goes on, for a profile. All calls come from the
 * sampler's thread and must return within some microseconds. A sandbox that can't look into its
 * programs calls none of them.
 */
public interface Probe {

  /**
   * The program waits to be started.
   *
   * @param pid its process number as this process sees it
   * @param core the core that it is bound to, or −1
   */
  void begin(int pid, int core);

  /**
   * Called with each sample of memory.
   *
   * @param now the monotonic clock, ns
   * @param residentBytes of the process tree
   */
  void look(long now, long residentBytes);

  /**
   * The program has ended, or never began.
   *
   * @param execNanos when it began, on the monotonic clock; 0 where it did not
   * @param exitNanos when it ended; 0 where that is not known
   */
  void end(long execNanos, long exitNanos);
}
