// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.judge;

import dev.afterburner.sandbox.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Where two outputs part, as two excerpts to show beside each other.
 *
 * @param expected what a correct program prints there
 * @param actual what was printed there
 */
record Difference(String expected, String actual) {

  /** Outputs up to this size are shown whole, bytes. */
  static final int WHOLE = 2_000;

  private static final int BEFORE = 200;
  private static final int AFTER = 800;

  /**
   * The excerpts around a difference.
   *
   * @param expectedAt where the expected output differs, a byte offset
   * @param actualAt where the actual one does
   */
  static Difference at(Bytes expected, int expectedAt, Bytes actual, int actualAt) {
    return new Difference(excerpt(expected, expectedAt), excerpt(actual, actualAt));
  }

  private static String excerpt(Bytes bytes, int at) {
    ByteBuffer buffer = bytes.buffer();
    int size = buffer.limit();
    if (size <= WHOLE) {
      return bytes.text();
    }
    int from = lineStart(buffer, Math.max(0, Math.min(at, size) - BEFORE), Math.min(at, size));
    int to = Math.min(size, Math.min(at, size) + AFTER);
    byte[] part = new byte[to - from];
    buffer.get(from, part);
    String text = new String(part, StandardCharsets.UTF_8);
    return (from > 0 ? "… (line " + line(buffer, from) + ")\n" : "")
        + text
        + (to < size ? "…" : "");
  }

  /** The first start of a line between two offsets; the first offset where there is none. */
  private static int lineStart(ByteBuffer buffer, int from, int to) {
    if (from == 0) {
      return 0;
    }
    for (int i = from; i < to; i++) {
      if (buffer.get(i - 1) == '\n') {
        return i;
      }
    }
    return from;
  }

  private static int line(ByteBuffer buffer, int at) {
    int line = 1;
    for (int i = 0; i < at; i++) {
      if (buffer.get(i) == '\n') {
        line++;
      }
    }
    return line;
  }
}
