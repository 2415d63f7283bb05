// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.history;

import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.curve.MemoryCurve;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A run's memory over its own time, small enough for a row of a table.
 *
 * @param columns the highest resident memory in each of equal stretches of the run, bytes
 * @param highest what the full height stands for, bytes: the session's highest, so that the rows
 *     can be compared by eye
 */
public record Spark(List<Long> columns, long highest) {

  private static final int COLUMNS = 32;

  public Spark {
    columns = List.copyOf(columns);
  }

  static Spark of(Run run) {
    MemoryCurve curve = run.curve();
    List<Long> columns = new ArrayList<>(Collections.nCopies(COLUMNS, 0L));
    long end = Math.max(1, run.wallNanos());
    int reached = 0;
    for (int i = 0; i < curve.size(); i++) {
      int column = (int) Math.clamp(curve.atNanos(i) * COLUMNS / end, 0L, COLUMNS - 1L);
      // A value holds until the next sample.
      for (int c = reached; c <= column; c++) {
        long before = i == 0 ? 0 : curve.residentBytes(i - 1);
        columns.set(c, Math.max(columns.get(c), before));
      }
      columns.set(column, Math.max(columns.get(column), curve.residentBytes(i)));
      reached = column;
    }
    return new Spark(columns, Collections.max(columns));
  }

  Spark under(long top) {
    return top == highest ? this : new Spark(columns, top);
  }

  /** Height of a column, 0 to 1. */
  double share(int column) {
    return highest == 0 ? 0 : (double) columns.get(column) / highest;
  }
}
