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
 * Reads another process' memory while it runs, process_vm_readv(2), without stopping it. For one
 * thread. What is read is the other process' own claim.
 */
public final class ForeignMemory {

  private static final int MOST_BYTES = 1 << 16;
  private static final MethodHandle READ =
      Native.brief("process_vm_readv", LONG, INT, POINTER, LONG, POINTER, LONG, LONG);

  private final int pid;
  private final MemorySegment buffer;
  private final MemorySegment here;
  private final MemorySegment there;

  /** The memory of a process, numbered as this process sees it. */
  public ForeignMemory(int pid) {
    this.pid = pid;
    Arena arena = Arena.ofAuto();
    this.buffer = arena.allocate(MOST_BYTES, 8);
    this.here = arena.allocate(16, 8);
    this.there = arena.allocate(16, 8);
    here.set(POINTER, 0, buffer);
  }

  /**
   * Reads a piece, for {@link #word} and its like.
   *
   * @param bytes at most 65,536
   * @return whether all of it could be read
   */
  public boolean read(long address, int bytes) {
    if (bytes < 1 || bytes > MOST_BYTES) {
      return false;
    }
    here.set(ValueLayout.JAVA_LONG, 8, bytes);
    there.set(ValueLayout.JAVA_LONG, 0, address);
    there.set(ValueLayout.JAVA_LONG, 8, bytes);
    try {
      return (long) READ.invokeExact(pid, here, 1L, there, 1L, 0L) == bytes;
    } catch (Throwable t) {
      throw Native.unexpected(t);
    }
  }

  /** The pointer at an address; 0 where it can't be read. */
  public long pointer(long address) {
    return address != 0 && read(address, Long.BYTES) ? word(0) : 0;
  }

  /** 8 bytes of what was read last. */
  public long word(long offset) {
    return buffer.get(ValueLayout.JAVA_LONG_UNALIGNED, offset);
  }

  /** 4 bytes of what was read last. */
  public int half(long offset) {
    return buffer.get(ValueLayout.JAVA_INT_UNALIGNED, offset);
  }

  /** The first bytes of what was read last. */
  public byte[] bytes(int count) {
    return buffer.asSlice(0, count).toArray(ValueLayout.JAVA_BYTE);
  }
}
