// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.study.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * The numbers of the Afterburner paper, in percent as printed.
 *
 * @param source where they come from
 * @param notComparable what stands beside them
 * @param intervalNote what the authors' intervals hold
 * @param measuredIterations those of the curves that can be taken as measured
 * @param interpolatedNote why the others can't
 * @param columns the metrics of the tables' values
 * @param contradictions within the published numbers, sentences
 */
public record Published(
    String source,
    String notComparable,
    String intervalNote,
    List<Integer> measuredIterations,
    String interpolatedNote,
    List<String> columns,
    Scores table1,
    Scores table2,
    ClassTable table3,
    Scores table9,
    History table10,
    Curves figure5,
    Curves figure9,
    List<String> contradictions) {

  /** A table with a value a metric. */
  public record Scores(String name, String title, List<ScoreRow> rows) {}

  /** A row of it. */
  public record ScoreRow(String label, List<Value> values) {}

  /**
   * A value as printed.
   *
   * @param low of the authors' interval; null where none is printed
   */
  public record Value(double value, @Nullable Double low, @Nullable Double high) {}

  /** The table of classes. */
  public record ClassTable(String title, List<ClassRow> rows) {}

  /**
   * A row of it.
   *
   * @param shares beyond, within, below, failed, by figure
   */
  public record ClassRow(String label, String group, Map<String, List<Double>> shares) {}

  /** How one model went on with and without its history. */
  public record History(
      String title,
      List<Integer> iterations,
      Map<String, List<Double>> singleTurn,
      Map<String, List<Double>> multiTurn) {}

  /**
   * Curves.
   *
   * @param note what is doubtful about them; null for nothing
   * @param curves by model and metric, a value an iteration from 0
   */
  public record Curves(
      String title, @Nullable String note, Map<String, Map<String, List<Double>>> curves) {}

  private static final JsonMapper MAPPER =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  /**
   * Reads the shipped numbers.
   *
   * @param folder holds published.json
   */
  public static Published read(Path folder) {
    try {
      return MAPPER.readValue(
          Files.readAllBytes(folder.resolve("published.json")), Published.class);
    } catch (IOException e) {
      throw new UncheckedIOException("this installation lacks the published numbers", e);
    }
  }

  /** Whether the curves' value at an iteration can be taken as measured. */
  public boolean isMeasured(int iteration) {
    return measuredIterations.contains(iteration);
  }
}
