// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.study.report;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.stats.Interval;
import dev.afterburner.workbench.parquet.Field;
import dev.afterburner.workbench.parquet.ParquetWriter;
import dev.afterburner.workbench.study.StudyException;
import dev.afterburner.workbench.study.fold.Standing;
import dev.afterburner.workbench.study.fold.StudyRows;
import dev.afterburner.workbench.study.run.Row;
import dev.afterburner.workbench.study.run.StudyFolder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A study's results as lines of JSON with the field names of the published result sets (spelt as
 * they are there) and the rest beside: two lines a cell, of the newest program and of the best so
 * far; where runs are scored one by one, as many of each as it has runs.
 */
final class ResultRows {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /** So many lines' programs are in memory at a time. */
  private static final int PORTION = 200;

  /** The columns of the Parquet file, in the order of the keys of a line of JSON. */
  private static final List<Field> FIELDS =
      List.of(
          new Field.Text("problem_id"),
          new Field.Truth("passed"),
          new Field.Real("precentile_time"),
          new Field.Real("precentile_memory"),
          new Field.Real("precentile_integral"),
          new Field.Real("absolute_time"),
          new Field.Real("absolute_memory"),
          new Field.Real("absolute_integral"),
          new Field.Text("solution_code"),
          new Field.Text("arm"),
          new Field.Text("language"),
          new Field.Text("objective"),
          new Field.Whole("replicate"),
          new Field.Whole("iteration"),
          new Field.Text("program"),
          new Field.Whole("repeat"),
          new Field.Real("percentile_time_low"),
          new Field.Real("percentile_time_high"),
          new Field.Real("percentile_memory_low"),
          new Field.Real("percentile_memory_high"),
          new Field.Real("percentile_integral_low"),
          new Field.Real("percentile_integral_high"),
          new Field.Text("verdict"),
          new Field.Text("why"),
          new Field.Truth("forgeable"),
          new Field.Whole("runs"),
          new Field.Whole("references"),
          new Field.Whole("prompt_tokens"),
          new Field.Whole("tokens"),
          new Field.Truth("reused"),
          new Field.Text("session"));

  private final StudyRows rows;
  private final StudyFolder folder;

  ResultRows(StudyRows rows, StudyFolder folder) {
    this.rows = rows;
    this.folder = folder;
  }

  /** Takes a row, values by field name. */
  @FunctionalInterface
  private interface Taker {
    void take(Map<String, Object> row) throws IOException;
  }

  /** Writes them as JSON lines. */
  void write(OutputStream out) throws IOException, StudyException {
    each(
        row -> out.write((MAPPER.writeValueAsString(row) + "\n").getBytes(StandardCharsets.UTF_8)));
  }

  /** Writes the same as a Parquet file. */
  void parquet(OutputStream out) throws IOException, StudyException {
    try (ParquetWriter writer = new ParquetWriter(out, FIELDS)) {
      each(writer::write);
    }
  }

  private void each(Taker out) throws IOException, StudyException {
    List<Row.Cell> cells = rows.cells();
    for (int from = 0; from < cells.size(); from += PORTION) {
      List<Row.Cell> portion = cells.subList(from, Math.min(cells.size(), from + PORTION));
      Map<String, String> codes = codes(portion);
      for (Row.Cell cell : portion) {
        lines(cell, cell.candidate(), "candidate", codes, out);
        lines(cell, cell.incumbent(), "incumbent", codes, out);
      }
    }
  }

  private void lines(
      Row.Cell cell, Row.Shown shown, String program, Map<String, String> codes, Taker out)
      throws IOException {
    List<Row.Repeat> repeats = shown.repeats();
    if (repeats == null || repeats.isEmpty()) {
      line(cell, shown, program, null, codes, out);
      return;
    }
    for (int i = 0; i < repeats.size(); i++) {
      line(cell, shown.with(repeats.get(i)), program, i + 1L, codes, out);
    }
  }

  private Map<String, String> codes(List<Row.Cell> cells) throws StudyException {
    List<Long> places = new ArrayList<>();
    for (Row.Cell cell : cells) {
      for (String digest : List.of(cell.candidate().code(), cell.incumbent().code())) {
        Long place = rows.texts().get(digest);
        if (place != null) {
          places.add(place);
        }
      }
    }
    Map<String, String> codes = new HashMap<>();
    folder.texts(
        places.stream().distinct().sorted().toList(),
        text -> codes.put(text.digest(), text.text()));
    return codes;
  }

  private void line(
      Row.Cell cell,
      Row.Shown shown,
      String program,
      @Nullable Long repeat,
      Map<String, String> codes,
      Taker out)
      throws IOException {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("problem_id", cell.problem());
    line.put("passed", shown.passed());
    Map<String, Object> intervals = new LinkedHashMap<>();
    for (Figure figure : Figure.values()) {
      Interval percentile = Standing.percentile(cell, shown, figure, rows);
      line.put("precentile_" + figure.id(), percentile.value());
      intervals.put("percentile_" + figure.id() + "_low", percentile.low());
      intervals.put("percentile_" + figure.id() + "_high", percentile.high());
    }
    for (Figure figure : Figure.values()) {
      Interval value = shown.of(figure);
      line.put("absolute_" + figure.id(), value == null ? null : value.value() / unit(figure));
    }
    line.put("solution_code", codes.getOrDefault(shown.code(), ""));
    line.put("arm", cell.arm());
    line.put("language", cell.language());
    line.put("objective", cell.objective());
    line.put("replicate", (long) cell.replicate());
    line.put("iteration", (long) cell.iteration());
    line.put("program", program);
    line.put("repeat", repeat);
    line.putAll(intervals);
    line.put("verdict", shown.verdict());
    line.put("why", shown.why());
    line.put("forgeable", shown.forgeable());
    line.put("runs", (long) shown.runs());
    line.put("references", (long) rows.references(cell.problem(), cell.language()).size());
    line.put("prompt_tokens", (long) cell.promptTokens());
    line.put("tokens", (long) cell.tokens());
    line.put("reused", cell.reused());
    line.put("session", cell.session());
    out.take(line);
  }

  /** The published sets have seconds, kB of 1024 bytes, and their product. */
  private static double unit(Figure figure) {
    return switch (figure) {
      case TIME -> 1e9;
      case MEMORY, INTEGRAL -> 1024;
    };
  }
}
