// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.train.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** Looks at pairs.csv: what each preference pair rests on. */
final class PairsCheck {

  private static final String NAME = "pairs.csv";
  private static final String COLUMNS =
      "file,row,problem,objective,chosen,rejected,kind,ratio,low,high,rounds,source";
  private static final int CELLS = 12;
  private static final int KIND = 6;
  private static final int HIGH = 9;

  private final BiConsumer<String, String> faults;

  PairsCheck(BiConsumer<String, String> faults) {
    this.faults = faults;
  }

  /** Looks at the text; rows are numbers by file. */
  void look(String text, double margin, Map<String, Integer> rows) {
    String[] lines = text.split("\n", -1);
    if (!lines[0].equals(COLUMNS)) {
      faults.accept(NAME, "has other columns than " + COLUMNS);
      return;
    }
    Map<String, Integer> counts = new HashMap<>();
    for (int i = 1; i < lines.length; i++) {
      if (lines[i].isEmpty()) {
        continue;
      }
      List<String> cells = cells(lines[i]);
      String place = NAME + " line " + (i + 1);
      if (cells.size() != CELLS) {
        faults.accept(place, "has not 12 cells");
        continue;
      }
      counts.merge(cells.getFirst(), 1, Integer::sum);
      String kind = cells.get(KIND);
      if (!kind.equals("measured") && !kind.equals("verdict")) {
        faults.accept(place, "kind is neither measured nor verdict");
      } else if (kind.equals("measured") && !below(cells.get(HIGH), 1 - margin)) {
        faults.accept(place, "the ratio's interval does not lie below 1 - margin");
      }
    }
    new TreeMap<>(rows)
        .forEach(
            (file, count) -> {
              int pairs = counts.getOrDefault(file, 0);
              if (file.startsWith("dpo-") && pairs != count) {
                faults.accept(
                    NAME, "has " + pairs + " pairs of " + file + ", which has " + count + " rows");
              }
            });
  }

  private static boolean below(String text, double bound) {
    try {
      return Double.parseDouble(text) <= bound;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** The cells of a line; those in quotes may hold commas, and quotes twice. */
  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (quoted && c == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"') {
        cell.append('"');
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }
}
