// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.diff;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Chunk;
import dev.afterburner.workbench.ui.diff.Row.Mark;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares two lines word by word: names, numbers, single signs and runs of space. */
final class Words {

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+|\\s+|[^\\p{L}\\p{N}_\\s]");

  /** Below this the lines have nothing to do with each other, and single words would confuse. */
  private static final double RELATED = 0.2;

  private static final int MOST_WORDS = 2_000;

  private Words() {}

  /**
   * The words of a pair of lines that differ.
   *
   * @param left pieces of the left line
   * @param right pieces of the right line
   */
  record Marks(List<Mark> left, List<Mark> right) {}

  static List<String> of(String line) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(line);
    while (matcher.find()) {
      words.add(matcher.group());
    }
    return words;
  }

  /** Share of the words, not counting space, that both lines have: 0 to 1. */
  static double likeness(List<String> left, List<String> right) {
    Map<String, Integer> open = new HashMap<>();
    int total = 0;
    for (String word : left) {
      if (!word.isBlank()) {
        open.merge(word, 1, Integer::sum);
        total++;
      }
    }
    int common = 0;
    for (String word : right) {
      if (!word.isBlank()) {
        total++;
        Integer count = open.get(word);
        if (count != null && count > 0) {
          open.put(word, count - 1);
          common++;
        }
      }
    }
    return total == 0 ? 1 : 2.0 * common / total;
  }

  static Marks differing(String left, String right) {
    List<String> leftWords = of(left);
    List<String> rightWords = of(right);
    if (leftWords.size() > MOST_WORDS
        || rightWords.size() > MOST_WORDS
        || likeness(leftWords, rightWords) < RELATED) {
      return new Marks(whole(left), whole(right));
    }
    List<Mark> leftMarks = new ArrayList<>();
    List<Mark> rightMarks = new ArrayList<>();
    for (AbstractDelta<String> delta : DiffUtils.diff(leftWords, rightWords).getDeltas()) {
      mark(leftMarks, left, leftWords, delta.getSource());
      mark(rightMarks, right, rightWords, delta.getTarget());
    }
    return new Marks(withoutIndent(leftMarks, left), withoutIndent(rightMarks, right));
  }

  /** Another depth is marked only where it is the only difference. */
  private static List<Mark> withoutIndent(List<Mark> marks, String line) {
    int depth = line.length() - line.stripLeading().length();
    List<Mark> clipped =
        marks.stream()
            .filter(mark -> mark.end() > depth)
            .map(mark -> new Mark(Math.max(mark.start(), depth), mark.end()))
            .toList();
    return clipped.isEmpty() ? marks : clipped;
  }

  private static void mark(List<Mark> marks, String line, List<String> words, Chunk<String> chunk) {
    int first = chunk.getPosition();
    int start = words.subList(0, first).stream().mapToInt(String::length).sum();
    int end = start + chunk.getLines().stream().mapToInt(String::length).sum();
    if (start == end) {
      return;
    }
    // Marks with nothing but space between them read as one.
    if (!marks.isEmpty() && line.substring(marks.getLast().end(), start).isBlank()) {
      start = marks.removeLast().start();
    }
    marks.add(new Mark(start, end));
  }

  private static List<Mark> whole(String line) {
    String stripped = line.strip();
    int start = line.indexOf(stripped);
    return stripped.isEmpty() ? List.of() : List.of(new Mark(start, start + stripped.length()));
  }
}
