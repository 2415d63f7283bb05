// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.diff;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands at one height in a diff: a line of the left text, of the right text, or of both.
 *
 * @param left line of the left text, or null where the right one has a line more
 * @param right line of the right text, or null where the left one has a line more
 * @param isEqual whether both sides have this line and it counts as the same
 */
public record Row(@Nullable Line left, @Nullable Line right, boolean isEqual) {

  /** Lines that are the same if their texts are. */
  public Row(@Nullable Line left, @Nullable Line right) {
    this(left, right, left != null && right != null && left.text().equals(right.text()));
  }

  /** Checks that there is a line at all. */
  public Row {
    if (left == null && right == null) {
      throw new IllegalArgumentException("a row has a line on one side at least");
    }
  }

  /**
   * A line of one text.
   *
   * @param number from 1
   * @param text without its line break
   * @param marks the words in it that differ from the other side, ascending
   */
  public record Line(int number, String text, List<Mark> marks) {
    /** Copies the marks. */
    public Line {
      marks = List.copyOf(marks);
    }
  }

  /**
   * A piece of a line.
   *
   * @param start offset in the line of its first character
   * @param end offset behind its last
   */
  public record Mark(int start, int end) {}
}
