package dev.afterburner.sandbox.local;

import dev.afterburner.sandbox.linux.Errno;
import dev.afterburner.sandbox.linux.Libc;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/**
 * Reads the resident memory of running programs, from one thread of its own on one core.
 *
 * <p>Each tick it reads {@code /proc/PID/statm} of every process of every watched tree; the files
 * stay open, so a reading costs one system call of about a microsecond. Every millisecond it looks
 * for new processes: those below init in {@code /proc/PID/task/PID/children}, which includes the
 * ones whose parent has died, because init inherits them.
 */
final class Sampler implements AutoCloseable {

  /** One watched process tree. */
  static final class Watched {
    final int init;
    final GrowingCurve curve = new GrowingCurve();
    final long periodNanos;
    final LimitCheck check;
    private final List<Tracked> processes = new ArrayList<>();
    private long nextDiscovery;
    private long nextSample;
    private volatile long samplerCpuNanos;
    private volatile boolean done;

    Watched(int init, int rateHz, LimitCheck check) {
      this.init = init;
      this.periodNanos = 1_000_000_000L / rateHz;
      this.check = check;
    }

    long samplerCpuNanos() {
      return samplerCpuNanos;
    }
  }

  /** Looks whether a run has crossed a limit; called about every millisecond. */
  @FunctionalInterface
  interface LimitCheck {
    void look(long nowNanos, long residentBytes, int processes);
  }

  private record Tracked(int pid, int statm, int children) {}

  private static final long DISCOVERY_NANOS = 1_000_000;

  private final Libc libc;
  private final int core;
  private final List<Watched> watched = new CopyOnWriteArrayList<>();
  private final Thread thread;
  private volatile boolean closed;

  Sampler(Libc libc, int core) {
    this.libc = libc;
    this.core = core;
    thread = Thread.ofPlatform().name("sampler").daemon().start(this::work);
  }

  /** Begins to sample the processes below an init. */
  Watched watch(Watched run) {
    watched.add(run);
    LockSupport.unpark(thread);
    return run;
  }

  /** Ends the sampling of a tree; when this returns, its curve does not grow any more. */
  void forget(Watched run) {
    watched.remove(run);
    while (!run.done && thread.isAlive()) {
      LockSupport.unpark(thread);
      Thread.onSpinWait();
    }
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
  }

  private void work() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment timespec = arena.allocate(16, 8);
      MemorySegment buffer = arena.allocate(4096);
      if (core >= 0) {
        libc.moveTo(List.of(core));
      }
      libc.sleepExactly();
      boolean realTime = libc.realTime();
      assert realTime || core >= -1;
      List<Watched> known = new ArrayList<>();
      while (!closed) {
        retire(known);
        if (watched.isEmpty()) {
          LockSupport.park(this);
          continue;
        }
        long now = libc.now(timespec);
        long wake = Long.MAX_VALUE;
        for (Watched run : watched) {
          if (!known.contains(run)) {
            known.add(run);
            run.nextSample = now;
          }
          if (run.nextSample <= now) {
            sample(run, timespec, buffer);
            long behind = now - run.nextSample;
            run.nextSample += run.periodNanos * (1 + behind / run.periodNanos);
            run.samplerCpuNanos = libc.threadCpu(timespec);
          }
          wake = Math.min(wake, run.nextSample);
        }
        libc.sleepUntil(wake, timespec);
      }
    } catch (Errno e) {
      throw new IllegalStateException("the sampler can't run: " + e.getMessage(), e);
    }
  }

  private void retire(List<Watched> known) {
    known.removeIf(
        run -> {
          if (watched.contains(run)) {
            return false;
          }
          run.processes.forEach(this::release);
          run.processes.clear();
          run.done = true;
          return true;
        });
  }

  private void release(Tracked process) {
    libc.close(process.statm);
    libc.close(process.children);
  }

  private void sample(Watched run, MemorySegment timespec, MemorySegment buffer) {
    long now = libc.now(timespec);
    boolean discover = now >= run.nextDiscovery;
    if (discover) {
      run.nextDiscovery = now + DISCOVERY_NANOS;
      discover(run, buffer);
      now = libc.now(timespec);
    }
    long pages = 0;
    for (int i = run.processes.size() - 1; i >= 0; i--) {
      Tracked process = run.processes.get(i);
      long n = libc.pread(process.statm, buffer, 0);
      if (n <= 0) {
        release(process);
        run.processes.remove(i);
      } else {
        pages += secondNumber(buffer, n);
      }
    }
    long bytes = pages * pageSize;
    run.curve.add(now, bytes);
    if (discover) {
      run.check.look(now, bytes, run.processes.size());
    }
  }

  private final long pageSize = new Libc().pageSize();

  /** The resident pages: the second number of statm. */
  private static long secondNumber(MemorySegment text, long length) {
    int at = 0;
    while (at < length && text.get(ValueLayout.JAVA_BYTE, at) != ' ') {
      at++;
    }
    long value = 0;
    for (at++; at < length; at++) {
      int digit = text.get(ValueLayout.JAVA_BYTE, at) - '0';
      if (digit < 0) {
        break;
      }
      value = 10 * value + digit;
    }
    return value;
  }

  private void discover(Watched run, MemorySegment buffer) {
    addChildren(run, run.init, -1, buffer);
    for (int i = 0; i < run.processes.size(); i++) {
      addChildren(run, run.processes.get(i).pid, run.processes.get(i).children, buffer);
    }
  }

  private void addChildren(Watched run, int parent, int open, MemorySegment buffer) {
    int fd = open >= 0 ? open : libc.tryOpen("/proc/" + parent + "/task/" + parent + "/children");
    if (fd < 0) {
      return;
    }
    long n = libc.pread(fd, buffer, 0);
    if (open < 0) {
      libc.close(fd);
    }
    int pid = 0;
    for (int at = 0; at < n; at++) {
      int digit = buffer.get(ValueLayout.JAVA_BYTE, at) - '0';
      if (digit >= 0) {
        pid = 10 * pid + digit;
      } else if (pid > 0) {
        add(run, pid);
        pid = 0;
      }
    }
  }

  private void add(Watched run, int pid) {
    for (Tracked process : run.processes) {
      if (process.pid == pid) {
        return;
      }
    }
    int statm = libc.tryOpen("/proc/" + pid + "/statm");
    int children = libc.tryOpen("/proc/" + pid + "/task/" + pid + "/children");
    if (statm >= 0 && children >= 0) {
      run.processes.add(new Tracked(pid, statm, children));
    } else {
      if (statm >= 0) {
        libc.close(statm);
      }
      if (children >= 0) {
        libc.close(children);
      }
    }
  }
}
