// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.profile;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Where an executable's bytes are loaded: elf(5), 64 bits, little-endian. Its file is foreign. */
final class Elf {

  private static final int PROGRAM_HEADERS_AT = 32;
  private static final int COUNT_AT = 56;
  private static final int HEADER_BYTES = 56;
  private static final int MOST_HEADERS = 256;
  private static final int LOAD = 1;

  private record Segment(long offset, long address, long bytes) {}

  private final List<Segment> segments = new ArrayList<>();

  /**
   * Reads the headers.
   *
   * @param file all of it; without any segment where it is no such file
   */
  Elf(byte[] file) {
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    if (file.length < 64 || bytes.getInt(0) != 0x464c457f) {
      return;
    }
    long at = bytes.getLong(PROGRAM_HEADERS_AT);
    int count = Math.min(MOST_HEADERS, Short.toUnsignedInt(bytes.getShort(COUNT_AT)));
    for (int i = 0; i < count && at >= 0 && at <= file.length - HEADER_BYTES; i++) {
      int header = (int) at;
      if (bytes.getInt(header) == LOAD) {
        segments.add(
            new Segment(
                bytes.getLong(header + 8), bytes.getLong(header + 16), bytes.getLong(header + 32)));
      }
      at += HEADER_BYTES;
    }
  }

  /** The address that a byte of the file is linked to; −1 where it is not loaded. */
  long address(long offset) {
    for (Segment segment : segments) {
      if (offset >= segment.offset && offset - segment.offset < segment.bytes) {
        return offset - segment.offset + segment.address;
      }
    }
    return -1;
  }
}
