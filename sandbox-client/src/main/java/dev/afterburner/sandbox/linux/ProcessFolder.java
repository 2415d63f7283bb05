// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.linux;

import static dev.afterburner.sandbox.linux.Native.INT;
import static dev.afterburner.sandbox.linux.Native.LONG;
import static dev.afterburner.sandbox.linux.Native.POINTER;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A /proc of some process-number namespace, read at the pace of the sampler: no garbage, few system
 * calls. For one thread.
 *
 * <p>The kernel's folder function puts process n at position 258 + n (fs/proc/base.c, TGID_OFFSET),
 * so a seek skips the sixty entries that are no processes and the namespace's init.
 */
public final class ProcessFolder implements AutoCloseable {

  private static final long POSITION_OF_PROCESS_2 = 258 + 2;
  private static final int ENTRY_NAME = 19; // struct linux_dirent64: ino 8, off 8, reclen 2, type 1
  private static final int ENTRY_LENGTH = 16;
  private static final int BUFFER = 8192;
  private static final int STAT_LENGTH = 1024;

  private static final MethodHandle PREAD = Native.brief("pread", LONG, INT, POINTER, LONG, LONG);
  private static final MethodHandle LSEEK = Native.brief("lseek", LONG, INT, LONG, INT);
  private static final MethodHandle GETDENTS = Native.brief("getdents64", LONG, INT, POINTER, LONG);

  private final int fd;
  private final Counters counters = new Counters();
  private final MemorySegment buffer = Arena.ofAuto().allocate(BUFFER, 8);
  private long shared;

  private ProcessFolder(int fd) {
    this.fd = fd;
  }

  /**
   * The /proc that a process sees.
   *
   * @param pid the process, in this process' own numbering
   */
  public static ProcessFolder of(int pid) throws LinuxException {
    String path = "/proc/" + pid + "/root/proc";
    int fd = Descriptors.open(path);
    if (fd < 0) {
      throw new LinuxException("open " + path, LinuxException.EACCES);
    }
    return new ProcessFolder(fd);
  }

  /**
   * A /proc that is open already.
   *
   * @param fd closed with this
   */
  public static ProcessFolder at(int fd) {
    return new ProcessFolder(fd);
  }

  /**
   * Lists the living processes other than the namespace's init.
   *
   * @param pids receives their numbers in that namespace, ascending
   * @return how many there are, at most the array's length
   */
  public int list(int[] pids) {
    try {
      long ignored = (long) LSEEK.invokeExact(fd, POSITION_OF_PROCESS_2, 0);
      int count = 0;
      while (count < pids.length) {
        long bytes = (long) GETDENTS.invokeExact(fd, buffer, (long) BUFFER);
        if (bytes <= 0) {
          return count;
        }
        for (long at = 0; at < bytes && count < pids.length; ) {
          int pid = number(at + ENTRY_NAME);
          if (pid > 1) {
            pids[count++] = pid;
          }
          at += buffer.get(ValueLayout.JAVA_SHORT, at + ENTRY_LENGTH) & 0xffff;
        }
      }
      return count;
    } catch (Throwable t) {
      throw Native.unexpected(t);
    }
  }

  private int number(long at) {
    int value = 0;
    for (int digit;
        (digit = buffer.get(ValueLayout.JAVA_BYTE, at) - '0') >= 0 && digit <= 9;
        at++) {
      value = value * 10 + digit;
    }
    return value;
  }

  /** Opens a process' memory figures for {@link #residentPages}; −1 when it is gone. */
  public int openMemory(int pid) {
    return Descriptors.openAt(fd, pid + "/statm");
  }

  /**
   * The same by a thread that still lives: where the first thread has ended, the kernel shows the
   * memory of the others under their own numbers only. −1 when there is none.
   */
  public int openMemoryOfThread(int pid) {
    int tasks = Descriptors.openAt(fd, pid + "/task");
    if (tasks < 0) {
      return -1;
    }
    try {
      while (true) {
        long bytes = (long) GETDENTS.invokeExact(tasks, buffer, (long) BUFFER);
        if (bytes <= 0) {
          return -1;
        }
        int[] threads = new int[BUFFER / ENTRY_NAME];
        int count = 0;
        for (long at = 0; at < bytes; ) {
          int thread = number(at + ENTRY_NAME);
          if (thread > 0) {
            threads[count++] = thread;
          }
          at += buffer.get(ValueLayout.JAVA_SHORT, at + ENTRY_LENGTH) & 0xffff;
        }
        for (int i = 0; i < count; i++) {
          int memory = Descriptors.openAt(tasks, threads[i] + "/statm");
          if (residentPages(memory) > 0) {
            return memory;
          }
          Descriptors.close(memory);
        }
      }
    } catch (Throwable t) {
      throw Native.unexpected(t);
    } finally {
      Descriptors.close(tasks);
    }
  }

  /**
   * Resident set of a process, pages; 0 when it has given its memory back, −1 when it is gone.
   *
   * @param memory from {@link #openMemory}
   */
  public long residentPages(int memory) {
    try {
      long length = (long) PREAD.invokeExact(memory, buffer, 64L, 0L);
      shared = 0;
      if (length <= 0) {
        return -1;
      }
      // Fields: size, resident, shared.
      int field = 0;
      long pages = 0;
      for (long at = 0; at < length && field < 3; at++) {
        int digit = buffer.get(ValueLayout.JAVA_BYTE, at) - '0';
        if (digit < 0) {
          field++;
        } else if (field == 1) {
          pages = pages * 10 + digit;
        } else if (field == 2) {
          shared = shared * 10 + digit;
        }
      }
      return pages;
    } catch (Throwable t) {
      throw Native.unexpected(t);
    }
  }

  /** How many of the pages last told are those of files, or of shared memory. */
  public long sharedPages() {
    return shared;
  }

  /** Number of threads of a process; 0 when it is gone. */
  public int threads(int pid) {
    return Math.max(0, Descriptors.links(fd, pid + "/task") - 2);
  }

  /** A figure of a process' status: RssFile, VmSwap and the like, bytes. */
  public long statusBytes(int pid, String name) {
    readStatus(pid);
    return statusBytes(name);
  }

  private void readStatus(int pid) {
    int status = Descriptors.openAt(fd, pid + "/status");
    counters.read(status);
    Descriptors.close(status);
  }

  private long statusBytes(String name) {
    return 1024 * Math.max(0, counters.value(name));
  }

  /** Page tables of a process' address space, and its resident set, bytes. */
  public record Tables(long bytes, long residentBytes) {}

  /** Page tables of a process; nothing when it has no memory. */
  public Tables tables(int pid) {
    readStatus(pid);
    return new Tables(statusBytes("VmPTE"), statusBytes("VmRSS"));
  }

  /**
   * Adds a process' shared mappings, by place and file, with their sizes, bytes. Takes long.
   *
   * @return false where they can't be read of a process that is there
   */
  public boolean sharedMappings(int pid, Map<String, Long> mappings) {
    // Lines as in "7f1c00000000-7f1c00200000 rw-s 00000000 00:01 1234   /dev/zero (deleted)".
    Path maps = Path.of("/proc/self/fd/" + fd + "/" + pid + "/maps");
    try (Stream<String> lines = Files.lines(maps, StandardCharsets.ISO_8859_1)) {
      lines.forEach(
          line -> {
            String[] fields = line.split(" ", 6);
            if (fields.length > 4 && fields[1].endsWith("s")) {
              String[] range = fields[0].split("-", 2);
              long bytes =
                  Long.parseUnsignedLong(range[1], 16) - Long.parseUnsignedLong(range[0], 16);
              mappings.put(fields[0] + " " + fields[4], bytes);
            }
          });
      return true;
    } catch (IOException | UncheckedIOException e) {
      return threads(pid) == 0;
    }
  }

  /**
   * What a process has used.
   *
   * @param living whether its first thread has not come to its very end, after which it only waits
   *     to be reaped
   * @param exiting whether it has begun to end, and so gives its memory back
   * @param threads how many it has; 0 when it is gone
   * @param ownTicks CPU time of its threads, clock ticks of 10 ms
   * @param allTicks the same with the children that it waited for
   */
  public record Used(boolean living, boolean exiting, int threads, long ownTicks, long allTicks) {}

  /** PF_EXITING of the kernel. */
  private static final int EXITING = 4;

  private static final Used NOTHING = new Used(false, false, 0, 0, 0);

  /** What a process has used; nothing when it is gone. */
  public Used used(int pid) {
    int stat = Descriptors.openAt(fd, pid + "/stat");
    if (stat < 0) {
      return NOTHING;
    }
    try {
      int length = (int) (long) PREAD.invokeExact(stat, buffer, (long) STAT_LENGTH, 0L);
      // After the name in parentheses: state is field 3, the kernel's flags are field 9,
      // utime … cstime are fields 14 to 17, the number of threads is field 20.
      int at = length - 1;
      while (at > 0 && buffer.get(ValueLayout.JAVA_BYTE, at) != ')') {
        at--;
      }
      if (at <= 0) {
        return NOTHING;
      }
      at += 2;
      char state = (char) buffer.get(ValueLayout.JAVA_BYTE, at);
      long own = 0;
      long all = 0;
      int threads = 0;
      boolean exiting = false;
      for (int field = 3; field < 20 && at < length; at++) {
        if (buffer.get(ValueLayout.JAVA_BYTE, at) == ' ') {
          field++;
          exiting |= field == 9 && (number(at + 1L) & EXITING) != 0;
          int value = field >= 14 ? number(at + 1L) : 0;
          own += field <= 15 ? value : 0;
          all += field <= 17 ? value : 0;
          threads = value;
        }
      }
      return new Used(state != 'Z' && state != 'X', exiting, threads, own, all);
    } catch (Throwable t) {
      throw Native.unexpected(t);
    } finally {
      Descriptors.close(stat);
    }
  }

  @Override
  public void close() {
    Descriptors.close(fd);
  }
}
