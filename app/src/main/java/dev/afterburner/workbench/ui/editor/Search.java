// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.editor;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What is searched for.
 *
 * @param query the words or the pattern
 * @param matchCase whether upper and lower case differ
 * @param regex whether the query is a regular expression
 */
record Search(String query, boolean matchCase, boolean regex) {

  /** More than anyone walks through; keeps the marks of a one-letter query cheap. */
  static final int MOST = 10_000;

  private static final long TIME_LIMIT_NANOS = 200_000_000L;

  /**
   * Where the query occurs.
   *
   * @param hits ranges in ascending order, at most {@link #MOST}
   * @param problem why there are none, or empty
   */
  record Result(List<Hit> hits, String problem) {
    Result {
      hits = List.copyOf(hits);
    }
  }

  /**
   * One occurrence.
   *
   * @param start offset of its first character
   * @param end offset behind its last
   */
  record Hit(int start, int end) {}

  Result in(String text) {
    if (query.isEmpty()) {
      return new Result(List.of(), "");
    }
    List<Hit> hits = new ArrayList<>();
    try {
      Matcher matcher = pattern().matcher(new Timed(text, System.nanoTime() + TIME_LIMIT_NANOS));
      while (hits.size() < MOST && matcher.find()) {
        if (matcher.end() > matcher.start()) {
          hits.add(new Hit(matcher.start(), matcher.end()));
        }
      }
    } catch (PatternSyntaxException e) {
      return new Result(List.of(), "Pattern: " + e.getDescription());
    } catch (TooLong e) {
      return new Result(hits, "Pattern takes too long");
    }
    return new Result(hits, "");
  }

  /** What replaces a hit; in a regular expression {@code $1} stands for the first group. */
  String replacement(String found, String replacement) {
    if (!regex) {
      return replacement;
    }
    try {
      return pattern().matcher(found).replaceFirst(replacement);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      return replacement;
    }
  }

  private Pattern pattern() {
    int flags = Pattern.MULTILINE;
    if (!regex) {
      flags |= Pattern.LITERAL;
    }
    if (!matchCase) {
      flags |= Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    }
    return Pattern.compile(query, flags);
  }

  /** A pattern such as (a+)+b can run for years; the text then says that time is up. */
  private record Timed(String text, long until) implements CharSequence {
    @Override
    public char charAt(int index) {
      if (System.nanoTime() - until > 0) {
        throw new TooLong();
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }

  private static final class TooLong extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
