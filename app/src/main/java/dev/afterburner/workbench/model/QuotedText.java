// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.model;

import java.util.Set;

/**
 * Whether a program, read line by line, is inside a string or a comment of several lines. What
 * stands there like a fence is text of the program.
 */
final class QuotedText {

  private static final Set<String> HASH_COMMENTS =
      Set.of("python", "py", "python3", "python2", "py3", "cpython", "ruby", "rb");

  private final boolean named;
  private final boolean hashes;
  private String end = "";

  /**
   * Nothing is read yet.
   *
   * @param tag the language that the block names; empty for none
   */
  QuotedText(String tag) {
    named = !tag.isEmpty();
    hashes = HASH_COMMENTS.contains(tag);
  }

  boolean isOpen() {
    return !end.isEmpty();
  }

  /** Reads one line, from and to. */
  void read(String text, int from, int to) {
    int at = from;
    while (at < to) {
      if (isOpen()) {
        at = inside(text, at, to);
      } else if (triple(text, at)) {
        end = text.substring(at, at + 3);
        at += 3;
      } else if (named && !hashes && text.startsWith("/*", at)) {
        end = "*/";
        at += 2;
      } else if (startsComment(text, at)) {
        return;
      } else if (text.charAt(at) == '"' || text.charAt(at) == '\'') {
        at = afterString(text, at, to);
      } else {
        at++;
      }
    }
  }

  private int inside(String text, int at, int to) {
    if (text.startsWith(end, at)) {
      int after = at + end.length();
      end = "";
      return after;
    }
    boolean escape = text.charAt(at) == '\\' && !end.equals("*/");
    return Math.min(to, at + (escape ? 2 : 1));
  }

  private boolean triple(String text, int at) {
    return text.startsWith("\"\"\"", at) || ((hashes || !named) && text.startsWith("'''", at));
  }

  private boolean startsComment(String text, int at) {
    return (hashes || !named) ? text.charAt(at) == '#' : text.startsWith("//", at);
  }

  /** After a string that ends on its line; a quote without its fellow is a mere sign. */
  private static int afterString(String text, int at, int to) {
    char quote = text.charAt(at);
    for (int i = at + 1; i < to; i++) {
      if (text.charAt(i) == '\\') {
        i++;
      } else if (text.charAt(i) == quote) {
        return i + 1;
      }
    }
    return at + 1;
  }
}
