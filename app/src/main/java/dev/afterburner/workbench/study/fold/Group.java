// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.study.fold;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.workbench.problem.Calibration;
import dev.afterburner.workbench.study.run.Row;
import dev.afterburner.workbench.study.stats.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The cells of an arm in one language with one objective.
 *
 * @param problems those of the plan, sorted: the places in all series
 * @param byIteration the cells, by iteration
 */
record Group(
    String arm,
    String language,
    String objective,
    List<String> problems,
    Map<Integer, List<Row.Cell>> byIteration) {

  /** So many draws a program stand for the noise of its measuring. */
  private static final int DRAWS = 24;

  /** Groups the cells of a study. */
  static List<Group> of(List<Row.Cell> cells, Map<String, List<String>> problems) {
    Map<List<String>, Map<Integer, List<Row.Cell>>> grouped = new LinkedHashMap<>();
    for (Row.Cell cell : cells) {
      grouped
          .computeIfAbsent(
              List.of(cell.arm(), cell.language(), cell.objective()), key -> new TreeMap<>())
          .computeIfAbsent(cell.iteration(), i -> new ArrayList<>())
          .add(cell);
    }
    return grouped.entrySet().stream()
        .map(
            group ->
                new Group(
                    group.getKey().get(0),
                    group.getKey().get(1),
                    group.getKey().get(2),
                    problems.getOrDefault(group.getKey().get(1), List.of()).stream()
                        .sorted()
                        .toList(),
                    group.getValue()))
        .toList();
  }

  /** Whether it can be compared with another one. */
  boolean fits(Group other) {
    return language.equals(other.language)
        && objective.equals(other.objective)
        && problems.equals(other.problems);
  }

  /** The last iteration that all problems have; the last of any where there is none. */
  int lastWhole() {
    int last = byIteration.keySet().stream().mapToInt(i -> i).max().orElse(0);
    for (int i = last; i >= 0; i--) {
      List<Row.Cell> cells = byIteration.getOrDefault(i, List.of());
      if (cells.stream().map(Row.Cell::problem).distinct().count() == problems.size()) {
        return i;
      }
    }
    return last;
  }

  static Row.Shown shown(Row.Cell cell, boolean incumbent) {
    return incumbent ? cell.incumbent() : cell.candidate();
  }

  /**
   * The scores of an iteration, a series a metric; the score of a problem is the mean over its
   * replicates.
   *
   * @param incumbent those of the best so far, else those of the newest
   */
  Map<Metric, Series> scores(int iteration, boolean incumbent, StudyRows rows) {
    Map<String, List<Row.Cell>> byProblem = new HashMap<>();
    for (Row.Cell cell : byIteration.getOrDefault(iteration, List.of())) {
      byProblem.computeIfAbsent(cell.problem(), p -> new ArrayList<>()).add(cell);
    }
    Map<Metric, Series> scores = new EnumMap<>(Metric.class);
    for (Metric metric : Metric.values()) {
      double[] points = new double[problems.size()];
      double[][] draws = new double[metric == Metric.PASS1 ? 0 : points.length][];
      for (int i = 0; i < points.length; i++) {
        List<Row.Cell> cells = byProblem.getOrDefault(problems.get(i), List.of());
        points[i] = cells.isEmpty() ? Double.NaN : 0;
        for (Row.Cell cell : cells) {
          points[i] += score(metric, cell, incumbent, rows) / cells.size();
        }
        if (draws.length > 0) {
          draws[i] = draws(metric, cells, incumbent, rows);
        }
      }
      scores.put(metric, new Series(points, draws));
    }
    return scores;
  }

  private static double score(Metric metric, Row.Cell cell, boolean incumbent, StudyRows rows) {
    Row.Shown shown = shown(cell, incumbent);
    return metric
        .figure()
        .map(f -> Place.of(shown, f, rows.references(cell.problem(), cell.language())).value())
        .orElseGet(() -> shown.passed() ? 1.0 : 0.0);
  }

  private static double[] draws(
      Metric metric, List<Row.Cell> cells, boolean incumbent, StudyRows rows) {
    double[] mean = new double[DRAWS];
    Figure figure = metric.figure().orElseThrow();
    for (Row.Cell cell : cells) {
      Row.Shown shown = shown(cell, incumbent);
      List<Calibration.Figures> references = rows.references(cell.problem(), cell.language());
      long seed =
          31L * cell.problem().hashCode() + shown.code().hashCode() + figure.id().hashCode();
      double[] its = Place.draws(shown, figure, references, DRAWS, seed);
      Arrays.setAll(mean, d -> mean[d] + its[d] / cells.size());
    }
    return mean;
  }

  /** The places of all programs of an iteration in a figure. */
  List<Place> places(int iteration, boolean incumbent, Figure figure, StudyRows rows) {
    return byIteration.getOrDefault(iteration, List.of()).stream()
        .map(
            cell ->
                Place.of(
                    shown(cell, incumbent),
                    figure,
                    rows.references(cell.problem(), cell.language())))
        .toList();
  }
}
