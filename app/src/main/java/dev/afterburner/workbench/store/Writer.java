// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Who appends to a session: a process, told from a later one with the same number by its start.
 *
 * @param pid process number
 * @param startedMillis when it started, ms since 1970; 0 where the system does not say
 * @param token tells the stores of one process apart
 */
record Writer(long pid, long startedMillis, String token) {

  /** A process's start is derived from the boot time, which clock corrections move a little. */
  private static final Duration TOLERANCE = Duration.ofSeconds(2);

  /** This process. */
  static Writer here(String token) {
    ProcessHandle self = ProcessHandle.current();
    return new Writer(self.pid(), startedMillis(self), token);
  }

  boolean isAlive() {
    Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
    return process.isPresent()
        && Math.abs(startedMillis(process.get()) - startedMillis) <= TOLERANCE.toMillis();
  }

  private static long startedMillis(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }
}
