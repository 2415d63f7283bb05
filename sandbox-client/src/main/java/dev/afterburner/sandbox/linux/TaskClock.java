// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.linux;

import static dev.afterburner.sandbox.linux.Native.INT;
import static dev.afterburner.sandbox.linux.Native.LONG;
import static dev.afterburner.sandbox.linux.Native.POINTER;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * CPU time of a process from now on, of all its threads and of all processes that it forks, also of
 * those that nobody waits for. An ordinary user may ask for it where kernel.perf_event_paranoid is
 * at most 2. For one thread.
 */
public final class TaskClock implements AutoCloseable {

  /** PERF_COUNT_SW_TASK_CLOCK: ns. It counts what is done in the kernel whatever the flags. */
  private static final long TASK_CLOCK = 1;

  private static final MethodHandle READ = Native.brief("read", LONG, INT, POINTER, LONG);

  private final MemorySegment value = Arena.ofAuto().allocate(ValueLayout.JAVA_LONG);
  private final int fd;

  private TaskClock(int fd) {
    this.fd = fd;
  }

  /**
   * Begins to count.
   *
   * @param pid as this process sees it
   * @throws LinuxException where the kernel forbids it
   */
  public static TaskClock open(int pid) throws LinuxException {
    try (Arena arena = Arena.ofConfined()) {
      return new TaskClock(
          PerfEvent.open(
                  PerfEvent.attributes(arena, TASK_CLOCK),
                  PerfEvent.INHERITED | PerfEvent.NO_HYPERVISOR,
                  pid,
                  -1)
              .fd());
    }
  }

  /** Whether the kernel lets this user's processes be counted. */
  public static boolean isAllowed() {
    try (TaskClock own = open(0)) {
      return own.nanos() >= 0;
    } catch (LinuxException e) {
      return false;
    }
  }

  /** CPU time so far, ns; 0 where it can't be read. */
  public long nanos() {
    try {
      long bytes = (long) READ.invokeExact(fd, value, value.byteSize());
      return bytes == value.byteSize() ? value.get(ValueLayout.JAVA_LONG, 0) : 0;
    } catch (Throwable t) {
      throw Native.unexpected(t);
    }
  }

  @Override
  public void close() {
    Descriptors.close(fd);
  }
}
