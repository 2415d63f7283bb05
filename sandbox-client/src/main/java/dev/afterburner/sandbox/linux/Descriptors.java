// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.linux;

import static dev.afterburner.sandbox.linux.Native.INT;
import static dev.afterburner.sandbox.linux.Native.LONG;
import static dev.afterburner.sandbox.linux.Native.POINTER;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/** Files and memory by descriptor: open(2), memfd_create(2), pread(2), statx(2), statfs(2). */
public final class Descriptors {

  private static final int O_RDONLY = 0;
  private static final int O_WRONLY = 1;
  private static final int WRITTEN_BY_ALL = 0222;
  private static final int AT_FDCWD = -100;
  private static final int O_CLOEXEC = 0x80000;
  private static final int F_DUPFD_CLOEXEC = 1030;
  private static final int F_ADD_SEALS = 1033;
  private static final int F_SEAL_ALL = 0x1 | 0x2 | 0x4 | 0x8;
  private static final int MFD_CLOEXEC = 1;
  private static final int MFD_ALLOW_SEALING = 2;
  private static final int EBUSY = 16;
  private static final int SEAL_TRIES = 100;
  private static final long SEAL_WAIT_NANOS = 10_000_000;
  private static final int AT_EMPTY_PATH = 0x1000;
  private static final int STATX_MODE = 0x2;
  private static final int STATX_NLINK = 0x4;
  private static final int STATX_ATIME = 0x20;
  private static final int STATX_SIZE = 0x200;
  private static final int STATX_BLOCKS = 0x400;
  private static final long STATX_NLINK_AT = 16;
  private static final long STATX_MODE_AT = 28;
  private static final long STATX_SIZE_AT = 40;
  private static final long STATX_BLOCKS_AT = 48;
  private static final long STATX_ATIME_AT = 64;
  private static final long BLOCK = 512;
  private static final long NOTABLE_HELD = 64L << 10;
  private static final int LOCK_SH = 1;
  private static final int LOCK_EX = 2;
  private static final int LOCK_NB = 4;
  private static final int EWOULDBLOCK = 11;
  private static final int READ_CHUNK = 1 << 20;

  private static final MethodHandle MEMFD_CREATE =
      Native.checked("memfd_create", INT, POINTER, INT);
  private static final MethodHandle OPENAT =
      Native.variadic("openat", 3, INT, INT, POINTER, INT, INT);
  private static final MethodHandle FCHMOD = Native.checked("fchmod", INT, INT, INT);
  private static final MethodHandle CLOSE = Native.call("close", INT, INT);
  private static final MethodHandle WRITE = Native.checked("write", LONG, INT, POINTER, LONG);
  private static final MethodHandle PREAD = Native.checked("pread", LONG, INT, POINTER, LONG, LONG);
  private static final MethodHandle LSEEK = Native.checked("lseek", LONG, INT, LONG, INT);
  private static final MethodHandle FCNTL = Native.variadic("fcntl", 2, INT, INT, INT, INT);
  private static final MethodHandle STATX =
      Native.brief("statx", INT, INT, POINTER, INT, INT, POINTER);
  private static final MethodHandle FLOCK = Native.checked("flock", INT, INT, INT);
  private static final MethodHandle FSTATFS = Native.brief("fstatfs", INT, INT, POINTER);

  private Descriptors() {}

  /** An empty file in memory that no folder knows; closed on exec. */
  public static int memory(String name) throws LinuxException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment errno = Native.errnoIn(arena);
      int fd =
          (int)
              MEMFD_CREATE.invokeExact(
                  errno, arena.allocateFrom(name), MFD_CLOEXEC | MFD_ALLOW_SEALING);
      return check("memfd_create", fd, errno);
    } catch (LinuxException e) {
      throw e;
    } catch (Throwable t) {
      throw Native.unexpected(t);
    }
  }

  /**
   * Another descriptor of a file in memory, with which it can't be read; nor can whoever has no
   * other one, and does not own the file, open one.
   */
  public static int writeOnly(int fd) throws LinuxException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment errno = Native.errnoIn(arena);
      check("fchmod", (int) FCHMOD.invokeExact(errno, fd, WRITTEN_BY_ALL), errno);
      MemorySegment path = arena.allocateFrom("/proc/self/fd/" + fd);
      int opened = (int) OPENAT.invokeExact(errno, AT_FDCWD, path, O_WRONLY | O_CLOEXEC, 0);
      return check("open", opened, errno);
    } catch (LinuxException e) {
      throw e;
    } catch (Throwable t) {
      throw Native.unexpected(t);
    }
  }

  /** Opens a path for reading, relative to an open folder; −1 where that can't be. */
  public static int openAt(int folder, String path) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment errno = Native.errnoIn(arena);
      return (int)
          OPENAT.invokeExact(errno, folder, arena.allocateFrom(path), O_RDONLY | O_CLOEXEC, 0);
    } catch (Throwable t) {
      throw Native.unexpected(t);
    }
  }

  /** Opens an absolute path for reading; −1 where that can't be. */
  public static int open(String path) {
    return openAt(-1, path);
  }

  /** Closes a descriptor; nothing happens to −1. */
  public static void close(int fd) {
    if (fd < 0) {
      return;
    }
    try {
      int ignored = (int) CLOSE.invokeExact(fd);
    } catch (Throwable t) {
      throw Native.unexpected(t);
    }
  }

  /** Writes all bytes at the descriptor's position. */
  public static void write(int fd, ByteBuffer bytes) throws LinuxException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment errno = Native.errnoIn(arena);
      MemorySegment source = arena.allocate(Math.max(1, bytes.remaining()));
      long length = bytes.remaining();
      MemorySegment.copy(MemorySegment.ofBuffer(bytes), 0, source, 0, length);
      for (long done = 0; done < length; ) {
        done +=
            check(
                "write",
                (long) WRITE.invokeExact(errno, fd, source.asSlice(done), length - done),
                errno);
      }
    } catch (LinuxException e) {
      throw e;
    } catch (Throwable t) {
      throw Native.unexpected(t);
    }
  }

  /** Moves the descriptor's position to the beginning. */
  public static void rewind(int fd) throws LinuxException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment errno = Native.errnoIn(arena);
      check("lseek", (long) LSEEK.invokeExact(errno, fd, 0L, 0), errno);
    } catch (LinuxException e) {
      throw e;
    } catch (Throwable t) {
      throw Native.unexpected(t);
    }
  }

  /**
   * Makes a file in memory unchangeable for everyone. While the kernel itself holds a page of it,
   * which it may for a moment after writing, it can't be sealed: then it is tried again.
   */
  public static void seal(int fd) throws LinuxException {
    for (int left = SEAL_TRIES - 1; ; left--) {
      try {
        control("fcntl F_ADD_SEALS", fd, F_ADD_SEALS, F_SEAL_ALL);
        return;
      } catch (LinuxException e) {
        if (e.errno() != EBUSY || left == 0) {
          throw e;
        }
        LockSupport.parkNanos(SEAL_WAIT_NANOS);
      }
    }
  }

  /** A second descriptor for the same open file, numbered at least {@code min}. */
  public static int duplicate(int fd, int min) throws LinuxException {
    return control("fcntl F_DUPFD", fd, F_DUPFD_CLOEXEC, min);
  }

  private static int control(String what, int fd, int command, int argument) throws LinuxException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment errno = Native.errnoIn(arena);
      return check(what, (int) FCNTL.invokeExact(errno, fd, command, argument), errno);
    } catch (LinuxException e) {
      throw e;
    } catch (Throwable t) {
      throw Native.unexpected(t);
    }
  }

  /** The first {@code max} bytes of a file; its position stays where it is. */
  public static byte[] content(int fd, long max) throws LinuxException {
    int wanted = (int) Math.min(Math.min(max, size(fd)), Integer.MAX_VALUE - 8);
    byte[] content = new byte[wanted];
    if (wanted == 0) {
      return content;
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment errno = Native.errnoIn(arena);
      MemorySegment buffer = arena.allocate(Math.min(READ_CHUNK, wanted));
      int done = 0;
      while (done < wanted) {
        long length = Math.min(buffer.byteSize(), wanted - done);
        long n =
            check("pread", (long) PREAD.invokeExact(errno, fd, buffer, length, (long) done), errno);
        if (n == 0) {
          return Arrays.copyOf(content, done);
        }
        MemorySegment.copy(buffer, ValueLayout.JAVA_BYTE, 0, content, done, (int) n);
        done += (int) n;
      }
      return content;
    } catch (LinuxException e) {
      throw e;
    } catch (Throwable t) {
      throw Native.unexpected(t);
    }
  }

  /** Size of an open file, bytes; 0 where it can't be had. */
  public static long size(int fd) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment stat = stat(arena, fd, STATX_SIZE);
      return stat.get(ValueLayout.JAVA_LONG, STATX_SIZE_AT);
    } catch (Throwable t) {
      throw Native.unexpected(t);
    }
  }

  /**
   * What an open file takes, bytes: its size, or what was set aside for it behind its end where
   * that is much more; 0 where it can't be had.
   */
  public static long heldBytes(int fd) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment stat = stat(arena, fd, STATX_SIZE | STATX_BLOCKS);
      long size = stat.get(ValueLayout.JAVA_LONG, STATX_SIZE_AT);
      long held = BLOCK * stat.get(ValueLayout.JAVA_LONG, STATX_BLOCKS_AT);
      return held > size + NOTABLE_HELD ? held : size;
    } catch (Throwable t) {
      throw Native.unexpected(t);
    }
  }

  /** The memory that a file in memory takes, bytes: holes take none; 0 where it can't be had. */
  public static long memoryBytes(int fd) {
    try (Arena arena = Arena.ofConfined()) {
      return BLOCK * stat(arena, fd, STATX_BLOCKS).get(ValueLayout.JAVA_LONG, STATX_BLOCKS_AT);
    } catch (Throwable t) {
      throw Native.unexpected(t);
    }
  }

  /**
   * A number that changes when a file in memory is read or mapped, or when its mode changes; not
   * when it is written.
   */
  public static long readMark(int fd) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment stat = stat(arena, fd, STATX_MODE | STATX_ATIME);
      long nanos = stat.get(ValueLayout.JAVA_INT, STATX_ATIME_AT + Long.BYTES);
      return stat.get(ValueLayout.JAVA_LONG, STATX_ATIME_AT) * 1_000_000_000L
          + nanos
          + ((long) stat.get(ValueLayout.JAVA_SHORT, STATX_MODE_AT) << 48);
    } catch (Throwable t) {
      throw Native.unexpected(t);
    }
  }

  /** Zeros where it can't be had. */
  private static MemorySegment stat(Arena arena, int fd, int wanted) throws Throwable {
    MemorySegment stat = arena.allocate(256, 8);
    int failed = (int) STATX.invokeExact(fd, arena.allocateFrom(""), AT_EMPTY_PATH, wanted, stat);
    return failed == 0 ? stat : stat.fill((byte) 0);
  }

  /** What became of a wish for a lock. */
  public enum Lock {
    HELD,
    /** Another one has it. */
    TAKEN,
    /** The file system knows no locks. */
    NOT_KNOWN
  }

  /**
   * Locks an open file or folder, flock(2), without waiting, until its descriptor is closed; other
   * descriptors of this process are as foreign as those of others.
   *
   * @param alone whether nobody else may have it at the same time
   */
  public static Lock lock(int fd, boolean alone) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment errno = Native.errnoIn(arena);
      int failed = (int) FLOCK.invokeExact(errno, fd, (alone ? LOCK_EX : LOCK_SH) | LOCK_NB);
      return failed == 0
          ? Lock.HELD
          : Native.errno(errno) == EWOULDBLOCK ? Lock.TAKEN : Lock.NOT_KNOWN;
    } catch (Throwable t) {
      throw Native.unexpected(t);
    }
  }

  /** Number of links of a path relative to an open folder; 0 where it is not there. */
  public static int links(int folder, String path) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment stat = arena.allocate(256, 8);
      int failed = (int) STATX.invokeExact(folder, arena.allocateFrom(path), 0, STATX_NLINK, stat);
      return failed == 0 ? stat.get(ValueLayout.JAVA_INT, STATX_NLINK_AT) : 0;
    } catch (Throwable t) {
      throw Native.unexpected(t);
    }
  }

  /**
   * What is used of the file system that a descriptor lies on.
   *
   * @param bytes bytes in files
   * @param files files and folders
   */
  public record Usage(long bytes, long files) {}

  /** Usage of the file system that a descriptor lies on; zeros where it can't be had. */
  public static Usage usage(int fd) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment fs = arena.allocate(256, 8);
      if ((int) FSTATFS.invokeExact(fd, fs) != 0) {
        return new Usage(0, 0);
      }
      // struct statfs on 64-bit Linux: type, block size, blocks, free, available, files, free files
      long block = fs.getAtIndex(ValueLayout.JAVA_LONG, 1);
      long used = fs.getAtIndex(ValueLayout.JAVA_LONG, 2) - fs.getAtIndex(ValueLayout.JAVA_LONG, 3);
      long files =
          fs.getAtIndex(ValueLayout.JAVA_LONG, 5) - fs.getAtIndex(ValueLayout.JAVA_LONG, 6);
      return new Usage(used * block, files);
    } catch (Throwable t) {
      throw Native.unexpected(t);
    }
  }

  static int check(String call, int result, MemorySegment errno) throws LinuxException {
    if (result < 0) {
      throw new LinuxException(call, Native.errno(errno));
    }
    return result;
  }

  static long check(String call, long result, MemorySegment errno) throws LinuxException {
    if (result < 0) {
      throw new LinuxException(call, Native.errno(errno));
    }
    return result;
  }
}
