// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.console;

import dev.afterburner.workbench.text.HiddenCharacters;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Rows in aligned columns, as narrow as their content. */
public final class Table {

  private static final String GAP = "  ";

  private final List<String> header;
  private final List<Boolean> right;
  private final List<List<String>> rows = new ArrayList<>();

  /**
   * An empty table.
   *
   * @param columns headings; one that starts with {@code >} is set to the right, as numbers are
   */
  public Table(String... columns) {
    header = new ArrayList<>();
    right = new ArrayList<>();
    for (String column : columns) {
      right.add(column.startsWith(">"));
      header.add(column.startsWith(">") ? column.substring(1) : column);
    }
  }

  public void row(String... cells) {
    if (cells.length != header.size()) {
      throw new IllegalArgumentException("a row needs " + header.size() + " cells");
    }
    // As they will be written: marks take columns, and a cell is one line.
    rows.add(
        Stream.of(cells).map(cell -> HiddenCharacters.visible(cell.replace('\n', ' '))).toList());
  }

  /**
   * The table's lines.
   *
   * @param width columns to keep to: the last column is cut where a line is longer
   */
  public List<String> lines(int width) {
    int[] widths = new int[header.size()];
    measure(header, widths);
    rows.forEach(row -> measure(row, widths));
    List<String> lines = new ArrayList<>();
    lines.add(line(header, widths, width));
    rows.forEach(row -> lines.add(line(row, widths, width)));
    return lines;
  }

  private static void measure(List<String> cells, int[] widths) {
    for (int i = 0; i < widths.length; i++) {
      widths[i] = Math.max(widths[i], columns(cells.get(i)));
    }
  }

  private String line(List<String> cells, int[] widths, int width) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String padding = " ".repeat(widths[i] - columns(cells.get(i)));
      line.append(i == 0 ? "" : GAP);
      line.append(right.get(i) ? padding + cells.get(i) : cells.get(i) + padding);
    }
    String text = line.toString().stripTrailing();
    return columns(text) <= width ? text : text.substring(0, width - 1) + "…";
  }

  private static int columns(String text) {
    return text.codePointCount(0, text.length());
  }
}
