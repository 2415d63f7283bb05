package dev.afterburner.workbench.ui.diff;

import java.util.List;

/**
 * A run of changed lines.
 *
 * @param leftLine number of the first left line, or of the line before which they would stand
 * @param left the left lines
 * @param rightLine number of the first right line, or of the line before which they would stand
 * @param right the right lines
 */
public record Hunk(int leftLine, List<String> left, int rightLine, List<String> right) {
  /** Copies the lines. */
  public Hunk {
    left = List.copyOf(left);
    right = List.copyOf(right);
  }
}
