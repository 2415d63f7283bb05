// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.run;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A text as far as it has come. Each piece that comes makes a new value in time proportional to the
 * piece: all values of one text share its characters, of which each sees those that had come.
 *
 * <p>Only one thread may use the values of a text.
 */
public final class GrowingText implements CharSequence {

  private final StringBuilder shared;
  private final int length;

  private GrowingText(StringBuilder shared) {
    this.shared = shared;
    this.length = shared.length();
  }

  /** A new text, still empty. */
  static GrowingText empty() {
    return new GrowingText(new StringBuilder());
  }

  /**
   * This text and what came next.
   *
   * @throws IllegalStateException if this is not the text's newest value
   */
  GrowingText plus(String piece) {
    if (length != shared.length()) {
      throw new IllegalStateException("only the newest value of a text grows");
    }
    shared.append(piece);
    return new GrowingText(shared);
  }

  @Override
  public int length() {
    return length;
  }

  @Override
  public char charAt(int index) {
    Objects.checkIndex(index, length);
    return shared.charAt(index);
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    Objects.checkFromToIndex(start, end, length);
    return shared.substring(start, end);
  }

  @Override
  public String toString() {
    return shared.substring(0, length);
  }

  /**
   * Whether the other is the same text at the same length, told without reading it; empty texts are
   * equal.
   */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof GrowingText text
        && text.length == length
        && (text.shared == shared || length == 0);
  }

  @Override
  public int hashCode() {
    return length == 0 ? 0 : 31 * System.identityHashCode(shared) + length;
  }
}
