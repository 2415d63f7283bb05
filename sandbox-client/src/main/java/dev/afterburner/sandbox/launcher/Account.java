// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.launcher;

import dev.afterburner.sandbox.linux.Counters;
import dev.afterburner.sandbox.linux.Descriptors;

/**
 * What a control group of the kernel's says of a run: everything that its processes take, whether
 * it is in a resident set or not. Of version 1 or 2; for the sampler's thread.
 *
 * <p>Sources: Linux, Documentation/admin-guide/cgroup-v1/memory.rst, cgroup-v1/cpuacct.rst,
 * cgroup-v2.rst.
 */
public final class Account implements AutoCloseable {

  private static final int UNKNOWN = -1;

  private final int usage;
  private final int statistics;
  private final int cpu;
  private final Counters counters = new Counters();

  /**
   * From open files, which are closed with this.
   *
   * @param usage memory.current or memory.usage_in_bytes, or −1
   * @param statistics memory.stat, or −1
   * @param cpu cpu.stat or cpuacct.usage, or −1
   */
  public Account(int usage, int statistics, int cpu) {
    this.usage = usage;
    this.statistics = statistics;
    this.cpu = cpu;
  }

  /** Nothing is known. */
  public static Account none() {
    return new Account(UNKNOWN, UNKNOWN, UNKNOWN);
  }

  boolean knowsMemory() {
    return usage >= 0 && statistics >= 0;
  }

  boolean knowsCpu() {
    return cpu >= 0;
  }

  /** All memory, the page cache included, bytes. */
  long usedBytes() {
    return Math.max(0, counters.number(usage));
  }

  /**
   * Of it what only keeps files of the disk at hand, and is given back when somebody needs it:
   * bytes. Files in memory are none of it.
   */
  long cachedBytes() {
    counters.read(statistics);
    long cached = counters.value("file");
    if (cached < 0) {
      cached = counters.value("cache");
    }
    return Math.max(0, cached - Math.max(0, counters.value("shmem")));
  }

  /** CPU time, ns. */
  long cpuNanos() {
    long nanos = counters.number(cpu);
    if (nanos >= 0) {
      return nanos;
    }
    counters.read(cpu);
    return 1000 * Math.max(0, counters.value("usage_usec"));
  }

  @Override
  public void close() {
    Descriptors.close(usage);
    Descriptors.close(statistics);
    Descriptors.close(cpu);
  }
}
