// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.study.fold;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.stats.Interval;
import dev.afterburner.workbench.problem.Calibration;
import dev.afterburner.workbench.study.Line;
import dev.afterburner.workbench.study.Plan;
import dev.afterburner.workbench.study.run.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Each problem under each arm: what the best program so far is worth.
 *
 * @param columns in the order of the study file
 * @param lines one a problem, by its id
 */
public record Matrix(List<Column> columns, List<OfProblem> lines) {

  public Matrix {
    columns = List.copyOf(columns);
    lines = List.copyOf(lines);
  }

  /** An arm in a language with an objective. */
  public record Column(String arm, String language, String objective) {}

  /**
   * A problem.
   *
   * @param squares one a column
   */
  public record OfProblem(String problem, List<Square> squares) {
    public OfProblem {
      squares = List.copyOf(squares);
    }
  }

  /** What stands in a square. */
  public enum Kind {
    /** The problem is not asked in this language. */
    ABSENT,
    /** There is no result yet. */
    PENDING,
    /** The last try got no result. */
    MISSING,
    /** No replicate passes. */
    FAILED,
    /** Some replicates pass. */
    MIXED,
    /** All replicates that have a result pass. */
    PASSED
  }

  /**
   * The replicates of a problem under an arm.
   *
   * @param verdict of the first replicate that fails; passed where none does; empty without any
   * @param passed how many replicates pass
   * @param done how many have a result
   * @param replicates how many there are
   * @param ratio the median reference's figure in the objective over the program's, the geometric
   *     mean over the replicates that pass: 2 for half of what the reference needs; NaN where
   *     nothing passes or there are no references
   */
  public record Square(
      Kind kind, String verdict, int passed, int done, int replicates, double ratio) {}

  /** Stands for the newest iteration of each square. */
  public static final int NEWEST = -1;

  /**
   * The matrix of a study.
   *
   * @param iteration which, or {@link #NEWEST} for the newest of each
   */
  public static Matrix of(Plan plan, StudyRows rows, int iteration) {
    Map<String, Row.Cell> shown = new HashMap<>();
    for (Row.Cell cell : rows.cells()) {
      if (iteration == NEWEST || cell.iteration() == iteration) {
        shown.merge(cell.line(), cell, (a, b) -> a.iteration() >= b.iteration() ? a : b);
      }
    }
    Set<String> missing = new HashSet<>();
    for (Row.Fault fault : rows.faults()) {
      int dash = fault.cell().lastIndexOf('-');
      if (iteration == NEWEST || fault.cell().substring(dash + 1).equals("" + iteration)) {
        missing.add(fault.cell().substring(0, Math.max(0, dash)));
      }
    }
    Map<Column, Integer> places = new LinkedHashMap<>();
    Map<String, Map<Column, List<Line>>> byProblem = new TreeMap<>();
    for (Line line : plan.lines()) {
      Column column = new Column(line.arm().name(), line.language(), line.objective().id());
      places.putIfAbsent(column, places.size());
      byProblem
          .computeIfAbsent(line.problem(), p -> new HashMap<>())
          .computeIfAbsent(column, c -> new ArrayList<>())
          .add(line);
    }
    Medians medians = new Medians(rows);
    List<Column> columns = List.copyOf(places.keySet());
    List<OfProblem> lines = new ArrayList<>();
    byProblem.forEach(
        (problem, its) ->
            lines.add(
                new OfProblem(
                    problem,
                    columns.stream()
                        .map(c -> square(its.getOrDefault(c, List.of()), shown, missing, medians))
                        .toList())));
    return new Matrix(columns, lines);
  }

  private static Square square(
      List<Line> lines, Map<String, Row.Cell> shown, Set<String> missing, Medians medians) {
    List<Row.Cell> cells = new ArrayList<>();
    boolean fault = false;
    for (Line line : lines) {
      Row.Cell cell = shown.get(line.key());
      if (cell != null) {
        cells.add(cell);
      } else {
        fault |= missing.contains(line.key());
      }
    }
    int passed = 0;
    double logs = 0;
    int measured = 0;
    String verdict = cells.isEmpty() ? "" : "passed";
    for (Row.Cell cell : cells) {
      if (!cell.incumbent().passed()) {
        verdict = verdict.equals("passed") ? cell.worth().verdict() : verdict;
        continue;
      }
      passed++;
      double ratio = medians.over(cell);
      if (ratio > 0 && Double.isFinite(ratio)) {
        logs += Math.log(ratio);
        measured++;
      }
    }
    Kind kind =
        lines.isEmpty()
            ? Kind.ABSENT
            : cells.isEmpty()
                ? fault ? Kind.MISSING : Kind.PENDING
                : passed == cells.size() ? Kind.PASSED : passed == 0 ? Kind.FAILED : Kind.MIXED;
    return new Square(
        kind,
        verdict,
        passed,
        cells.size(),
        lines.size(),
        measured == 0 ? Double.NaN : Math.exp(logs / measured));
  }

  /** The median figures of references, each reckoned once. */
  private static final class Medians {

    private final StudyRows rows;
    private final Map<List<String>, Double> known = new HashMap<>();

    Medians(StudyRows rows) {
      this.rows = rows;
    }

    /** The median reference's figure over that of a cell's best program; NaN without either. */
    double over(Row.Cell cell) {
      Figure objective =
          Arrays.stream(Figure.values())
              .filter(f -> f.id().equals(cell.objective()))
              .findFirst()
              .orElse(Figure.INTEGRAL);
      Interval own = cell.incumbent().of(objective);
      return own == null
          ? Double.NaN
          : known.computeIfAbsent(
                  List.of(cell.problem(), cell.language(), objective.id()),
                  key -> median(rows.references(cell.problem(), cell.language()), objective))
              / own.value();
    }

    private static double median(List<Calibration.Figures> references, Figure figure) {
      double[] sorted =
          references.stream().mapToDouble(r -> r.of(figure).value()).sorted().toArray();
      int n = sorted.length;
      return n == 0 ? Double.NaN : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
    }
  }
}
