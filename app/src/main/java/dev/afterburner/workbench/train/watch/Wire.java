// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.train.watch;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A message of Protocol Buffers, field by field: of the loggers' messages a handful of fields are
 * wanted, and no kept library for Java reads them.
 *
 * @see <a href="https://protobuf.dev/programming-guides/encoding/">the encoding</a>
 */
final class Wire {

  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int BYTES = 2;
  private static final int FIXED32 = 5;

  private final ByteBuffer in;
  private int field;
  private int type;
  private long number;
  private ByteBuffer content = ByteBuffer.allocate(0);

  Wire(ByteBuffer message) {
    this.in = message.slice().order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Moves to the next field; false at the end, or where what follows is no message. */
  boolean next() {
    try {
      if (!in.hasRemaining()) {
        return false;
      }
      long key = varint();
      field = (int) (key >>> 3);
      type = (int) (key & 7);
      switch (type) {
        case VARINT -> number = varint();
        case FIXED64 -> number = in.getLong();
        case FIXED32 -> number = in.getInt();
        case BYTES -> {
          long length = varint();
          if (length < 0 || length > in.remaining()) {
            return false;
          }
          content = in.slice(in.position(), (int) length).order(ByteOrder.LITTLE_ENDIAN);
          in.position(in.position() + (int) length);
        }
        default -> {
          return false;
        }
      }
      return true;
    } catch (java.nio.BufferUnderflowException e) {
      return false;
    }
  }

  private long varint() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte b = in.get();
      value |= (long) (b & 0x7f) << shift;
      if (b >= 0) {
        return value;
      }
    }
    throw new java.nio.BufferUnderflowException();
  }

  int field() {
    return field;
  }

  long number() {
    return number;
  }

  double asDouble() {
    return type == FIXED32
        ? Float.intBitsToFloat((int) number)
        : type == FIXED64 ? Double.longBitsToDouble(number) : Double.NaN;
  }

  /** The message, or the packed numbers, of a field of bytes; null for another kind. */
  @Nullable ByteBuffer bytes() {
    return type == BYTES ? content.duplicate().order(ByteOrder.LITTLE_ENDIAN) : null;
  }

  String text() {
    return type == BYTES ? StandardCharsets.UTF_8.decode(content.duplicate()).toString() : "";
  }
}
