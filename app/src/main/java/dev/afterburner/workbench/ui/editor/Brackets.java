// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.editor;

import java.util.Optional;
import java.util.function.IntPredicate;

/** Finds the bracket that belongs to the one at the caret. */
final class Brackets {

  private static final String OPEN = "([{";
  private static final String CLOSE = ")]}";

  /** How far to look: keeps a caret move cheap in a long text. */
  private static final int REACH = 200_000;

  private Brackets() {}

  /**
   * Two brackets that belong together.
   *
   * @param open offset of the opening one
   * @param close offset of the closing one
   */
  record Pair(int open, int close) {}

  /**
   * The pair at the caret; the bracket before the caret comes first, then the one behind it.
   *
   * @param isCode whether the character at an offset is code, not text or comment
   */
  static Optional<Pair> at(CharSequence text, int caret, IntPredicate isCode) {
    return from(text, caret - 1, isCode).or(() -> from(text, caret, isCode));
  }

  private static Optional<Pair> from(CharSequence text, int at, IntPredicate isCode) {
    if (at < 0 || at >= text.length() || !isCode.test(at)) {
      return Optional.empty();
    }
    char bracket = text.charAt(at);
    int kind = OPEN.indexOf(bracket);
    if (kind >= 0) {
      int close = scan(text, at, 1, bracket, CLOSE.charAt(kind), isCode);
      return close < 0 ? Optional.empty() : Optional.of(new Pair(at, close));
    }
    kind = CLOSE.indexOf(bracket);
    if (kind >= 0) {
      int open = scan(text, at, -1, bracket, OPEN.charAt(kind), isCode);
      return open < 0 ? Optional.empty() : Optional.of(new Pair(open, at));
    }
    return Optional.empty();
  }

  private static int scan(
      CharSequence text, int from, int step, char same, char other, IntPredicate isCode) {
    int depth = 0;
    for (int i = from, n = 0; i >= 0 && i < text.length() && n < REACH; i += step, n++) {
      char c = text.charAt(i);
      if ((c == same || c == other) && isCode.test(i)) {
        depth += c == same ? 1 : -1;
        if (depth == 0) {
          return i;
        }
      }
    }
    return -1;
  }
}
