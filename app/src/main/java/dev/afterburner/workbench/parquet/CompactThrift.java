// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.parquet;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * As much of Thrift's compact protocol as Parquet's metadata needs. A struct's fields are written
 * in rising order between {@link #begin} and {@link #end}.
 */
final class CompactThrift {

  private static final int I32 = 5;
  private static final int I64 = 6;
  private static final int BINARY = 8;
  private static final int LIST = 9;
  private static final int STRUCT = 12;
  private static final int LONG_LIST = 15;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Deque<Integer> outer = new ArrayDeque<>();
  private int last;

  /** Begins the outermost struct, or one that is an element of a list. */
  CompactThrift begin() {
    outer.push(last);
    last = 0;
    return this;
  }

  /** Begins a struct that is a field. */
  CompactThrift begin(int field) {
    header(field, STRUCT);
    return begin();
  }

  CompactThrift end() {
    out.write(0);
    last = outer.pop();
    return this;
  }

  CompactThrift i32(int field, int value) {
    header(field, I32);
    zigzag(value);
    return this;
  }

  CompactThrift i64(int field, long value) {
    header(field, I64);
    zigzag(value);
    return this;
  }

  CompactThrift text(int field, String value) {
    header(field, BINARY);
    return element(value);
  }

  /** The elements follow: structs by {@link #begin()}. */
  CompactThrift structs(int field, int size) {
    return list(field, size, STRUCT);
  }

  /** The elements follow by {@link #element(String)}. */
  CompactThrift texts(int field, int size) {
    return list(field, size, BINARY);
  }

  /** The elements follow by {@link #element(int)}. */
  CompactThrift i32s(int field, int size) {
    return list(field, size, I32);
  }

  CompactThrift element(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    varint(out, bytes.length);
    out.writeBytes(bytes);
    return this;
  }

  CompactThrift element(int value) {
    zigzag(value);
    return this;
  }

  byte[] bytes() {
    return out.toByteArray();
  }

  private CompactThrift list(int field, int size, int type) {
    header(field, LIST);
    if (size < LONG_LIST) {
      out.write((size << 4) | type);
    } else {
      out.write((LONG_LIST << 4) | type);
      varint(out, size);
    }
    return this;
  }

  private void header(int field, int type) {
    int delta = field - last;
    if (delta < 1 || delta > 15) {
      throw new IllegalStateException("fields are written in rising order");
    }
    out.write((delta << 4) | type);
    last = field;
  }

  private void zigzag(long value) {
    varint(out, (value << 1) ^ (value >> 63));
  }

  /** Seven bits a byte, the lowest first. */
  static void varint(ByteArrayOutputStream out, long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      out.write((int) ((rest & 0x7f) | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }
}
