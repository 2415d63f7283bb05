// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.linux;

import static dev.afterburner.sandbox.linux.Native.INT;
import static dev.afterburner.sandbox.linux.Native.LONG;
import static dev.afterburner.sandbox.linux.Native.POINTER;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/** Memory shared with another process: mmap(2), futex(2). Fields are named by byte offset. */
public final class SharedPage implements AutoCloseable {

  private static final int PROT_READ_WRITE = 3;
  private static final int MAP_SHARED = 1;
  private static final long FUTEX_WAIT = 0;
  private static final long FUTEX_WAKE = 1;
  private static final long SYS_FUTEX =
      Processes.architecture().equals(java.util.Optional.of("aarch64")) ? 98 : 202;

  private static final MethodHandle MMAP =
      Native.checked("mmap", POINTER, POINTER, LONG, INT, INT, INT, LONG);
  private static final MethodHandle MUNMAP = Native.call("munmap", INT, POINTER, LONG);
  private static final MethodHandle FTRUNCATE = Native.checked("ftruncate", INT, INT, LONG);
  private static final MethodHandle SYSCALL =
      Native.variadic("syscall", 1, LONG, LONG, POINTER, LONG, LONG, LONG, LONG, LONG);
  private static final VarHandle INT_FIELD = ValueLayout.JAVA_INT.varHandle();
  private static final VarHandle LONG_FIELD = ValueLayout.JAVA_LONG.varHandle();

  private final int fd;
  private final MemorySegment memory;

  private SharedPage(int fd, MemorySegment memory) {
    this.fd = fd;
    this.memory = memory;
  }

  /** Fresh memory, all zero. */
  public static SharedPage create(long bytes) throws LinuxException {
    int fd = Descriptors.memory("board");
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment errno = Native.errnoIn(arena);
      Descriptors.check("ftruncate", (int) FTRUNCATE.invokeExact(errno, fd, bytes), errno);
      MemorySegment at =
          (MemorySegment)
              MMAP.invokeExact(
                  errno, MemorySegment.NULL, bytes, PROT_READ_WRITE, MAP_SHARED, fd, 0L);
      if (at.address() == -1L) {
        throw new LinuxException("mmap", Native.errno(errno));
      }
      return new SharedPage(fd, at.reinterpret(bytes));
    } catch (LinuxException e) {
      Descriptors.close(fd);
      throw e;
    } catch (Throwable t) {
      Descriptors.close(fd);
      throw Native.unexpected(t);
    }
  }

  /** The descriptor to give to the other process. */
  public int fd() {
    return fd;
  }

  /** Reads 4 bytes; sees all that the other side wrote before it wrote these. */
  public int getInt(long offset) {
    return (int) INT_FIELD.getAcquire(memory, offset);
  }

  /** Reads 8 bytes; sees all that the other side wrote before it wrote these. */
  public long getLong(long offset) {
    return (long) LONG_FIELD.getAcquire(memory, offset);
  }

  /** Writes 4 bytes after all that was written before. */
  public void setInt(long offset, int value) {
    INT_FIELD.setRelease(memory, offset, value);
  }

  /** Reads a text that ends with a zero byte. */
  public String getText(long offset) {
    return memory.getString(offset);
  }

  /** Zeroes everything. */
  public void clear() {
    memory.fill((byte) 0);
  }

  /** Wakes whoever waits for the 4 bytes to change. */
  public void wake(long offset) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment errno = Native.errnoIn(arena);
      long ignored =
          (long)
              SYSCALL.invokeExact(
                  errno, SYS_FUTEX, memory.asSlice(offset), FUTEX_WAKE, 1L, 0L, 0L, 0L);
    } catch (Throwable t) {
      throw Native.unexpected(t);
    }
  }

  /** Waits until the 4 bytes are others, or so long, ns, or for no reason. */
  public void await(long offset, int value, long nanos) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment errno = Native.errnoIn(arena);
      MemorySegment timeout = arena.allocate(16, 8);
      timeout.set(ValueLayout.JAVA_LONG, 0, nanos / 1_000_000_000);
      timeout.set(ValueLayout.JAVA_LONG, 8, nanos % 1_000_000_000);
      long ignored =
          (long)
              SYSCALL.invokeExact(
                  errno,
                  SYS_FUTEX,
                  memory.asSlice(offset),
                  FUTEX_WAIT,
                  (long) value,
                  timeout.address(),
                  0L,
                  0L);
    } catch (Throwable t) {
      throw Native.unexpected(t);
    }
  }

  @Override
  public void close() {
    try {
      int ignored = (int) MUNMAP.invokeExact(memory, memory.byteSize());
    } catch (Throwable t) {
      throw Native.unexpected(t);
    }
    Descriptors.close(fd);
  }
}
