// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.diff;

import dev.afterburner.workbench.ui.diff.Row.Line;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes single changes out of a diff. */
final class Hunks {

  private Hunks() {}

  /** The change of an index, or null where there are fewer. */
  static @Nullable Hunk at(LineDiff diff, int index) {
    int change = -1;
    int leftLine = 1;
    int rightLine = 1;
    List<String> left = new ArrayList<>();
    List<String> right = new ArrayList<>();
    boolean inChange = false;
    for (Row row : diff.rows()) {
      boolean starts = !row.isEqual() && !inChange;
      inChange = !row.isEqual();
      change += starts ? 1 : 0;
      if (change > index || (change == index && !inChange)) {
        break;
      }
      Line l = row.left();
      Line r = row.right();
      if (change == index) {
        if (l != null) {
          left.add(l.text());
        }
        if (r != null) {
          right.add(r.text());
        }
      } else {
        leftLine += l == null ? 0 : 1;
        rightLine += r == null ? 0 : 1;
      }
    }
    return change < index ? null : new Hunk(leftLine, left, rightLine, right);
  }
}
