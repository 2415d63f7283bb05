// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.train.data;

import dev.afterburner.sandbox.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one problem gives to an export.
 *
 * @param problem its id
 * @param statement digest of its statement
 * @param set its data set; empty if it is bundled
 * @param rows for all files
 * @param refused what it doesn't give and why: number by reason
 * @param noise by objective: how often two single runs were compared twice, and how often the
 *     second pair of runs said the opposite
 */
public record Part(
    String problem,
    String statement,
    String set,
    List<Row> rows,
    Map<String, Integer> refused,
    Map<String, LabelNoise> noise) {

  public Part {
    rows = List.copyOf(rows);
    refused = Map.copyOf(refused);
    noise = Map.copyOf(noise);
  }

  /** Collects a part. */
  static final class Builder {
    private final String problem;
    private final String statement;
    private final String set;
    private final List<Row> rows = new ArrayList<>();
    private final Map<String, Integer> refused = new TreeMap<>();
    private final Map<String, LabelNoise> noise = new TreeMap<>();

    Builder(String problem, String statement, String set) {
      this.problem = problem;
      this.statement = statement;
      this.set = set;
    }

    String set() {
      return set;
    }

    void add(Row row) {
      rows.add(row);
    }

    void refuse(String reason, int count) {
      if (count > 0) {
        refused.merge(reason, count, Integer::sum);
      }
    }

    void noise(Figure figure, LabelNoise found) {
      noise.put(figure.id(), found);
    }

    Part build() {
      return new Part(problem, statement, set, rows, refused, noise);
    }
  }
}
