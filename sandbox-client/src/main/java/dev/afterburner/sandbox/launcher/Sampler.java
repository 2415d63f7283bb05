// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.launcher;

import dev.afterburner.sandbox.linux.LinuxException;
import dev.afterburner.sandbox.linux.ProcessFolder;
import dev.afterburner.sandbox.linux.Scheduling;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that samples all runs. It is bound to a core of its own, sleeps to absolute times
 * so that no delay adds up, and reads one line of /proc per process and sample. While nothing runs
 * it is parked.
 */
public final class Sampler implements AutoCloseable {

  private static final int WARM_UP_ROUNDS = 20_000;
  private static final long LONGEST_SLEEP = 1_000_000;

  private final Queue<Watch> arrivals = new ConcurrentLinkedQueue<>();
  private final Thread thread;
  private final int core;
  private volatile boolean closed;
  private volatile @Nullable String priority;

  /**
   * Starts the thread.
   *
   * @param core where it runs, or −1 for anywhere
   */
  public Sampler(int core) {
    this.core = core;
    this.thread = Thread.ofPlatform().daemon().name("sampler").start(this::run);
  }

  /** The priority reached, for people; null while the thread is starting. */
  @Nullable String priority() {
    return priority;
  }

  /** From now on the run is watched, its gate opened and its memory sampled, until it ends. */
  void add(Watch watch) {
    arrivals.add(watch);
    LockSupport.unpark(thread);
  }

  private void run() {
    if (core >= 0) {
      Scheduling.pin(core);
    }
    warmUp();
    priority = Scheduling.prompt();
    Scheduling.Timer timer = new Scheduling.Timer();
    List<Watch> watches = new ArrayList<>();
    while (!closed) {
      for (Watch watch = arrivals.poll(); watch != null; watch = arrivals.poll()) {
        watches.add(watch);
      }
      if (watches.isEmpty()) {
        LockSupport.park(this);
        continue;
      }
      step(watches, timer);
    }
  }

  private static void step(List<Watch> watches, Scheduling.Timer timer) {
    long wake = timer.now() + LONGEST_SLEEP;
    for (int i = watches.size() - 1; i >= 0; i--) {
      Watch watch = watches.get(i);
      long now = timer.now();
      if (watch.wakeNanos() > now || watch.step(now, timer)) {
        wake = Math.min(wake, watch.wakeNanos());
      } else {
        watches.remove(i);
      }
    }
    if (!watches.isEmpty()) {
      timer.sleepUntil(wake);
    }
  }

  /** The first milliseconds of a first run must not be the compiler's. */
  private static void warmUp() {
    Scheduling.Timer timer = new Scheduling.Timer();
    SampleLog log = new SampleLog(1);
    try (ProcessFolder folder = ProcessFolder.of(Math.toIntExact(ProcessHandle.current().pid()));
        ProcessTree tree = new ProcessTree(folder, 2)) {
      for (int i = 0; i < WARM_UP_ROUNDS; i++) {
        long now = timer.now();
        log.add(now, tree.residentPages());
        if (i % 1000 == 0) {
          timer.sleepUntil(now + 1);
        }
      }
    } catch (LinuxException e) {
      // Without it the first samples come slower, and the run's report says so.
      return;
    }
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
  }
}
