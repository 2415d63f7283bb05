// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.linux;

import static dev.afterburner.sandbox.linux.Native.INT;
import static dev.afterburner.sandbox.linux.Native.LONG;
import static dev.afterburner.sandbox.linux.Native.POINTER;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;

/** Clocks, sleep and the calling thread's place: clock_gettime(2), sched_setaffinity(2), …. */
public final class Scheduling {

  private static final int CLOCK_MONOTONIC = 1;
  private static final int CLOCK_THREAD_CPUTIME_ID = 3;
  private static final int TIMER_ABSTIME = 1;
  private static final int SCHED_FIFO = 1;
  private static final int PR_SET_TIMERSLACK = 29;
  private static final int SC_PAGESIZE = 30;
  private static final int CPU_SET_BYTES = 128;
  private static final long NANOS = 1_000_000_000L;

  private static final MethodHandle CLOCK_GETTIME =
      Native.brief("clock_gettime", INT, INT, POINTER);
  private static final MethodHandle CLOCK_NANOSLEEP =
      Native.call("clock_nanosleep", INT, INT, INT, POINTER, POINTER);
  private static final MethodHandle SET_AFFINITY =
      Native.call("sched_setaffinity", INT, INT, LONG, POINTER);
  private static final MethodHandle GET_AFFINITY =
      Native.call("sched_getaffinity", INT, INT, LONG, POINTER);
  private static final MethodHandle SET_SCHEDULER =
      Native.call("sched_setscheduler", INT, INT, INT, POINTER);
  private static final MethodHandle SET_PRIORITY = Native.call("setpriority", INT, INT, INT, INT);
  private static final MethodHandle PRCTL =
      Native.variadic("prctl", 1, INT, INT, LONG, LONG, LONG, LONG);
  private static final MethodHandle SYSCONF = Native.call("sysconf", LONG, INT);

  private Scheduling() {}

  /** A clock reading and sleeping without garbage; for one thread. */
  public static final class Timer {

    private final MemorySegment time = Arena.ofAuto().allocate(16, 8);

    /** The monotonic clock, ns. */
    public long now() {
      return read(CLOCK_MONOTONIC);
    }

    /** CPU time that the calling thread has used, ns. */
    public long threadCpu() {
      return read(CLOCK_THREAD_CPUTIME_ID);
    }

    private long read(int clock) {
      try {
        int ignored = (int) CLOCK_GETTIME.invokeExact(clock, time);
        return time.get(ValueLayout.JAVA_LONG, 0) * NANOS + time.get(ValueLayout.JAVA_LONG, 8);
      } catch (Throwable t) {
        throw Native.unexpected(t);
      }
    }

    /** Sleeps until the monotonic clock shows the given time, ns. */
    public void sleepUntil(long nanos) {
      time.set(ValueLayout.JAVA_LONG, 0, nanos / NANOS);
      time.set(ValueLayout.JAVA_LONG, 8, nanos % NANOS);
      try {
        int ignored =
            (int)
                CLOCK_NANOSLEEP.invokeExact(
                    CLOCK_MONOTONIC, TIMER_ABSTIME, time, MemorySegment.NULL);
      } catch (Throwable t) {
        throw Native.unexpected(t);
      }
    }
  }

  /** The cores that this process may use, in order. */
  public static List<Integer> cores() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment set = arena.allocate(CPU_SET_BYTES, 8);
      int ignored = (int) GET_AFFINITY.invokeExact(0, (long) CPU_SET_BYTES, set);
      List<Integer> cores = new ArrayList<>();
      for (int core = 0; core < CPU_SET_BYTES * 8; core++) {
        if ((set.get(ValueLayout.JAVA_BYTE, core / 8) >> (core % 8) & 1) != 0) {
          cores.add(core);
        }
      }
      return cores;
    } catch (Throwable t) {
      throw Native.unexpected(t);
    }
  }

  /** Binds the calling thread to one core; false where that is refused. */
  public static boolean pin(int core) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment set = arena.allocate(CPU_SET_BYTES, 8);
      set.set(ValueLayout.JAVA_BYTE, core / 8, (byte) (1 << (core % 8)));
      return (int) SET_AFFINITY.invokeExact(0, (long) CPU_SET_BYTES, set) == 0;
    } catch (Throwable t) {
      throw Native.unexpected(t);
    }
  }

  /**
   * Makes the calling thread wake up as promptly as this user may have it: real-time priority where
   * allowed, else a better nice value where allowed, and timers without slack.
   *
   * @return what was reached, for people
   */
  public static String prompt() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment errno = Native.errnoIn(arena);
      int ignored = (int) PRCTL.invokeExact(errno, PR_SET_TIMERSLACK, 1L, 0L, 0L, 0L);
      MemorySegment priority = arena.allocate(ValueLayout.JAVA_INT);
      priority.set(ValueLayout.JAVA_INT, 0, 1);
      if ((int) SET_SCHEDULER.invokeExact(0, SCHED_FIFO, priority) == 0) {
        return "real-time priority";
      }
      return (int) SET_PRIORITY.invokeExact(0, 0, -10) == 0 ? "nice -10" : "ordinary priority";
    } catch (Throwable t) {
      throw Native.unexpected(t);
    }
  }

  /** Size of a memory page, bytes. */
  public static long pageSize() {
    try {
      return (long) SYSCONF.invokeExact(SC_PAGESIZE);
    } catch (Throwable t) {
      throw Native.unexpected(t);
    }
  }
}
