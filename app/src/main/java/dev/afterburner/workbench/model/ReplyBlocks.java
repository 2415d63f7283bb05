// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The fenced blocks of a reply that count, found in one pass. See {@link ReplyParser}. */
final class ReplyBlocks {

  /**
   * A fenced block.
   *
   * @param tag the language it names, in lower case; empty for none
   * @param from where its content starts
   * @param to where its content ends, exclusive
   * @param indent how many white-space characters stand before the fence
   * @param before the last words before it, on their line
   */
  record Block(String tag, int from, int to, int indent, String before) {}

  private static final List<String> TAGS =
      List.of("<solution>", "</solution>", "<thinking>", "</thinking>", "<think>", "</think>");

  private static final Pattern LIST_MARKER = Pattern.compile("[-*+]|\\d{1,9}[.)]");
  private static final int LONGEST_MARKER = 20;
  private static final Pattern NAMED_FENCE =
      Pattern.compile("`{3,}+[\\w+#-]++[ \\t]*+(?=[\\r\\n])");
  private static final Pattern NESTED = Pattern.compile("[ \\t]*(`{3,}|~{3,})[ \\t]*[\\w+#-]+");

  private final String text;
  private final int lastThinkingEnd;
  private final List<Block> blocks = new ArrayList<>();
  private boolean solution;
  private boolean insideSolution;
  private int thinking;
  private int wrappers;
  private int line;
  private boolean spoken;
  private int at;

  ReplyBlocks(String text) {
    this.text = text;
    this.lastThinkingEnd = lastThinkingEnd(text);
  }

  /** The blocks, in order. */
  List<Block> blocks() {
    return blocks;
  }

  /** Whether the reply has a solution in tags, to which the blocks belong. */
  boolean hasSolution() {
    return solution;
  }

  /** Whether its reasoning is never closed. */
  boolean isReasoningOpen() {
    return thinking > 0;
  }

  /** Whether it holds anything but reasoning. */
  boolean isSpoken() {
    return spoken;
  }

  /** Reads the reply. */
  void run() {
    boolean lineStart = true;
    while (at < text.length()) {
      char c = text.charAt(at);
      boolean fence = c == '`' || c == '~';
      if (fence && counts() && (lineStart || startsMidLine()) && fence()) {
        lineStart = false;
        continue;
      }
      if (c == '<' && tag()) {
        lineStart = true;
        continue;
      }
      line = isBreak(c) ? at + 1 : line;
      lineStart = isBreak(c) || (lineStart && isBlank(c));
      spoken |= thinking == 0 && !Character.isWhitespace(c);
      // A run of marks is one: its tail is not a fence.
      at += fence ? marks(at) : 1;
    }
  }

  /** Whether a block here would count: not in reasoning, nor after a solution's end. */
  private boolean counts() {
    return thinking == 0 && (!solution || insideSolution);
  }

  private boolean startsMidLine() {
    return afterListMarker()
        || (text.charAt(skipBlanks(line)) != '>'
            && NAMED_FENCE.matcher(text).region(at, text.length()).lookingAt());
  }

  private boolean afterListMarker() {
    return at - line <= LONGEST_MARKER
        && LIST_MARKER.matcher(text.substring(line, at).strip()).matches();
  }

  private boolean tag() {
    for (String tag : TAGS) {
      if (text.regionMatches(true, at, tag, 0, tag.length())) {
        at += tag.length();
        take(tag);
        return true;
      }
    }
    return false;
  }

  private void take(String tag) {
    switch (tag) {
      case "<solution>" -> {
        if (thinking == 0 || lastThinkingEnd < at) {
          thinking = 0;
          solution = true;
          insideSolution = true;
          blocks.clear();
        }
      }
      case "</solution>" -> {
        if (thinking == 0) {
          insideSolution = false;
        }
      }
      case "<think>", "<thinking>" -> thinking++;
      default -> {
        if (thinking > 0) {
          thinking--;
        } else if (!solution) {
          // Closed but never opened: all before it was reasoning.
          blocks.clear();
          spoken = false;
        }
      }
    }
  }

  private static int lastThinkingEnd(String text) {
    int from = text.length();
    while (from >= 0) {
      from = text.lastIndexOf("</", from);
      if (text.regionMatches(true, from, "</think", 0, 7)) {
        return from;
      }
      from--;
    }
    return -1;
  }

  /** Reads the block whose fence starts here. */
  private boolean fence() {
    int length = marks(at);
    int lineEnd = lineEnd(at);
    String info = text.substring(Math.min(at + length, lineEnd), lineEnd).strip();
    if (length < 3 || (text.charAt(at) == '`' && info.indexOf('`') >= 0)) {
      return false;
    }
    if (wrappers > 0 && info.isEmpty()) {
      wrappers--;
      at = lineEnd;
      return true;
    }
    int from = afterBreak(lineEnd);
    if (NESTED.matcher(text).region(from, lineEnd(from)).lookingAt()) {
      wrappers++;
      line = from;
      at = from;
      return true;
    }
    spoken = true;
    read(info, from, text.charAt(at), length);
    return true;
  }

  private void read(String info, int from, char mark, int length) {
    int indent = at == skipBlanks(line) || afterListMarker() ? at - line : 0;
    String before = wordsBefore(line);
    QuotedText quoted = new QuotedText(tag(info));
    int fence = -1;
    int goesOn = -1;
    for (line = from; line < text.length(); line = afterBreak(lineEnd(line))) {
      int closing = closing(line, mark, length);
      if (closing >= 0 || (insideSolution && isSolutionEnd(line))) {
        if (!quoted.isOpen()) {
          add(info, from, line, indent, before, Math.max(closing, line));
          return;
        }
        if (fence < 0) {
          // Part of a string or comment of the program, if that is closed at all.
          fence = line;
          goesOn = Math.max(closing, line);
        }
      }
      quoted.read(text, line, lineEnd(line));
    }
    boolean never = fence >= 0;
    line = never ? fence : line;
    add(info, from, never ? fence : text.length(), indent, before, never ? goesOn : text.length());
  }

  private void add(String info, int from, int to, int indent, String before, int goesOn) {
    blocks.add(new Block(tag(info), from, to, indent, before));
    at = goesOn;
  }

  /** The last line above that is not empty; none across another block. */
  private String wordsBefore(int fenceLine) {
    int to = fenceLine;
    int from = blocks.isEmpty() ? 0 : afterBreak(lineEnd(blocks.getLast().to()));
    while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
      to--;
    }
    int start = to;
    while (start > from && !isBreak(text.charAt(start - 1))) {
      start--;
    }
    return text.substring(Math.min(start, to), to);
  }

  /** Where text goes on after the closing fence on this line; −1 where there is none. */
  private int closing(int line, char mark, int length) {
    int start = skipBlanks(line);
    int run = start < text.length() && text.charAt(start) == mark ? marks(start) : 0;
    if (run < length) {
      return -1;
    }
    int rest = skipBlanks(start + run);
    boolean ends = rest == lineEnd(line);
    return ends || text.regionMatches(true, rest, "</", 0, 2) ? rest : -1;
  }

  private boolean isSolutionEnd(int line) {
    return text.substring(line, lineEnd(line)).strip().equalsIgnoreCase("</solution>");
  }

  /** The language that an info string names: "python", "{.python}", "python:main.py". */
  private static String tag(String info) {
    String first = info.strip();
    first = first.startsWith("{") ? first.substring(1).strip() : first;
    first = first.startsWith(".") ? first.substring(1) : first;
    int end = 0;
    while (end < first.length() && isTagCharacter(first.charAt(end))) {
      end++;
    }
    return first.substring(0, end).toLowerCase(Locale.ROOT);
  }

  private static boolean isTagCharacter(char c) {
    return Character.isLetterOrDigit(c) || c == '+' || c == '#' || c == '-' || c == '_';
  }

  /** How many of the same mark stand here. */
  private int marks(int from) {
    int to = from;
    while (to < text.length() && text.charAt(to) == text.charAt(from)) {
      to++;
    }
    return to - from;
  }

  private int skipBlanks(int from) {
    int to = from;
    while (to < text.length() && isBlank(text.charAt(to))) {
      to++;
    }
    return to;
  }

  private int lineEnd(int from) {
    int to = from;
    while (to < text.length() && !isBreak(text.charAt(to))) {
      to++;
    }
    return to;
  }

  private int afterBreak(int lineEnd) {
    if (lineEnd >= text.length()) {
      return text.length();
    }
    boolean crLf =
        text.charAt(lineEnd) == '\r'
            && lineEnd + 1 < text.length()
            && text.charAt(lineEnd + 1) == '\n';
    return lineEnd + (crLf ? 2 : 1);
  }

  static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  private static boolean isBreak(char c) {
    return c == '\n' || c == '\r';
  }
}
