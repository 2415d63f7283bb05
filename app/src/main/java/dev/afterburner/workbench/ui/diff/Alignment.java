// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.diff;

import dev.afterburner.workbench.ui.diff.Row.Line;
import dev.afterburner.workbench.ui.diff.Row.Mark;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts the lines of a change beside each other. Lines that are alike (at least half of their words)
 * meet, in order, so that the sum of their likeness is greatest; the lines between them meet one by
 * one, and what is left over stands alone.
 */
final class Alignment {

  private static final double ALIKE = 0.5;

  /** Larger changes are set beside each other line by line: comparing all pairs would take long. */
  private static final int MOST_PAIRS = 20_000;

  private Alignment() {}

  static List<Row> rows(List<String> left, int firstLeft, List<String> right, int firstRight) {
    List<Row> rows = new ArrayList<>();
    int l = 0;
    int r = 0;
    List<int[]> meetings = new ArrayList<>(alike(left, right));
    meetings.add(new int[] {left.size(), right.size()});
    for (int[] meeting : meetings) {
      while (l < meeting[0] && r < meeting[1]) {
        rows.add(pair(left.get(l), firstLeft + l, right.get(r), firstRight + r));
        l++;
        r++;
      }
      for (; l < meeting[0]; l++) {
        rows.add(new Row(new Line(firstLeft + l, left.get(l), List.of()), null));
      }
      for (; r < meeting[1]; r++) {
        rows.add(new Row(null, new Line(firstRight + r, right.get(r), List.of())));
      }
      if (l < left.size() && r < right.size()) {
        rows.add(pair(left.get(l), firstLeft + l, right.get(r), firstRight + r));
        l++;
        r++;
      }
    }
    return rows;
  }

  private static Row pair(String left, int leftNumber, String right, int rightNumber) {
    Words.Marks marks = Words.differing(left, right);
    List<Mark> leftMarks = marks.left();
    List<Mark> rightMarks = marks.right();
    return new Row(new Line(leftNumber, left, leftMarks), new Line(rightNumber, right, rightMarks));
  }

  /** Index pairs of lines that are alike, ascending on both sides. */
  private static List<int[]> alike(List<String> left, List<String> right) {
    int n = left.size();
    int m = right.size();
    if ((long) n * m > MOST_PAIRS) {
      return List.of();
    }
    double[][] best = new double[n + 1][m + 1];
    double[][] likeness = new double[n][m];
    List<List<String>> leftWords = left.stream().map(Words::of).toList();
    List<List<String>> rightWords = right.stream().map(Words::of).toList();
    for (int i = n - 1; i >= 0; i--) {
      for (int j = m - 1; j >= 0; j--) {
        double alike = Words.likeness(leftWords.get(i), rightWords.get(j));
        likeness[i][j] = alike >= ALIKE ? alike : 0;
        double meet = likeness[i][j] > 0 ? best[i + 1][j + 1] + likeness[i][j] : 0;
        best[i][j] = Math.max(meet, Math.max(best[i + 1][j], best[i][j + 1]));
      }
    }
    List<int[]> pairs = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < n && j < m) {
      if (likeness[i][j] > 0 && best[i][j] == best[i + 1][j + 1] + likeness[i][j]) {
        pairs.add(new int[] {i++, j++});
      } else if (best[i][j] == best[i + 1][j]) {
        i++;
      } else {
        j++;
      }
    }
    return pairs;
  }
}
