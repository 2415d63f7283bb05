// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.linux;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The machine's memory that is in no process' own pages and in no file of the disk: shared memory,
 * files in memory, buffers of pipes and sockets, the kernel's own. Who has taken it the kernel does
 * not say; so it bounds a run only where no control group does. For one thread.
 *
 * <p>Source: Linux, Documentation/filesystems/proc.rst, meminfo and zoneinfo.
 */
public final class MachineMemory implements AutoCloseable {

  private final int fd = Descriptors.open("/proc/meminfo");
  private final Counters counters = new Counters();
  private final long pageSize;

  /**
   * This machine's.
   *
   * @param pageSize bytes
   */
  public MachineMemory(long pageSize) {
    this.pageSize = pageSize;
  }

  /** How much there is, bytes, with what lies ready in the processors' lists of free pages. */
  public long unownedBytes() {
    counters.read(fd);
    long kilobytes =
        kb("MemTotal")
            - kb("MemFree")
            - kb("Buffers")
            - (kb("Cached") - kb("Shmem"))
            - kb("SwapCached")
            - kb("AnonPages")
            - kb("SReclaimable");
    return 1024 * kilobytes;
  }

  /** Of it shared memory and files in memory, bytes. */
  public long sharedBytes() {
    counters.read(fd);
    return 1024 * kb("Shmem");
  }

  /** How much is in swap, bytes. */
  public long swappedBytes() {
    counters.read(fd);
    return 1024 * (kb("SwapTotal") - kb("SwapFree"));
  }

  private long kb(String name) {
    return Math.max(0, counters.value(name));
  }

  /**
   * Free pages in the processors' own lists, bytes: nobody has taken them. Takes longer to read
   * than all else.
   */
  public long readyBytes() {
    try {
      return pageSize
          * Files.readString(Path.of("/proc/zoneinfo"), StandardCharsets.US_ASCII)
              .lines()
              .map(String::strip)
              .filter(line -> line.startsWith("count:"))
              .mapToLong(line -> Long.parseLong(line.substring("count:".length()).strip()))
              .sum();
    } catch (IOException | NumberFormatException e) {
      return 0;
    }
  }

  @Override
  public void close() {
    Descriptors.close(fd);
  }
}
