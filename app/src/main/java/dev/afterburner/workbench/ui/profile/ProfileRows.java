// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.profile;

import dev.afterburner.sandbox.stats.Interval;
import dev.afterburner.workbench.profile.ProfileDifference;
import dev.afterburner.workbench.ui.diff.LineDiff;
import dev.afterburner.workbench.ui.diff.Row.Line;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lines of two versions that the diff sets beside each other, with what each costs. */
final class ProfileRows {

  private static final double NOTABLE = 0.001;

  private ProfileRows() {}

  /**
   * A line.
   *
   * @param lines its numbers: "3 → 5"; a dash where one text has no such line
   * @param source its text, the newer one where they differ
   * @param left own time before, a share of all
   * @param right own time after
   * @param difference after minus before, with its 95 % interval
   */
  record Row(String lines, String source, Interval left, Interval right, Interval difference) {}

  /** All lines that were seen in one of the two, the greatest change first. */
  static List<Row> of(ShownProfile left, ShownProfile right) {
    return LineDiff.of(left.code(), right.code()).rows().stream()
        .map(
            both -> {
              Line before = both.left();
              Line after = both.right();
              Interval was =
                  ProfileDifference.self(left.profile(), before == null ? 0 : before.number());
              Interval is =
                  ProfileDifference.self(right.profile(), after == null ? 0 : after.number());
              String text = after != null ? after.text() : before == null ? "" : before.text();
              return new Row(
                  number(before) + " → " + number(after),
                  text,
                  was,
                  is,
                  ProfileDifference.of(was, is));
            })
        .filter(row -> row.left().value() >= NOTABLE || row.right().value() >= NOTABLE)
        .sorted(Comparator.comparingDouble(row -> -Math.abs(row.difference().value())))
        .toList();
  }

  private static String number(@Nullable Line line) {
    return line == null ? "–" : String.valueOf(line.number());
  }
}
