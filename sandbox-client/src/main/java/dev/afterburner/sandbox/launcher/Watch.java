// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.launcher;

import dev.afterburner.sandbox.Limits;
import dev.afterburner.sandbox.LiveCurve;
import dev.afterburner.sandbox.Outcome.Limit;
import dev.afterburner.sandbox.Probe;
import dev.afterburner.sandbox.linux.Descriptors;
import dev.afterburner.sandbox.linux.LinuxException;
import dev.afterburner.sandbox.linux.Scheduling;
import dev.afterburner.sandbox.linux.TaskClock;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One run as the sampler sees it: opens the gate, takes the samples, holds the limits, sees the
 * end. All but {@link #cancel} and the futures belongs to the sampler's thread.
 */
final class Watch {

  private static final int MOST_PROCESSES = 1024;
  private static final long CHECK_NANOS = 1_000_000;
  private static final int CHECKS_PER_COUNT = 4;
  private static final int CHECKS_PER_CPU = 4;
  private static final int CHECKS_PER_HIDDEN_CPU = 16;
  private static final int CHECKS_PER_LIFE = 32;
  private static final long TICK_NANOS = 10_000_000;
  private static final long START_NANOS = 30_000_000_000L;

  /** A run that was ended may take its time: the kernel has to give back what it held. */
  private static final long PATIENCE_NANOS = 60_000_000_000L;

  private final Launcher launcher;
  private final Board board;
  private final Limits limits;
  private final long memoryPages;
  private final long pageSize;
  private final long periodNanos;
  private final Output stdout;
  private final int stderr;
  private final SampleLog log;
  private final Account account;
  private final Outside outside;
  private final CompletableFuture<LiveCurve> started = new CompletableFuture<>();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();

  private volatile boolean cancelled;
  private boolean expected;
  private final @Nullable Probe probe;
  private final int core;
  private final boolean isHere;
  private @Nullable ProcessTree tree;
  private Launcher.@Nullable Sight sight;
  private Descriptors.Usage before = new Descriptors.Usage(0, 0);
  private long begunNanos;
  private long cpuAtStart;
  private long samplerCpu;
  private long accountCpu;
  private long seenCpu;
  private long residentBytes;
  private boolean cpuNoted;

  /** Where no control group tells the CPU time, and the kernel lets it be counted otherwise. */
  private @Nullable TaskClock clock;

  private long nextSample;
  private long nextCheck;
  private int checks;
  private int nextCount;
  private final SplittableRandom random = new SplittableRandom();
  private @Nullable Limit crossed;
  private boolean killed;
  private long killedNanos;

  /**
   * A run to be watched.
   *
   * @param probe looks into it for a profile; null where it is measured
   * @param core the core that it is bound to, or −1
   * @param isHere whether the launcher's numbers of processes are those that are seen here
   */
  Watch(
      Launcher launcher,
      Limits limits,
      int rateHz,
      Output stdout,
      int stderr,
      long pageSize,
      @Nullable Probe probe,
      int core,
      boolean isHere) {
    this.launcher = launcher;
    this.isHere = isHere;
    this.board = launcher.board();
    this.limits = limits;
    this.memoryPages = limits.memoryBytes() / pageSize;
    this.pageSize = pageSize;
    this.periodNanos = 1_000_000_000L / rateHz;
    this.stdout = stdout;
    this.stderr = stderr;
    this.log = new SampleLog(pageSize);
    this.account = launcher.account();
    this.outside = new Outside(account, limits, pageSize);
    this.probe = probe;
    this.core = core;
  }

  /** Completes when the gate has opened, or with null when it never will. */
  CompletableFuture<LiveCurve> started() {
    return started;
  }

  /** The program is about to begin without waiting for a first look. */
  void expect() {
    expected = true;
    outside.expect();
  }

  /** The run has ended before anybody looked. */
  void unseen() {
    started.complete(log);
    ended.complete(null);
  }

  /** Completes when nothing of the run is left, or the sandbox failed. */
  CompletableFuture<Void> ended() {
    return ended;
  }

  SampleLog log() {
    return log;
  }

  /** CPU time of the sampler's thread during the run, ns. */
  long samplerCpuNanos() {
    return samplerCpu;
  }

  /** CPU time of all processes of the run, also of those that nobody waited for, ns. */
  long seenCpuNanos() {
    return seenCpu;
  }

  /** What was used of its files before it began. */
  Descriptors.Usage filesBefore() {
    return before;
  }

  /** Memory outside the resident sets. */
  Outside outside() {
    return outside;
  }

  /** The limit for which the run was ended, if any. */
  @Nullable Limit crossed() {
    return crossed;
  }

  /** When the end was ordered, ns on the monotonic clock. */
  long killedNanos() {
    return killedNanos;
  }

  boolean isCancelled() {
    return cancelled;
  }

  /** Asks for the end; from any thread. */
  void cancel() {
    cancelled = true;
  }

  /** When {@link #step} wants to be called next. */
  long wakeNanos() {
    return Math.min(nextSample, nextCheck);
  }

  /** Does what is due. Returns false when the run has ended. */
  boolean step(long now, Scheduling.Timer timer) {
    if (begunNanos == 0) {
      begunNanos = now;
      cpuAtStart = timer.threadCpu();
      nextCheck = now;
    }
    int state = board.state();
    if (board.exitNanos() != 0) {
      noteCpu();
    }
    if (board.ended() || launcher.isGone()) {
      finish(timer);
      return false;
    }
    if (tree == null) {
      begin(state, now);
    } else if (now >= nextSample) {
      sample(now);
    }
    if (now >= nextCheck) {
      check(now);
    }
    return true;
  }

  private void begin(int state, long now) {
    nextSample = now + periodNanos;
    Launcher.Sight seen = null;
    try {
      seen = state == Board.READY ? launcher.sight() : null;
    } catch (LinuxException e) {
      launcher.destroy();
    }
    if (seen == null) {
      if (now - begunNanos > START_NANOS) {
        launcher.destroy();
      }
      return;
    }
    sight = seen;
    if (!expected) {
      // One that has begun may have written already, to folders that were new and empty.
      before = seen.usage();
    }
    tree = new ProcessTree(seen.processes(), MOST_PROCESSES);
    // Opens the program's figures while it still waits.
    outside.begin(tree, tree.residentPages() * pageSize);
    if (account.knowsCpu()) {
      accountCpu = account.cpuNanos();
    } else if (isHere && board.programPid() > 0) {
      countCpu(board.programPid());
    }
    if (!cancelled) {
      if (probe != null && board.programPid() > 0) {
        probe.begin(board.programPid(), core);
      }
      board.openGate();
      started.complete(log);
    }
  }

  private void countCpu(int pid) {
    try {
      clock = TaskClock.open(pid);
    } catch (LinuxException e) {
      // Forbidden here: what the sampler sees of living processes must do.
      clock = null;
    }
  }

  private void sample(long now) {
    long pages = tree == null ? 0 : tree.residentPages();
    long exec = board.execNanos();
    // No process has memory: the program has ended and waits to be reaped. Its last value holds.
    if (exec != 0 && now > exec && pages > 0 && board.exitNanos() == 0) {
      log.add(now - exec, pages);
      residentBytes = pages * pageSize;
      if (probe != null) {
        probe.look(now, residentBytes);
      }
      if (pages > memoryPages) {
        kill(Limit.MEMORY, now);
      }
    }
    nextSample += periodNanos;
    if (nextSample <= now) {
      nextSample = now + periodNanos - (now - nextSample) % periodNanos;
    }
  }

  private void check(long now) {
    nextCheck = now + CHECK_NANOS / 2 + random.nextLong(CHECK_NANOS);
    checks++;
    if (cancelled) {
      kill(null, now);
    }
    if (checks % CHECKS_PER_LIFE == 0 && !launcher.isAlive()) {
      return;
    }
    if (killed && now - killedNanos > PATIENCE_NANOS) {
      launcher.destroy();
    }
    long exec = board.execNanos();
    if (exec == 0 || tree == null) {
      return;
    }
    if (now - exec > limits.wall().toNanos()) {
      kill(Limit.WALL_TIME, now);
    }
    if (stdout.limitedBytes() + Descriptors.heldBytes(stderr) > limits.outputBytes()) {
      kill(Limit.OUTPUT, now);
    }
    if (tree.processes() > limits.processes()
        || (checks % CHECKS_PER_COUNT == 0 && tree.threads() > limits.processes())) {
      kill(Limit.PROCESSES, now);
    }
    if (checks >= nextCount) {
      // At random distances: a program that knew them could hide memory from every other look.
      nextCount = checks + 1 + random.nextInt(2 * CHECKS_PER_COUNT - 1);
      checkMemory(tree, now - exec, now);
    }
    boolean limited = limits.cpu().compareTo(limits.wall()) < 0;
    if (checks % (limited ? CHECKS_PER_CPU : CHECKS_PER_HIDDEN_CPU) == 0
        && (limited || !account.knowsCpu())) {
      long cpu = clock == null ? tree.cpuTicks() * TICK_NANOS : clock.nanos();
      seenCpu = Math.max(seenCpu, cpu);
      if (seenCpu > limits.cpu().toNanos()) {
        kill(Limit.CPU_TIME, now);
      }
    }
  }

  private void checkMemory(ProcessTree processes, long at, long now) {
    Descriptors.Usage usage = sight == null ? before : sight.usage();
    long filesBytes = usage.bytes() - before.bytes();
    if (filesBytes > limits.filesBytes() || usage.files() - before.files() > Request.MOST_FILES) {
      kill(Limit.FILES, now);
    }
    if (residentBytes > 0
        && board.exitNanos() == 0
        && outside.isTooMuch(
            processes,
            at,
            residentBytes,
            filesBytes + stdout.memoryBytes() + Descriptors.memoryBytes(stderr),
            stdout.printedBytes())) {
      kill(Limit.MEMORY, now);
    }
  }

  private void kill(@Nullable Limit limit, long now) {
    if (!killed) {
      killed = true;
      killedNanos = now;
      crossed = limit;
      launcher.kill();
    }
  }

  /** Once, as soon as the program has ended: what follows is the launcher's own work. */
  private void noteCpu() {
    if (tree != null && !cpuNoted) {
      cpuNoted = true;
      if (account.knowsCpu()) {
        seenCpu = Math.max(seenCpu, account.cpuNanos() - accountCpu);
      } else if (clock != null) {
        seenCpu = Math.max(seenCpu, clock.nanos());
      }
    }
  }

  private void finish(Scheduling.Timer timer) {
    samplerCpu = timer.threadCpu() - cpuAtStart;
    noteCpu();
    if (clock != null) {
      clock.close();
    }
    outside.close();
    if (probe != null) {
      probe.end(board.execNanos(), board.exitNanos());
    }
    if (tree != null) {
      tree.close();
    }
    if (sight != null) {
      sight.close();
    }
    started.complete(log);
    ended.complete(null);
  }
}
