// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.linux;

import static dev.afterburner.sandbox.linux.Native.INT;
import static dev.afterburner.sandbox.linux.Native.LONG;
import static dev.afterburner.sandbox.linux.Native.POINTER;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;

/**
 * Numbers in open files of the kernel's: one alone, or lines of a name and a number, with a colon
 * or without, as in memory.stat, /proc/meminfo and /proc/PID/status. For one thread.
 */
public final class Counters {

  private static final int BUFFER = 8192;
  private static final MethodHandle PREAD = Native.brief("pread", LONG, INT, POINTER, LONG, LONG);

  private final MemorySegment buffer = Arena.ofAuto().allocate(BUFFER);
  private byte[] text = new byte[0];
  private int length;

  /** The number that a file begins with; −1 where it begins with none. */
  public long number(int fd) {
    try {
      long bytes = (long) PREAD.invokeExact(fd, buffer, 32L, 0L);
      long value = 0;
      long at = 0;
      for (; at < bytes; at++) {
        int digit = buffer.get(ValueLayout.JAVA_BYTE, at) - '0';
        if (digit < 0 || digit > 9) {
          break;
        }
        value = value * 10 + digit;
      }
      return at == 0 ? -1 : value;
    } catch (Throwable t) {
      throw Native.unexpected(t);
    }
  }

  /** Reads a file of many lines; {@link #value} then tells of it. */
  public void read(int fd) {
    try {
      long bytes = (long) PREAD.invokeExact(fd, buffer, (long) BUFFER, 0L);
      length = (int) Math.max(0, bytes);
      text = buffer.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE);
    } catch (Throwable t) {
      throw Native.unexpected(t);
    }
  }

  /** The number in the line of a name; −1 where there is none. */
  public long value(String name) {
    byte[] wanted = name.getBytes(StandardCharsets.US_ASCII);
    for (int line = 0; line < length; line++) {
      int at = line;
      int match = 0;
      while (match < wanted.length && at < length && text[at] == wanted[match]) {
        at++;
        match++;
      }
      if (match == wanted.length && at < length && isBetween(text[at])) {
        while (at < length && isBetween(text[at])) {
          at++;
        }
        long value = 0;
        for (; at < length && text[at] >= '0' && text[at] <= '9'; at++) {
          value = value * 10 + (text[at] - '0');
        }
        return value;
      }
      while (line < length && text[line] != '\n') {
        line++;
      }
    }
    return -1;
  }

  /** Between a name and its number. */
  private static boolean isBetween(byte letter) {
    return letter == ' ' || letter == ':' || letter == '\t';
  }
}
