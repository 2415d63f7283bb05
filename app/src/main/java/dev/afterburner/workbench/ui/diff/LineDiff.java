// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.diff;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import dev.afterburner.workbench.ui.diff.Row.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The difference of two texts, line by line. Both texts can be rebuilt from it.
 *
 * @param rows all lines of both texts, in order
 * @param leftEndsInBreak whether the left text ends in a line break
 * @param rightEndsInBreak whether the right text ends in a line break
 */
public record LineDiff(List<Row> rows, boolean leftEndsInBreak, boolean rightEndsInBreak) {

  /** Unchanged lines that stay visible around a change. */
  public static final int CONTEXT = 3;

  /** A fold that hides fewer lines than this would save nothing. */
  private static final int SMALLEST_FOLD = 3;

  /** Copies the rows. */
  public LineDiff {
    rows = List.copyOf(rows);
  }

  /** What a view shows at one height. */
  public sealed interface Item {

    /**
     * Lines.
     *
     * @param row the lines
     * @param change index of the change they belong to, or −1
     */
    record Code(Row row, int change) implements Item {}

    /**
     * A run of unchanged lines that is hidden.
     *
     * @param firstLine number of its first line in the left text, by which it is unfolded
     * @param count lines hidden
     */
    record Fold(int firstLine, int count) implements Item {}
  }

  /** Compares two texts. Takes time with the number of differences: not on the JavaFX thread. */
  public static LineDiff of(String left, String right) {
    return of(left, right, false);
  }

  /**
   * The same.
   *
   * @param ignoringSpace whether lines that differ in white space alone count as the same
   */
  public static LineDiff of(String left, String right, boolean ignoringSpace) {
    List<String> leftLines = lines(left);
    List<String> rightLines = lines(right);
    var algorithm = new MyersDiffWithLinearSpace<String>();
    List<Row> rows = new ArrayList<>();
    int l = 0;
    int r = 0;
    List<AbstractDelta<String>> deltas =
        DiffUtils.diff(
                ignoringSpace ? leftLines.stream().map(LineDiff::spaceless).toList() : leftLines,
                ignoringSpace ? rightLines.stream().map(LineDiff::spaceless).toList() : rightLines,
                algorithm)
            .getDeltas();
    for (Block block : blocks(deltas)) {
      while (l < block.left) {
        rows.add(equal(l, leftLines.get(l), r, rightLines.get(r)));
        l++;
        r++;
      }
      rows.addAll(
          Alignment.rows(
              leftLines.subList(l, block.leftEnd),
              l + 1,
              rightLines.subList(r, block.rightEnd),
              r + 1));
      l = block.leftEnd;
      r = block.rightEnd;
    }
    while (l < leftLines.size()) {
      rows.add(equal(l, leftLines.get(l), r, rightLines.get(r)));
      l++;
      r++;
    }
    return new LineDiff(rows, left.endsWith("\n"), right.endsWith("\n"));
  }

  private record Block(int left, int leftEnd, int right, int rightEnd) {}

  /**
   * The algorithm reports neighbouring deletions and insertions apart; together they are a change.
   */
  private static List<Block> blocks(List<AbstractDelta<String>> deltas) {
    List<Block> blocks = new ArrayList<>();
    for (AbstractDelta<String> delta : deltas) {
      int left = delta.getSource().getPosition();
      int right = delta.getTarget().getPosition();
      Block next =
          new Block(left, left + delta.getSource().size(), right, right + delta.getTarget().size());
      if (!blocks.isEmpty()
          && blocks.getLast().leftEnd == left
          && blocks.getLast().rightEnd == right) {
        Block last = blocks.removeLast();
        next = new Block(last.left, next.leftEnd, last.right, next.rightEnd);
      }
      blocks.add(next);
    }
    return blocks;
  }

  private static Row equal(int left, String leftText, int right, String rightText) {
    return new Row(
        new Line(left + 1, leftText, List.of()), new Line(right + 1, rightText, List.of()), true);
  }

  private static String spaceless(String line) {
    return line.strip().replaceAll("\\s+", " ");
  }

  private static List<String> lines(String text) {
    if (text.isEmpty()) {
      return List.of();
    }
    String body = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    return List.of(body.split("\n", -1));
  }

  /** The left text. */
  public String left() {
    return text(rows.stream().map(Row::left), leftEndsInBreak);
  }

  /** The right text. */
  public String right() {
    return text(rows.stream().map(Row::right), rightEndsInBreak);
  }

  private static String text(Stream<@Nullable Line> lines, boolean endsInBreak) {
    List<String> texts = new ArrayList<>();
    lines.forEach(
        line -> {
          if (line != null) {
            texts.add(line.text());
          }
        });
    return String.join("\n", texts) + (endsInBreak ? "\n" : "");
  }

  /** Whether the texts are the same, at most but for the line break at their end. */
  public boolean isEqual() {
    return rows.stream().allMatch(Row::isEqual);
  }

  /** The same difference below each other: of a change, first the left lines, then the right. */
  public LineDiff unified() {
    List<Row> result = new ArrayList<>();
    List<Row> added = new ArrayList<>();
    for (Row row : rows) {
      if (row.isEqual()) {
        result.addAll(added);
        added.clear();
        result.add(row);
        continue;
      }
      if (row.left() != null) {
        result.add(new Row(row.left(), null));
      }
      if (row.right() != null) {
        added.add(new Row(null, row.right()));
      }
    }
    result.addAll(added);
    return new LineDiff(result, leftEndsInBreak, rightEndsInBreak);
  }

  /** How many runs of changed lines there are. */
  public int changes() {
    return (int)
        IntStream.range(0, rows.size())
            .filter(i -> !rows.get(i).isEqual() && (i == 0 || rows.get(i - 1).isEqual()))
            .count();
  }

  /** Everything, nothing hidden. */
  public List<Item> items() {
    return items(Integer.MAX_VALUE, Set.of());
  }

  /** What to show when long unchanged runs are hidden, except those already unfolded. */
  public List<Item> folded(Set<Integer> unfolded) {
    return items(SMALLEST_FOLD, unfolded);
  }

  private List<Item> items(int smallest, Set<Integer> unfolded) {
    List<Item> items = new ArrayList<>();
    int change = -1;
    int at = 0;
    while (at < rows.size()) {
      int end = at;
      boolean equal = rows.get(at).isEqual();
      while (end < rows.size() && rows.get(end).isEqual() == equal) {
        end++;
      }
      if (!equal) {
        change++;
        addCode(items, at, end, change);
      } else {
        int from = at == 0 ? 0 : at + CONTEXT;
        int to = end == rows.size() ? end : end - CONTEXT;
        Line first = from < to ? rows.get(from).left() : null;
        if (first != null && to - from >= smallest && !unfolded.contains(first.number())) {
          addCode(items, at, from, -1);
          items.add(new Item.Fold(first.number(), to - from));
          addCode(items, to, end, -1);
        } else {
          addCode(items, at, end, -1);
        }
      }
      at = end;
    }
    return items;
  }

  private void addCode(List<Item> items, int from, int to, int change) {
    items.addAll(
        rows.subList(from, to).stream()
            .map(row -> new Item.Code(row, change))
            .collect(Collectors.toList()));
  }
}
