// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.editor;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.fxmisc.richtext.model.StyleSpan;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;

/** What each character of a range looks like: its kind and a mark on top of it. */
final class StyleRuns {

  private static final String NO_MARK = "";

  private final int offset;
  private final TokenKind[] kinds;
  private final String[] marks;

  /** All plain, from an offset up to another. */
  StyleRuns(int from, int to) {
    offset = from;
    kinds = new TokenKind[to - from];
    marks = new String[to - from];
    Arrays.fill(kinds, TokenKind.PLAIN);
    Arrays.fill(marks, NO_MARK);
  }

  void kind(int from, int to, TokenKind kind) {
    fill(kinds, from, to, kind);
  }

  void mark(int from, int to, String mark) {
    fill(marks, from, to, mark);
  }

  /** Takes all from a part of the range. */
  void plain(int from, int to) {
    kind(from, to, TokenKind.PLAIN);
    mark(from, to, NO_MARK);
  }

  private <T> void fill(T[] target, int from, int to, T value) {
    int start = Math.clamp(from - offset, 0, target.length);
    Arrays.fill(target, start, Math.clamp(to - offset, start, target.length), value);
  }

  private List<String> style(int at) {
    TokenKind kind = kinds[at - offset];
    String mark = marks[at - offset];
    if (kind == TokenKind.PLAIN) {
      return mark.equals(NO_MARK) ? List.of() : List.of(mark);
    }
    return mark.equals(NO_MARK) ? List.of(kind.styleClass()) : List.of(kind.styleClass(), mark);
  }

  private int runEnd(int at, int limit) {
    int end = at + 1;
    while (end < limit
        && kinds[end - offset] == kinds[at - offset]
        && marks[end - offset].equals(marks[at - offset])) {
      end++;
    }
    return end;
  }

  /** The styles of a part of the range. */
  StyleSpans<Collection<String>> styles(int from, int to) {
    var builder = new StyleSpansBuilder<Collection<String>>();
    int end;
    for (int at = from; at < to; at = end) {
      end = runEnd(at, to);
      builder.add(style(at), end - at);
    }
    return builder.create();
  }

  /** Whether a part of the range has these styles already. */
  boolean matches(int from, int to, StyleSpans<Collection<String>> present) {
    int at = from;
    for (StyleSpan<Collection<String>> span : present) {
      int end = Math.min(to, at + span.getLength());
      for (; at < end; at = runEnd(at, end)) {
        if (!style(at).equals(List.copyOf(span.getStyle()))) {
          return false;
        }
      }
    }
    return at == to;
  }
}
