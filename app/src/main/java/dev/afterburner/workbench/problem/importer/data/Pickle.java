// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.data;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A text that Python has pickled. A pickle is a program for Python's own machine; of it only the
 * few operations are known that put one text down, and none is run. Described in Python's
 * pickletools.
 */
public final class Pickle {

  private static final int PROTO = 0x80;
  private static final int FRAME = 0x95;
  private static final int MEMOIZE = 0x94;
  private static final int SHORT_TEXT = 0x8c;
  private static final int LONG_TEXT = 0x8d;

  private final ByteBuffer in;

  private Pickle(byte[] bytes) {
    in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * The text in a pickle that is compressed by zlib and written in base64, as LiveCodeBench has it.
   *
   * @throws RowRefused where it is anything else; the message goes on after the field's name
   */
  public static String packedText(String base64) throws RowRefused {
    byte[] packed;
    try {
      packed = Base64.getMimeDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new RowRefused("is neither JSON nor base64");
    }
    try (InputStream unpacked = new InflaterInputStream(new ByteArrayInputStream(packed))) {
      byte[] bytes = unpacked.readNBytes(Rows.LARGEST_ROW + 1);
      if (bytes.length > Rows.LARGEST_ROW) {
        throw new RowRefused(
            "is larger than " + Rows.LARGEST_ROW / 1_000_000 + " MB when it is unpacked");
      }
      return text(bytes);
    } catch (IOException e) {
      throw new RowRefused("is base64 of something that zlib can't unpack");
    }
  }

  /** The text of a pickle of one text. */
  public static String text(byte[] pickle) throws RowRefused {
    return new Pickle(pickle).read();
  }

  private String read() throws RowRefused {
    String text = null;
    while (in.hasRemaining()) {
      int operation = in.get() & 0xff;
      switch (operation) {
        case PROTO -> skip(1);
        case FRAME -> skip(8);
        case MEMOIZE -> {}
        case 'q' -> skip(1);
        case 'r' -> skip(4);
        case 'p' -> line();
        case SHORT_TEXT -> text = one(text, bytes(need(1).get() & 0xff));
        case 'X' -> text = one(text, bytes(need(4).getInt() & 0xffffffffL));
        case LONG_TEXT -> text = one(text, bytes(need(8).getLong()));
        case '.' -> {
          if (text != null) {
            return text;
          }
          throw other();
        }
        default -> throw other();
      }
    }
    throw new RowRefused("is a pickle that breaks off");
  }

  private static RowRefused other() {
    return new RowRefused(
        "is a pickle of something else than one text; it is not run, since a pickle may hold any"
            + " program");
  }

  private static String one(@Nullable String before, byte[] next) throws RowRefused {
    if (before != null) {
      throw other();
    }
    return JsonText.utf8(next);
  }

  private ByteBuffer need(int bytes) throws RowRefused {
    if (in.remaining() < bytes) {
      throw new RowRefused("is a pickle that breaks off");
    }
    return in;
  }

  private void skip(int bytes) throws RowRefused {
    need(bytes).position(in.position() + bytes);
  }

  private byte[] bytes(long size) throws RowRefused {
    if (size < 0 || size > in.remaining()) {
      throw new RowRefused("is a pickle that breaks off");
    }
    byte[] bytes = new byte[(int) size];
    in.get(bytes);
    return bytes;
  }

  private void line() throws RowRefused {
    byte read;
    do {
      read = need(1).get();
    } while (read != '\n');
  }
}
