// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.linux;

import static dev.afterburner.sandbox.linux.Native.INT;
import static dev.afterburner.sandbox.linux.Native.LONG;
import static dev.afterburner.sandbox.linux.Native.POINTER;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/** Opens counters of the kernel's software kind, perf_event_open(2). */
final class PerfEvent {

  /** Size of the attributes. */
  static final int ATTRIBUTES = 112;

  /** Bits of the flags: not counting before an exec, inherited, no kernel, no hypervisor. */
  static final long DISABLED = 1L;

  static final long INHERITED = 1L << 1;
  static final long NO_KERNEL = 1L << 5;
  static final long NO_HYPERVISOR = 1L << 6;
  static final long ENABLED_ON_EXEC = 1L << 12;

  /** Whether the machine is of Arm's architecture; x86 otherwise. */
  static final boolean ARM = Processes.architecture().equals(Optional.of("aarch64"));

  private static final long SYS_PERF_EVENT_OPEN = ARM ? 241 : 298;
  private static final int SOFTWARE = 1;
  private static final long FLAGS_AT = 40;
  private static final long CLOSE_ON_EXEC = 8;
  private static final int EACCES = 13;
  private static final int EPERM = 1;

  private static final MethodHandle SYSCALL =
      Native.variadic("syscall", 1, LONG, LONG, POINTER, INT, INT, INT, LONG);

  private PerfEvent() {}

  /** Attributes of a software event, without flags. */
  static MemorySegment attributes(Arena arena, long event) {
    MemorySegment attributes = arena.allocate(ATTRIBUTES, 8);
    attributes.set(ValueLayout.JAVA_INT, 0, SOFTWARE);
    attributes.set(ValueLayout.JAVA_INT, 4, ATTRIBUTES);
    attributes.set(ValueLayout.JAVA_LONG, 8, event);
    return attributes;
  }

  /** An open counter, and whether it sees the kernel's part too. */
  record Opened(int fd, boolean kernel) {}

  /**
   * Opens a counter; without the kernel's part where that is forbidden.
   *
   * @param pid as this process sees it
   * @param core where it counts, or −1 for all
   * @throws LinuxException where the kernel forbids it
   */
  static Opened open(MemorySegment attributes, long flags, int pid, int core)
      throws LinuxException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment errno = Native.errnoIn(arena);
      int fd = call(errno, attributes, flags, pid, core);
      boolean forbidden = fd < 0 && (Native.errno(errno) == EACCES || Native.errno(errno) == EPERM);
      if (forbidden) {
        fd = call(errno, attributes, flags | NO_KERNEL, pid, core);
      }
      Descriptors.check("perf_event_open", fd, errno);
      return new Opened(fd, !forbidden);
    } catch (LinuxException e) {
      throw e;
    } catch (Throwable t) {
      throw Native.unexpected(t);
    }
  }

  private static int call(
      MemorySegment errno, MemorySegment attributes, long flags, int pid, int core)
      throws Throwable {
    attributes.set(ValueLayout.JAVA_LONG, FLAGS_AT, flags);
    return (int)
        (long)
            SYSCALL.invokeExact(
                errno, SYS_PERF_EVENT_OPEN, attributes, pid, core, -1, CLOSE_ON_EXEC);
  }
}
