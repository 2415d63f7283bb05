// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.diff;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.patch.PatchFailedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A run of changed lines.
 *
 * @param leftLine number of the first left line, or of the line before which they would stand
 * @param left the left lines
 * @param rightLine number of the first right line, or of the line before which they would stand
 * @param right the right lines
 */
public record Hunk(int leftLine, List<String> left, int rightLine, List<String> right) {

  /** Lines around a change by which its place is found in a text that was edited since. */
  private static final int CONTEXT = 3;

  /** Copies the lines. */
  public Hunk {
    left = List.copyOf(left);
    right = List.copyOf(right);
  }

  /** The same change seen from the other side. */
  public Hunk mirrored() {
    return new Hunk(
        /* leftLine= */ rightLine, /* left= */ right, /* rightLine= */ leftLine, /* right= */ left);
  }

  /**
   * Puts the left lines in the place of the right ones.
   *
   * @param whole the right text that was compared
   * @param text the same, or what was made of it since
   * @return nothing where the place is not found in it any more
   */
  public Optional<String> into(String whole, String text) {
    List<String> before = lines(whole);
    List<String> after = new ArrayList<>(before);
    List<String> place = after.subList(rightLine - 1, rightLine - 1 + right.size());
    place.clear();
    place.addAll(left);
    List<String> patch =
        UnifiedDiffUtils.generateUnifiedDiff(
            "", "", before, DiffUtils.diff(before, after), CONTEXT);
    try {
      List<String> merged =
          UnifiedDiffUtils.parseUnifiedDiff(patch).applyFuzzy(lines(text), CONTEXT - 1);
      return Optional.of(String.join("\n", merged));
    } catch (PatchFailedException e) {
      return Optional.empty();
    }
  }

  private static List<String> lines(String text) {
    return List.of(text.replace("\r\n", "\n").replace('\r', '\n').split("\n", -1));
  }
}
