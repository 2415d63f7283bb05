package dev.afterburner.sandbox.launcher;

import dev.afterburner.sandbox.Limits;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.linux.MachineMemory;

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

  private final Account account;
  private final MachineMemory machine;
  private final Limits limits;
  private final long pageSize;
  private long base;
  private long cached;

  /** Page tables and threads' stacks: no program keeps data there. */
  private long kernel;

  private long ready;
  private long swapped;
  private long peak;

  Outside(Account account, Limits limits, long pageSize) {
    this.pageSize = pageSize;
    this.account = account;
    this.limits = limits;
    this.machine = new MachineMemory(pageSize);
  }

  /**
   * Before the program begins.
   *
   * @param residentBytes what it has already
   */
  void begin(ProcessTree tree, long residentBytes) {
    if (account.knowsMemory()) {
      cached = account.cachedBytes();
      // Of the resident set, the group counts pages of files as cached, or not at all.
      base = account.usedBytes() - cached - residentBytes + tree.statusBytes("RssFile");
    } else {
      ready = machine.readyBytes();
      base = machine.unownedBytes();
      swapped = machine.swappedBytes();
    }
  }

  /**
   * Looks, and says whether the memory limit is crossed.
   *
   * @param residentBytes as last sampled
   * @param filesBytes what the run has in files and outputs, for which there are other limits
   */
  boolean isTooMuch(ProcessTree tree, long residentBytes, long filesBytes) {
    return account.knowsMemory()
        ? isMore(tree, residentBytes, filesBytes)
        : isMachineShort(tree, residentBytes);
  }

  private boolean isMore(ProcessTree tree, long residentBytes, long filesBytes) {
    long used = account.usedBytes() - base;
    long most = most(limits.memoryBytes()) + filesBytes;
    // Of the resident set what is not of files is less than this by shared memory only.
    long own = residentBytes - pageSize * tree.sharedPages();
    if (used - cached - own - kernel < peak + STEP_BYTES && used - cached <= most) {
      return false;
    }
    cached = account.cachedBytes();
    // The program goes on meanwhile: what it has before or after was not outside.
    long resident = tree.residentPages();
    long mapped = tree.statusBytes("RssFile");
    kernel = tree.statusBytes("VmPTE") + THREAD_BYTES * tree.threads();
    boolean givingBack = tree.isGivingBack();
    used = account.usedBytes() - base - cached;
    resident = Math.max(resident, tree.residentPages());
    if (!givingBack && !tree.isGivingBack()) {
      peak = Math.max(peak, used - pageSize * resident + mapped - kernel);
    }
    return used > most;
  }

  private static long most(long memoryBytes) {
    return memoryBytes + Math.max(LEAST_SLACK, memoryBytes / SLACK_FRACTION);
  }

  private boolean isMachineShort(ProcessTree tree, long residentBytes) {
    long most = limits.memoryBytes() + limits.filesBytes() + limits.outputBytes() + MACHINE_SLACK;
    long more = machine.unownedBytes() - base;
    if (more > most && more - (machine.readyBytes() - ready) > most) {
      return true;
    }
    return machine.swappedBytes() - swapped > NOTABLE_SWAP
        && residentBytes + tree.statusBytes("VmSwap") > limits.memoryBytes();
  }

  /** The most there was, bytes; {@link Run#UNKNOWN} where nothing tells. */
  long peakBytes() {
    return account.knowsMemory() ? peak : Run.UNKNOWN;
  }

  @Override
  public void close() {
    machine.close();
  }
}
