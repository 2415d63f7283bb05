// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Cuts JSON into the bytes of its values without building anything, so that what is too large is
 * passed over before it takes memory.
 */
final class JsonPieces {

  /** What a value's tree may take, roughly, bytes: a row of nothing but brackets is a bomb. */
  private static final long LARGEST_TREE = 192L << 20;

  private static final int OBJECT = 96;
  private static final int ARRAY = 80;
  private static final int ELEMENT = 24;

  /** A value. */
  static final class Piece {
    private final byte[] bytes;
    private final long size;
    private final String fault;
    private final boolean ended;

    private Piece(byte[] bytes, long size, String fault, boolean ended) {
      this.bytes = bytes;
      this.size = size;
      this.fault = fault;
      this.ended = ended;
    }

    /** Its text in UTF-8; empty if it is too large. */
    byte[] bytes() {
      return bytes;
    }

    /** Its length, bytes. */
    long size() {
      return size;
    }

    /** Why it must be refused; empty if it is whole and not too large. */
    String fault() {
      return fault;
    }

    /** Whether the stream ended inside it. */
    boolean ended() {
      return ended;
    }
  }

  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private int at;
  private int end;

  JsonPieces(InputStream in) {
    this.in = in;
  }

  /** The next byte that is no white space, left where it is; −1 at the end. */
  int peek() throws IOException {
    int c;
    while ((c = look()) >= 0 && c <= ' ') {
      at++;
    }
    return c;
  }

  /** Takes the next byte that is no white space if it is this one. */
  boolean take(char wanted) throws IOException {
    if (peek() != wanted) {
      return false;
    }
    at++;
    return true;
  }

  /** The next value, whatever its kind; it ends where its brackets do, or before a comma. */
  Piece value() throws IOException {
    peek();
    Scan scan = new Scan();
    int c;
    while ((c = look()) >= 0 && !scan.endsBefore(c)) {
      at++;
      if (scan.take(c)) {
        return scan.piece(false);
      }
    }
    return scan.piece(c < 0 && scan.open());
  }

  /** The rest of the line, without its break; empty pieces are empty lines. */
  Piece line() throws IOException {
    Scan scan = new Scan();
    int c;
    while ((c = look()) >= 0 && c != '\n') {
      at++;
      scan.take(c);
    }
    at++;
    return scan.piece(false);
  }

  /**
   * Whether the value that comes is written over several lines. A broken first line is not taken
   * for it: a document's second line begins with a name or a bracket that closes.
   */
  boolean isSpread() throws IOException {
    peek();
    Scan scan = new Scan();
    int c;
    while ((c = look()) >= 0) {
      at++;
      if (scan.take(c)) {
        return false;
      }
      if (c == '\n') {
        int next = peek();
        return !scan.inText && (next == '"' || next == '}');
      }
    }
    return false;
  }

  private int look() throws IOException {
    if (at >= end) {
      at = 0;
      end = in.read(buffer);
      if (end <= 0) {
        end = 0;
        return -1;
      }
    }
    return buffer[at] & 0xff;
  }

  /** One value while it is read. */
  private static final class Scan {
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private long size;
    private long tree;
    private int depth;
    private boolean inText;
    private boolean escaped;
    private boolean bare;

    boolean open() {
      return inText || depth > 0;
    }

    /** A number or word ends before what follows it. */
    boolean endsBefore(int c) {
      return bare && depth == 0 && (c <= ' ' || c == ',' || c == ']' || c == '}' || c == ':');
    }

    /** Takes a byte; whether the value is whole now. */
    boolean take(int c) {
      size++;
      tree++;
      if (size <= Rows.LARGEST_ROW && tree <= LARGEST_TREE) {
        kept.write(c);
      } else if (kept.size() > 0) {
        kept.reset();
      }
      if (inText) {
        if (escaped) {
          escaped = false;
        } else if (c == '\\') {
          escaped = true;
        } else if (c == '"') {
          inText = false;
          return depth == 0 && !bare;
        }
        return false;
      }
      switch (c) {
        case '"' -> inText = true;
        case '{' -> {
          depth++;
          tree += OBJECT;
        }
        case '[' -> {
          depth++;
          tree += ARRAY;
        }
        case ',', ':' -> tree += ELEMENT;
        case '}', ']' -> {
          depth--;
          return depth <= 0;
        }
        default -> bare |= depth == 0 && c > ' ';
      }
      return false;
    }

    Piece piece(boolean ended) {
      String fault =
          size > Rows.LARGEST_ROW
              ? Rows.tooLarge(size)
              : tree > LARGEST_TREE
                  ? "its "
                      + size / 1_000_000
                      + " MB hold more values than are read of one row. Leave out its largest test"
                      + " cases"
                  : "";
      return new Piece(fault.isEmpty() ? kept.toByteArray() : new byte[0], size, fault, ended);
    }
  }
}
