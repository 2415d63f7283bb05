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
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Consumer;

/**
 * The kernel's samples of where a process executes, perf_event_open(2): by the software clock, so
 * that no hardware counter is needed, from its next exec on, with all that it forks and all its
 * threads. For one thread.
 */
public final class PerfRing implements AutoCloseable {

  /** Bytes of the stack that come with a sample. */
  public static final int STACK_BYTES = 1024;

  /** Record of a mapped file: process, thread, address, length, offset, …, name. */
  public static final int MMAP2 = 10;

  /** Record of samples that were lost: id, how many. */
  public static final int LOST = 2;

  /** Record of a sample: process, thread, time, call chain, registers, stack. */
  public static final int SAMPLE = 9;

  private static final int TID = 1 << 1;
  private static final int TIME = 1 << 2;
  private static final int CALL_CHAIN = 1 << 5;
  private static final int REGISTERS = 1 << 12;
  private static final int STACK = 1 << 13;
  private static final long FLAGS =
      PerfEvent.DISABLED
          | PerfEvent.INHERITED
          | PerfEvent.NO_HYPERVISOR
          | PerfEvent.ENABLED_ON_EXEC
          | 1L << 21 // the kernel's own part of the chain stays out
          | 1L << 8 // mappings
          | 1L << 23 // with all of them
          | 1L << 25; // by the clock below
  private static final int CLOCK_MONOTONIC = 1;
  private static final int MOST_FRAMES = 127;

  /** Frame pointer, (link register,) stack pointer, program counter, in this order. */
  private static final long WANTED = PerfEvent.ARM ? 0xFL << 29 : 0x7L << 6;

  private static final int PAGES = 128;
  private static final long HEAD = 1024;
  private static final long TAIL = 1032;

  /** PERF_COUNT_SW_CPU_CLOCK. */
  private static final long CPU_CLOCK = 0;

  private static final MethodHandle MMAP =
      Native.checked("mmap", POINTER, POINTER, LONG, INT, INT, INT, LONG);
  private static final MethodHandle MUNMAP = Native.call("munmap", INT, POINTER, LONG);
  private static final VarHandle LONG_FIELD = ValueLayout.JAVA_LONG.varHandle();

  private final int fd;
  private final MemorySegment ring;
  private final long page;
  private final boolean kernel;

  private PerfRing(int fd, MemorySegment ring, long page, boolean kernel) {
    this.fd = fd;
    this.ring = ring;
    this.page = page;
    this.kernel = kernel;
  }

  /**
   * Samples a process from its next exec on.
   *
   * @param pid as this process sees it
   * @param core the core that it is bound to
   * @param periodNanos of its CPU time between two samples
   * @throws LinuxException where the kernel forbids it
   */
  public static PerfRing open(int pid, int core, long periodNanos) throws LinuxException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment errno = Native.errnoIn(arena);
      MemorySegment attributes = PerfEvent.attributes(arena, CPU_CLOCK);
      attributes.set(ValueLayout.JAVA_LONG, 16, periodNanos);
      attributes.set(ValueLayout.JAVA_LONG, 24, TID | TIME | CALL_CHAIN | REGISTERS | STACK);
      attributes.set(ValueLayout.JAVA_LONG, 80, WANTED);
      attributes.set(ValueLayout.JAVA_INT, 88, STACK_BYTES);
      attributes.set(ValueLayout.JAVA_INT, 92, CLOCK_MONOTONIC);
      attributes.set(ValueLayout.JAVA_SHORT, 108, (short) MOST_FRAMES);
      PerfEvent.Opened event = PerfEvent.open(attributes, FLAGS, pid, core);
      int fd = event.fd();
      long page = Scheduling.pageSize();
      long bytes = (1 + PAGES) * page;
      MemorySegment at =
          (MemorySegment) MMAP.invokeExact(errno, MemorySegment.NULL, bytes, 3, 1, fd, 0L);
      if (at.address() == -1L) {
        LinuxException failed = new LinuxException("mmap", Native.errno(errno));
        Descriptors.close(fd);
        throw failed;
      }
      return new PerfRing(fd, at.reinterpret(bytes), page, event.kernel());
    } catch (LinuxException e) {
      throw e;
    } catch (Throwable t) {
      throw Native.unexpected(t);
    }
  }

  /** Whether time in the kernel is sampled too. */
  public boolean seesKernel() {
    return kernel;
  }

  /** How many registers come with a sample: 3, or 4 on Arm. */
  public static int registers() {
    return Long.bitCount(WANTED);
  }

  /** Whether the link register is the second of them. */
  public static boolean hasLink() {
    return PerfEvent.ARM;
  }

  /**
   * Hands over all that the kernel has written since.
   *
   * @param reader gets one record after the other, its type in the first four bytes and its own
   *     bytes from the ninth on; the buffer is used again
   */
  public void drain(Consumer<ByteBuffer> reader) {
    long head = (long) LONG_FIELD.getAcquire(ring, HEAD);
    long tail = ring.get(ValueLayout.JAVA_LONG, TAIL);
    long size = PAGES * page;
    MemorySegment data = ring.asSlice(page, size);
    byte[] copy = new byte[1 << 16];
    while (tail < head) {
      // A header never wraps: records are multiples of 8 bytes.
      int length = Short.toUnsignedInt(data.get(ValueLayout.JAVA_SHORT, tail % size + 6));
      if (length < 8) {
        break;
      }
      int first = (int) Math.min(length, size - tail % size);
      MemorySegment.copy(data, ValueLayout.JAVA_BYTE, tail % size, copy, 0, first);
      MemorySegment.copy(data, ValueLayout.JAVA_BYTE, 0, copy, first, length - first);
      tail += length;
      reader.accept(ByteBuffer.wrap(copy, 0, length).order(ByteOrder.LITTLE_ENDIAN));
    }
    LONG_FIELD.setRelease(ring, TAIL, head);
  }

  @Override
  public void close() {
    try {
      int ignored = (int) MUNMAP.invokeExact(ring, ring.byteSize());
    } catch (Throwable t) {
      throw Native.unexpected(t);
    }
    Descriptors.close(fd);
  }
}
