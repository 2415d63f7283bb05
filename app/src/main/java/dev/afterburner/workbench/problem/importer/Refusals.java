// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows left out, counted by the kind of their reason: a set may refuse a million alike. */
final class Refusals {

  private static final int MOST_KINDS = 100;

  private final Map<String, Kind> kinds = new LinkedHashMap<>();

  /** Rows of one kind. */
  private static final class Kind {
    private long rows;
    private final List<ImportReport.Row> examples = new ArrayList<>();
  }

  void add(String file, long row, String reason) {
    String alike = reason.replaceAll("near .*|\"[^\"]*\"|\\d+", "#");
    String kind = kinds.containsKey(alike) || kinds.size() < MOST_KINDS ? alike : "";
    Kind counted = kinds.computeIfAbsent(kind, _ -> new Kind());
    counted.rows++;
    if (counted.examples.size() < ImportReport.EXAMPLES) {
      counted.examples.add(new ImportReport.Row(file, row, reason));
    }
  }

  List<ImportReport.Refusal> list() {
    return kinds.values().stream()
        .sorted(Comparator.comparingLong((Kind kind) -> kind.rows).reversed())
        .map(kind -> new ImportReport.Refusal(kind.rows, kind.examples))
        .toList();
  }
}
