// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.editor;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What the keys of a code editor do, as pure functions from text and selection to an edit.
 *
 * @param style how the language is typed
 */
record Typing(CodingStyle style) {

  private static final int TAB_WIDTH = 4;

  /** Enter: the new line is as deep as this one, or deeper behind what opens a block. */
  Edit newLine(String text, int start, int end) {
    String before = text.substring(lineStart(text, start), start);
    String indent = leadingSpace(before);
    boolean opens = style.opensBlock().matcher(before).find();
    String inner = "\n" + indent + (opens ? style.indent() : "");
    boolean betweenBrackets = opens && end < text.length() && ")}]".indexOf(text.charAt(end)) >= 0;
    int caret = start + inner.length();
    return new Edit(start, end, betweenBrackets ? inner + "\n" + indent : inner, caret, caret);
  }

  /** Tab: indents the selected lines, or fills up to the next stop. */
  Edit indent(String text, int anchor, int caret) {
    int start = Math.min(anchor, caret);
    int end = Math.max(anchor, caret);
    if (text.substring(start, end).indexOf('\n') >= 0) {
      return mapLines(text, anchor, caret, each(l -> l.isBlank() ? l : style.indent() + l));
    }
    if (style.indent().equals("\t")) {
      return Edit.insert(start, end, "\t");
    }
    int width = style.indent().length();
    int column = start - lineStart(text, start);
    return Edit.insert(start, end, " ".repeat(width - column % width));
  }

  /** Shift+Tab: takes one step from the selected lines. */
  Edit outdent(String text, int anchor, int caret) {
    return mapLines(text, anchor, caret, each(this::lessDeep));
  }

  /** Backspace in the indentation goes back to the stop before; elsewhere it is a plain one. */
  Optional<Edit> backspace(String text, int caret) {
    String before = text.substring(lineStart(text, caret), caret);
    if (before.isEmpty() || !before.isBlank() || before.indexOf('\t') >= 0) {
      return Optional.empty();
    }
    int width = style.indent().equals("\t") ? TAB_WIDTH : style.indent().length();
    int step = before.length() % width == 0 ? width : before.length() % width;
    return Optional.of(new Edit(caret - step, caret, "", caret - step, caret - step));
  }

  /**
   * A character that makes the line end a block: the line becomes as deep as the block's head.
   * Empty where the character changes nothing but itself.
   */
  Optional<Edit> type(String text, int caret, String character) {
    int lineStart = lineStart(text, caret);
    String line = text.substring(lineStart, caret) + character;
    if (lineStart == 0 || !style.closesBlock().matcher(line).find()) {
      return Optional.empty();
    }
    String previous = text.substring(lineStart(text, lineStart - 1), lineStart - 1);
    boolean emptyBlock = style.opensBlock().matcher(previous).find();
    String wanted = leadingSpace(emptyBlock ? previous : lessDeep(previous));
    if (leadingSpace(line).length() <= wanted.length()) {
      return Optional.empty();
    }
    return Optional.of(Edit.insert(lineStart, caret, wanted + line.strip()));
  }

  /** Makes the selected lines comments, or code again when all of them are comments. */
  Edit toggleComment(String text, int anchor, int caret) {
    String mark = style.lineComment();
    return mapLines(
        text,
        anchor,
        caret,
        lines -> {
          List<String> written = lines.stream().filter(l -> !l.isBlank()).toList();
          if (!written.isEmpty() && written.stream().allMatch(l -> l.strip().startsWith(mark))) {
            return lines.stream().map(l -> uncommented(l, mark)).toList();
          }
          int depth = written.stream().mapToInt(l -> leadingSpace(l).length()).min().orElse(0);
          return lines.stream()
              .map(l -> l.isBlank() ? l : l.substring(0, depth) + mark + " " + l.substring(depth))
              .toList();
        });
  }

  private static String uncommented(String line, String mark) {
    if (line.isBlank()) {
      return line;
    }
    int at = line.indexOf(mark);
    String rest = line.substring(at + mark.length());
    return line.substring(0, at) + (rest.startsWith(" ") ? rest.substring(1) : rest);
  }

  private String lessDeep(String line) {
    if (line.startsWith("\t")) {
      return line.substring(1);
    }
    int width = style.indent().equals("\t") ? TAB_WIDTH : style.indent().length();
    return line.substring(Math.min(leadingSpace(line).length(), width));
  }

  private static UnaryOperator<List<String>> each(UnaryOperator<String> change) {
    return lines -> lines.stream().map(change).toList();
  }

  /** Changes whole lines; anchor and caret keep their distance to the ends of their lines. */
  private static Edit mapLines(
      String text, int anchor, int caret, UnaryOperator<List<String>> change) {
    int first = lineStart(text, Math.min(anchor, caret));
    int selectionEnd = Math.max(anchor, caret);
    // A selection that ends at the start of a line does not mean that line.
    boolean endsAtLineStart =
        anchor != caret && selectionEnd > first && text.charAt(selectionEnd - 1) == '\n';
    int last = lineEnd(text, endsAtLineStart ? selectionEnd - 1 : selectionEnd);
    List<String> before = List.of(text.substring(first, last).split("\n", -1));
    List<String> after = change.apply(before);
    return new Edit(
        first,
        last,
        String.join("\n", after),
        moved(anchor, first, last, before, after),
        moved(caret, first, last, before, after));
  }

  private static int moved(
      int offset, int first, int last, List<String> before, List<String> after) {
    int oldStart = first;
    int newStart = first;
    for (int i = 0; i < before.size(); i++) {
      int oldEnd = oldStart + before.get(i).length();
      int newEnd = newStart + after.get(i).length();
      if (offset <= oldEnd) {
        return Math.max(newStart, newEnd - (oldEnd - offset));
      }
      oldStart = oldEnd + 1;
      newStart = newEnd + 1;
    }
    return newStart - 1 + offset - last;
  }

  private static int lineStart(String text, int offset) {
    return text.lastIndexOf('\n', offset - 1) + 1;
  }

  private static int lineEnd(String text, int offset) {
    int end = text.indexOf('\n', offset);
    return end < 0 ? text.length() : end;
  }

  private static String leadingSpace(String line) {
    int i = 0;
    while (i < line.length() && (line.charAt(i) == ' ' || line.charAt(i) == '\t')) {
      i++;
    }
    return line.substring(0, i);
  }
}
