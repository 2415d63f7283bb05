// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Bytes that can't change: a program's input or output. Equal by content. */
public final class Bytes {

  /** None. */
  public static final Bytes EMPTY = new Bytes(new byte[0]);

  private final byte[] content;

  private Bytes(byte[] content) {
    this.content = content;
  }

  /** A copy of the given bytes. */
  public static Bytes of(byte[] content) {
    return new Bytes(content.clone());
  }

  /** A text's UTF-8 bytes. */
  public static Bytes utf8(String text) {
    return new Bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Number of bytes. */
  public int size() {
    return content.length;
  }

  /** Reads them in place. */
  public ByteBuffer buffer() {
    return ByteBuffer.wrap(content).asReadOnlyBuffer();
  }

  /** The beginning, of at most so many bytes; a character of UTF-8 is not cut in two. */
  public Bytes head(int most) {
    if (content.length <= most) {
      return this;
    }
    int end = most;
    for (int back = 0; back < 3 && end > 0 && isContinuation(content[end]); back++) {
      end--;
    }
    return new Bytes(Arrays.copyOf(content, isContinuation(content[end]) ? most : end));
  }

  private static boolean isContinuation(byte b) {
    return (b & 0xC0) == 0x80;
  }

  /** Decoded as UTF-8; what is not UTF-8 becomes U+FFFD. */
  public String text() {
    return new String(content, StandardCharsets.UTF_8);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Bytes that && Arrays.equals(content, that.content);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(content);
  }

  @Override
  public String toString() {
    return "Bytes[" + content.length + "]";
  }
}
