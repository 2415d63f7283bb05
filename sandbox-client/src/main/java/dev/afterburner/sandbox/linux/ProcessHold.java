// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.linux;

import static dev.afterburner.sandbox.linux.Native.INT;
import static dev.afterburner.sandbox.linux.Native.LONG;
import static dev.afterburner.sandbox.linux.Native.POINTER;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Sends signals to one process, pidfd_open(2): never to another one that has got its number since.
 */
public final class ProcessHold implements AutoCloseable {

  private static final long SYS_PIDFD_SEND_SIGNAL = 424; // the same on all processors
  private static final long SYS_PIDFD_OPEN = 434;
  private static final MethodHandle SYSCALL =
      Native.variadic("syscall", 1, LONG, LONG, INT, INT, POINTER, INT);

  private final int pid;
  private final int fd;

  /** Holds a process, numbered as this process sees it. */
  public ProcessHold(int pid) throws LinuxException {
    this.pid = pid;
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment errno = Native.errnoIn(arena);
      fd =
          Descriptors.check(
              "pidfd_open",
              (int)
                  (long) SYSCALL.invokeExact(errno, SYS_PIDFD_OPEN, pid, 0, MemorySegment.NULL, 0),
              errno);
    } catch (LinuxException e) {
      throw e;
    } catch (Throwable t) {
      throw Native.unexpected(t);
    }
  }

  /** Sends a signal if the process has said what to do on it; else it would end it. */
  public void signalIfCaught(int signal) {
    if (!catches(signal)) {
      return;
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment errno = Native.errnoIn(arena);
      long ignored =
          (long)
              SYSCALL.invokeExact(errno, SYS_PIDFD_SEND_SIGNAL, fd, signal, MemorySegment.NULL, 0);
    } catch (Throwable t) {
      throw Native.unexpected(t);
    }
  }

  private boolean catches(int signal) {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
        if (line.startsWith("SigCgt:")) {
          long caught = Long.parseUnsignedLong(line.substring(line.length() - 16), 16);
          return (caught >>> (signal - 1) & 1) != 0;
        }
      }
      return false;
    } catch (IOException e) {
      return false; // it has ended
    }
  }

  @Override
  public void close() {
    Descriptors.close(fd);
  }
}
