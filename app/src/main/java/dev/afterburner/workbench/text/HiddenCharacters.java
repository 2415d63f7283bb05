// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.text;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Characters that have no shape of their own: control characters, which a terminal obeys;
 * bidirectional controls, which have text shown in another order than it is read by a compiler
 * (CVE-2021-42574); format characters, fillers and selectors, which are invisible; and halves of
 * surrogate pairs, which no file can hold. Tab and line feed are none of them, nor is a carriage
 * return before a line feed, nor what chooses between the two looks of a symbol.
 */
public final class HiddenCharacters {

  private static final int MOST_NAMED = 6;

  /** Stands for a hidden character where there is room for one only. */
  private static final char BOX = '▯';

  private HiddenCharacters() {}

  /** Whether a character is hidden wherever it stands. */
  public static boolean isHidden(int codePoint) {
    if ((codePoint >= ' ' && codePoint < 0x7f) || codePoint == '\t' || codePoint == '\n') {
      return false;
    }
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> isBlankLetter(codePoint) || isSelector(codePoint);
    };
  }

  /** Letters and marks without a shape: grapheme joiner, Hangul fillers, Khmer inherent vowels. */
  private static boolean isBlankLetter(int c) {
    return c == 0x034f
        || c == 0x115f
        || c == 0x1160
        || c == 0x17b4
        || c == 0x17b5
        || c == 0x2800
        || c == 0x3164
        || c == 0xffa0;
  }

  private static boolean isSelector(int c) {
    return (c >= 0x180b && c <= 0x180f)
        || (c >= 0xfe00 && c <= 0xfe0f)
        || (c >= 0xe0100 && c <= 0xe01ef);
  }

  /** Whether the character at an offset of a text is hidden there. */
  private static boolean isHiddenAt(CharSequence text, int at, int codePoint) {
    if (!isHidden(codePoint)) {
      return false;
    }
    if (codePoint == '\r') {
      return at + 1 >= text.length() || text.charAt(at + 1) != '\n';
    }
    boolean look = codePoint == 0xfe0e || codePoint == 0xfe0f;
    return !look
        || at == 0
        || Character.getType(Character.codePointBefore(text, at)) != Character.OTHER_SYMBOL;
  }

  /** The offset of the first hidden character from an offset on; empty where there is none. */
  public static OptionalInt next(CharSequence text, int from) {
    int at = from;
    while (at < text.length()) {
      int c = Character.codePointAt(text, at);
      if (isHiddenAt(text, at, c)) {
        return OptionalInt.of(at);
      }
      at += Character.charCount(c);
    }
    return OptionalInt.empty();
  }

  /** How a hidden character is shown, e.g. ⟨U+202E⟩. */
  public static String mark(int codePoint) {
    return "⟨" + name(codePoint) + "⟩";
  }

  /** Its name in Unicode's notation, e.g. U+202E. */
  public static String name(int codePoint) {
    return String.format("U+%04X", codePoint);
  }

  /** The text with a {@link #mark} in the place of each hidden character. */
  public static String visible(String text) {
    return replaced(text, false);
  }

  /**
   * The text with a box in the place of each hidden character, for views that count characters: it
   * is as long as the text, and nothing in it is invisible or changes the order of the rest.
   */
  public static String boxed(String text) {
    OptionalInt next = next(text, 0);
    if (next.isEmpty()) {
      return text;
    }
    StringBuilder shown = new StringBuilder(text);
    while (next.isPresent()) {
      int at = next.getAsInt();
      int end = at + Character.charCount(text.codePointAt(at));
      for (int i = at; i < end; i++) {
        shown.setCharAt(i, BOX);
      }
      next = next(text, end);
    }
    return shown.toString();
  }

  /**
   * JSON in which each hidden character is written as an escape: the same document, and nothing in
   * it that a terminal obeys or an editor hides.
   */
  public static String escaped(String json) {
    return replaced(json, true);
  }

  private static String replaced(String text, boolean escape) {
    OptionalInt next = next(text, 0);
    if (next.isEmpty()) {
      return text;
    }
    StringBuilder shown = new StringBuilder(text.length() + 16);
    int at = 0;
    while (next.isPresent()) {
      int hidden = next.getAsInt();
      int c = text.codePointAt(hidden);
      int end = hidden + Character.charCount(c);
      shown.append(text, at, hidden);
      if (escape) {
        text.substring(hidden, end)
            .chars()
            .forEach(unit -> shown.append(String.format("\\u%04x", unit)));
      } else {
        shown.append(mark(c));
      }
      at = end;
      next = next(text, at);
    }
    return shown.append(text, at, text.length()).toString();
  }

  /**
   * What a person should be told of a program before trusting what it looks like: which hidden
   * characters are in it and on which lines. Empty where there are none.
   */
  public static Optional<String> warning(String code) {
    TreeMap<Integer, TreeSet<Integer>> lines = new TreeMap<>();
    int line = 1;
    int counted = 0;
    OptionalInt next = next(code, 0);
    while (next.isPresent()) {
      int at = next.getAsInt();
      for (; counted < at; counted++) {
        line += code.charAt(counted) == '\n' ? 1 : 0;
      }
      int c = code.codePointAt(at);
      lines.computeIfAbsent(c, key -> new TreeSet<>()).add(line);
      next = next(code, at + Character.charCount(c));
    }
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    String named =
        lines.entrySet().stream()
            .limit(MOST_NAMED)
            .map(entry -> name(entry.getKey()) + " on " + lines(entry.getValue()))
            .collect(Collectors.joining(", "));
    int more = lines.size() - MOST_NAMED;
    return Optional.of(
        "contains characters that are invisible or change how the text is displayed: "
            + named
            + (more > 0 ? ", and " + more + " more" : ""));
  }

  private static String lines(Set<Integer> lines) {
    String numbers =
        lines.stream().limit(MOST_NAMED).map(String::valueOf).collect(Collectors.joining(", "));
    String word = lines.size() == 1 ? "line " : "lines ";
    return word + numbers + (lines.size() > MOST_NAMED ? ", …" : "");
  }

  /** The offset of the first half of a surrogate pair that stands alone; empty for none. */
  public static OptionalInt loneSurrogate(String text) {
    int at = 0;
    while (at < text.length()) {
      int c = text.codePointAt(at);
      if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
        return OptionalInt.of(at);
      }
      at += Character.charCount(c);
    }
    return OptionalInt.empty();
  }
}
