// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.launcher;

import dev.afterburner.sandbox.Limits;
import dev.afterburner.sandbox.linux.MachineMemory;
import org.jspecify.annotations.Nullable;

/**
 * Memory of a run that is in no resident set: shared memory that no process has mapped at the
 * moment, files in memory, buffers of pipes and sockets, what the kernel keeps for the run. Where a
 * control group tells, it is measured and bounded; elsewhere the machine's own count bounds it. For
 * the sampler's thread.
 */
final class Outside implements AutoCloseable {

  /** Less than this is the kernel's usual business with any process. */
  private static final long STEP_BYTES = 256L << 10;

  /** What the kernel keeps for a thread: its stack of 16 KiB, task_struct and the like. */
  private static final long THREAD_BYTES = 48L << 10;

  private static final int SLACK_FRACTION = 16;
  private static final long LEAST_SLACK = 8L << 20;

  /** What others on the machine may take meanwhile. */
  private static final long MACHINE_SLACK = 96L << 20;

  private static final long NOTABLE_SWAP = 16L << 20;

  /** After so many looks during which some process always was at its end, one counts. */
  private static final int MOST_DELAYED = 8;

  private final Account account;

  /** Where no account tells. */
  private final @Nullable MachineMemory machine;

  private final Limits limits;
  private final long pageSize;
  private final OutsideLog log = new OutsideLog();
  private long base;
  private boolean expected;
  private long cached;

  /** Page tables and threads' stacks: no program keeps data there. */
  private long kernel;

  private long ready;
  private long shared;
  private long swapped;
  private long peak;

  /** Looks that did not count, and the least that one of them showed. */
  private int delayed;

  private long least = Long.MAX_VALUE;

  Outside(Account account, Limits limits, long pageSize) {
    this.pageSize = pageSize;
    this.account = account;
    this.limits = limits;
    this.machine = account.knowsMemory() ? null : new MachineMemory(pageSize);
  }

  /**
   * Before a program that begins at once. A control group bounds what such a one takes before it is
   * looked at; the machine's own counts do so only if they are known by then.
   */
  void expect() {
    if (machine != null) {
      count(machine);
      expected = true;
    }
  }

  private void count(MachineMemory counts) {
    ready = counts.readyBytes();
    base = counts.unownedBytes();
    shared = counts.sharedBytes();
    swapped = counts.swappedBytes();
  }

  /**
   * Before the program begins.
   *
   * @param residentBytes what it has already
   */
  void begin(ProcessTree tree, long residentBytes) {
    if (machine == null) {
      cached = account.cachedBytes();
      // Of the resident set, the group counts pages of files as cached, or not at all.
      base = account.usedBytes() - cached - residentBytes + tree.statusBytes("RssFile");
    } else if (!expected) {
      count(machine);
    }
  }

  /**
   * Looks, and says whether the memory limit is crossed.
   *
   * @param at since exec, ns
   * @param residentBytes as last sampled
   * @param keptBytes in files of memory, its outputs among them, for which there are other limits
   * @param printedBytes of them, what was only printed
   */
  boolean isTooMuch(
      ProcessTree tree, long at, long residentBytes, long keptBytes, long printedBytes) {
    if (machine == null) {
      return isMore(tree, at, residentBytes, keptBytes, printedBytes);
    }
    if (Math.max(keptBytes, log.lastBytes()) >= OutsideLog.LEAST_BYTES) {
      log.add(at, residentBytes, keptBytes - tree.statusBytes("RssShmem"), printedBytes);
    }
    return isMachineShort(machine, tree, residentBytes, keptBytes);
  }

  private boolean isMore(
      ProcessTree tree, long at, long residentBytes, long keptBytes, long printedBytes) {
    long earlier = kernel;
    long used = account.usedBytes() - base;
    long most = most(limits.memoryBytes()) + keptBytes;
    // Of the resident set what is not of files is less than this by shared memory only.
    long own = residentBytes - pageSize * tree.sharedPages();
    boolean counts = log.lastBytes() >= OutsideLog.LEAST_BYTES;
    long usual = Math.min(peak, OutsideLog.LEAST_BYTES);
    long unknown = used - cached - own - usual - STEP_BYTES;
    if (!counts && unknown < kernel && used - cached <= most) {
      // What excuses memory may be gone since it was looked at.
      kernel = unknown < 0 ? kernel : kernelBytes(tree);
      if (unknown < kernel) {
        return false;
      }
    }
    cached = account.cachedBytes();
    // The program goes on meanwhile: what it has before or after was not outside.
    long resident = tree.residentPages();
    long mapped = tree.statusBytes("RssFile");
    kernel = kernelBytes(tree);
    long before = tree.givingBackPages();
    used = account.usedBytes() - base - cached;
    resident = Math.max(resident, tree.residentPages());
    long givingBack = Math.max(before, tree.givingBackPages());
    kernel = Math.max(kernel, kernelBytes(tree));
    long outside = used - pageSize * resident + mapped - kernel;
    if (givingBack < 0) {
      note(at, pageSize * resident, outside, printedBytes);
    } else {
      // Its tables are gone from /proc before the kernel has given them back.
      long tables = Math.max(0, earlier - kernel);
      least = Math.min(least, outside - pageSize * givingBack - tables);
      if (++delayed == MOST_DELAYED) {
        note(at, pageSize * resident, Math.max(least, log.lastBytes()), printedBytes);
      }
    }
    return used > most;
  }

  private static long kernelBytes(ProcessTree tree) {
    return tree.tableBytes() + THREAD_BYTES * tree.threads();
  }

  private void note(long at, long residentBytes, long outsideBytes, long printedBytes) {
    peak = Math.max(peak, outsideBytes);
    log.add(at, residentBytes, outsideBytes, printedBytes);
    delayed = 0;
    least = Long.MAX_VALUE;
  }

  private static long most(long memoryBytes) {
    return memoryBytes + Math.max(LEAST_SLACK, memoryBytes / SLACK_FRACTION);
  }

  private boolean isMachineShort(
      MachineMemory machine, ProcessTree tree, long residentBytes, long keptBytes) {
    long most = limits.memoryBytes() + limits.filesBytes() + limits.outputBytes() + MACHINE_SLACK;
    long more = machine.unownedBytes() - base + ready;
    // What was free in the processors' lists at the start counted then already: up to an eighth of
    // the machine, which a program takes without any change of the sum.
    if (more > most) {
      more -= machine.readyBytes();
      // Shared memory that this run can't have is another's, and stays out of account.
      long others = machine.sharedBytes() - shared - keptBytes - tree.sharedMappingBytes();
      if (others > 0) {
        base += others;
        shared += others;
        more -= others;
      }
      if (more > most) {
        return true;
      }
    }
    return machine.swappedBytes() - swapped > NOTABLE_SWAP
        && residentBytes + tree.statusBytes("VmSwap") > limits.memoryBytes();
  }

  /** What the looks showed over time. */
  OutsideLog log() {
    return log;
  }

  /** Whether all of it is known, or only what lies in files of memory. */
  boolean isMeasured() {
    return machine == null;
  }

  @Override
  public void close() {
    if (machine != null) {
      machine.close();
    }
  }
}
