// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.diff;

import dev.afterburner.workbench.ui.diff.Row.Line;
import dev.afterburner.workbench.ui.editor.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What lines look like: their highlighting and their width. */
final class LineSpans {

  private static final int TAB_SIZE = 4;

  private LineSpans() {}

  /** Splits the spans of a text at its line breaks; offsets then count from the line's start. */
  static List<List<Span>> of(String text, List<Span> spans) {
    List<List<Span>> lines = new ArrayList<>();
    int start = 0;
    int next = 0;
    while (start <= text.length()) {
      int newline = text.indexOf('\n', start);
      int end = newline < 0 ? text.length() : newline;
      List<Span> line = new ArrayList<>();
      while (next < spans.size() && spans.get(next).start() < end) {
        Span span = spans.get(next);
        int from = Math.max(span.start(), start) - start;
        int to = Math.min(span.end(), end) - start;
        if (from < to) {
          line.add(new Span(from, to, span.kind()));
        }
        if (span.end() > end) {
          break;
        }
        next++;
      }
      lines.add(line);
      start = end + 1;
    }
    return lines;
  }

  /** Columns of the longest line; a wide character counts as two. */
  static int longestColumns(LineDiff diff) {
    return diff.rows().stream()
        .flatMap(row -> Stream.of(columns(row.left()), columns(row.right())))
        .mapToInt(Integer::intValue)
        .max()
        .orElse(0);
  }

  private static int columns(@org.jspecify.annotations.Nullable Line line) {
    if (line == null) {
      return 0;
    }
    int columns = 0;
    for (int i = 0; i < line.text().length(); i++) {
      char c = line.text().charAt(i);
      if (c == '\t') {
        columns += TAB_SIZE - columns % TAB_SIZE;
      } else {
        columns += c >= 0x1100 ? 2 : 1;
      }
    }
    return columns;
  }
}
