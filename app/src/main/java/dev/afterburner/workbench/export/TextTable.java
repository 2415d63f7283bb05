// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.export;

import dev.afterburner.workbench.figures.Figures;
import dev.afterburner.workbench.text.Csv;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A table of texts, written as Markdown, LaTeX or CSV.
 *
 * @param title what it shows
 * @param notes sentences below it
 * @param head the columns' names
 * @param rows each as long as the head
 */
public record TextTable(
    String title, List<String> notes, List<String> head, List<List<String>> rows) {

  private static final Pattern NUMBER = Pattern.compile("^[+−<>≥≈-]?\\s*[0-9∞]");

  public TextTable {
    notes = List.copyOf(notes);
    head = List.copyOf(head);
    rows = rows.stream().map(List::copyOf).toList();
  }

  /** As GitHub's Markdown has it. */
  public String markdown() {
    StringBuilder text = new StringBuilder("### ").append(cell(title)).append("\n\n");
    text.append(line(head));
    for (int column = 0; column < head.size(); column++) {
      text.append(isNumbers(column) ? "|--:" : "|:--");
    }
    text.append("|\n");
    rows.forEach(row -> text.append(line(row)));
    notes.forEach(note -> text.append('\n').append(cell(note)).append('\n'));
    return text.append('\n').toString();
  }

  /** Whether a column holds numbers, to stand right: where it has any, and nothing but numbers. */
  public boolean isNumbers(int column) {
    List<String> filled =
        rows.stream()
            .map(row -> row.get(column).strip())
            .filter(cell -> !cell.isEmpty() && !cell.equals(Figures.NONE))
            .toList();
    return column > 0 && !filled.isEmpty() && filled.stream().allMatch(NUMBER.asPredicate());
  }

  private static String line(List<String> cells) {
    return cells.stream().map(TextTable::cell).collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  /** What would end a cell or begin markup is written as it is read. */
  private static String cell(String text) {
    return text.replaceAll("[\\\\`*_{}\\[\\]<>#|]", "\\\\$0").replaceAll("\\s+", " ");
  }

  /** As journals set tables: the rules of the package booktabs. */
  public String latex() {
    StringBuilder text = new StringBuilder("% \\usepackage{booktabs}\n\\begin{table}\n\\caption{");
    text.append(tex(title)).append("}\n\\begin{tabular}{");
    for (int column = 0; column < head.size(); column++) {
      text.append(isNumbers(column) ? 'r' : 'l');
    }
    text.append("}\n\\toprule\n");
    text.append(row(head)).append("\\midrule\n");
    rows.forEach(row -> text.append(row(row)));
    text.append("\\bottomrule\n\\end{tabular}\n");
    notes.forEach(note -> text.append("\n\\footnotesize ").append(tex(note)).append('\n'));
    return text.append("\\end{table}\n\n").toString();
  }

  private static String row(List<String> cells) {
    return cells.stream().map(TextTable::tex).collect(Collectors.joining(" & ", "", " \\\\\n"));
  }

  private static String tex(String text) {
    StringBuilder safe = new StringBuilder();
    text.codePoints()
        .forEach(
            c ->
                safe.append(
                    switch (c) {
                      case '\\' -> "\\textbackslash{}";
                      case '{', '}', '$', '&', '#', '_', '%' -> "\\" + Character.toString(c);
                      case '~' -> "\\textasciitilde{}";
                      case '^' -> "\\textasciicircum{}";
                      case '−' -> "$-$";
                      case '–' -> "--";
                      case '±' -> "$\\pm$";
                      case '×' -> "$\\times$";
                      case '·' -> "$\\cdot$";
                      case 'µ' -> "$\\mu$";
                      case '…' -> "\\ldots{}";
                      case '\u2009' -> "\\,";
                      case '≥' -> "$\\geq$";
                      case '<' -> "\\textless{}";
                      case '>' -> "\\textgreater{}";
                      case '\n', '\r', '\t' -> " ";
                      default -> Character.toString(c);
                    }));
    return safe.toString();
  }

  /** As RFC 4180 has it. */
  public String csv() {
    List<List<String>> all = new ArrayList<>(Collections.singletonList(head));
    all.addAll(rows);
    return all.stream()
        .map(row -> row.stream().map(Csv::field).collect(Collectors.joining(",")))
        .collect(Collectors.joining("\n", "", "\n"));
  }
}
