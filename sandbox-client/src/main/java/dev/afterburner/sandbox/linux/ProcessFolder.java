package dev.afterburner.sandbox.linux;

import static dev.afterburner.sandbox.linux.Native.INT;
import static dev.afterburner.sandbox.linux.Native.LONG;
import static dev.afterburner.sandbox.linux.Native.POINTER;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

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

  private static final MethodHandle PREAD = Native.brief("pread", LONG, INT, POINTER, LONG, LONG);
  private static final MethodHandle LSEEK = Native.brief("lseek", LONG, INT, LONG, INT);
  private static final MethodHandle GETDENTS = Native.brief("getdents64", LONG, INT, POINTER, LONG);

  private final int fd;
  private final MemorySegment buffer = Arena.ofAuto().allocate(BUFFER, 8);

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
   * Resident set of a process, pages; 0 when it is gone or has given its memory back.
   *
   * @param memory from {@link #openMemory}
   */
  public long residentPages(int memory) {
    try {
      long length = (long) PREAD.invokeExact(memory, buffer, 64L, 0L);
      long at = 0;
      while (at < length && buffer.get(ValueLayout.JAVA_BYTE, at) != ' ') {
        at++;
      }
      long pages = 0;
      for (at++; at < length; at++) {
        int digit = buffer.get(ValueLayout.JAVA_BYTE, at) - '0';
        if (digit < 0) {
          break;
        }
        pages = pages * 10 + digit;
      }
      return pages;
    } catch (Throwable t) {
      throw Native.unexpected(t);
    }
  }

  /** Number of threads of a process; 0 when it is gone. */
  public int threads(int pid) {
    return Math.max(0, Descriptors.links(fd, pid + "/task") - 2);
  }

  /** CPU time of a process and the children it waited for, clock ticks of 10 ms; 0 when gone. */
  public long cpuTicks(int pid) {
    int stat = Descriptors.openAt(fd, pid + "/stat");
    if (stat < 0) {
      return 0;
    }
    try {
      long length = (long) PREAD.invokeExact(stat, buffer, 1024L, 0L);
      if (length <= 0) {
        return 0;
      }
      byte[] bytes = buffer.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE);
      String text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
      // After the name in parentheses: state is field 3, utime … cstime are fields 14 to 17.
      String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ");
      long ticks = 0;
      for (int field = 14; field <= 17; field++) {
        ticks += Long.parseLong(fields[field - 3]);
      }
      return ticks;
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
