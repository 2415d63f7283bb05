// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.editor;

import java.util.ArrayList;
import java.util.List;

/**
 * A piece of text of one kind.
 *
 * @param start offset of its first character, UTF-16 units; ≥ 0
 * @param end offset behind its last character; &gt; start
 * @param kind what it is
 */
public record Span(int start, int end, TokenKind kind) {

  /** Checks the bounds. */
  public Span {
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException("a span from %d to %d is empty".formatted(start, end));
    }
  }

  /**
   * The spans of a text after {@code removed} characters at {@code at} became {@code inserted}
   * ones: a fair guess until the text has been parsed again. Text inserted behind a span belongs to
   * it.
   */
  static List<Span> edited(List<Span> spans, int at, int removed, int inserted) {
    List<Span> result = new ArrayList<>(spans.size());
    for (Span span : spans) {
      int start = span.start;
      if (start >= at + removed) {
        start += inserted - removed;
      } else if (start > at) {
        start = at + inserted;
      }
      int end = span.end;
      if (end >= at + removed) {
        end += inserted - removed;
      } else if (end > at) {
        end = at;
      }
      if (start < end) {
        result.add(new Span(start, end, span.kind));
      }
    }
    return result;
  }
}
