// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.train.out;

import dev.afterburner.workbench.files.WholeFile;
import dev.afterburner.workbench.parquet.Field;
import dev.afterburner.workbench.parquet.ParquetWriter;
import dev.afterburner.workbench.text.Csv;
import dev.afterburner.workbench.train.data.Part;
import dev.afterburner.workbench.train.data.Row;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** Writes rows as the files that trainers read. */
final class RowFiles {

  /** The columns of pairs.csv, in order. */
  private static final List<String> PAIR =
      List.of(
          "problem",
          "objective",
          "chosen",
          "rejected",
          "kind",
          "ratio",
          "low",
          "high",
          "rounds",
          "source");

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /** The columns that verl reads. */
  static final List<Field> GRPO =
      List.of(
          new Field.Text("data_source"),
          new Field.ListOf(
              "prompt",
              new Field.Group(
                  "message", List.of(new Field.Text("role"), new Field.Text("content")))),
          new Field.Text("ability"),
          new Field.Group(
              "reward_model",
              List.of(
                  new Field.Text("style"),
                  new Field.Group(
                      "ground_truth",
                      List.of(
                          new Field.Text("code"),
                          new Field.Text("problem"),
                          new Field.Text("objective"),
                          new Field.Text("language"),
                          new Field.Truth("passed"),
                          new Field.Real("time"),
                          new Field.Real("memory"),
                          new Field.Real("integral"))))),
          new Field.Group(
              "extra_info",
              List.of(
                  new Field.Whole("index"),
                  new Field.Text("split"),
                  new Field.Text("problem_id"),
                  new Field.Text("problem"),
                  new Field.Text("objective"),
                  new Field.Text("language"),
                  new Field.Text("digest"),
                  new Field.Whole("runs"))));

  private RowFiles() {}

  /**
   * What is in a file.
   *
   * @param rows how many
   * @param overCutoff how many are longer than the cutoff, at three characters a token
   * @param longest the longest, tokens
   */
  record Content(int rows, int overCutoff, long longest) {}

  /** Takes one row after another. */
  @FunctionalInterface
  private interface Taker {
    void take(Row row) throws IOException;
  }

  private static Content each(PartsFile parts, String name, int cutoff, Taker taker)
      throws IOException {
    int rows = 0;
    int over = 0;
    long longest = 0;
    try (PartsFile.Reader reader = parts.read()) {
      for (Part part = reader.next(); part != null; part = reader.next()) {
        for (Row row : part.rows()) {
          if (row.file().equals(name)) {
            taker.take(row);
            rows++;
            over += row.tokens() > cutoff ? 1 : 0;
            longest = Math.max(longest, row.tokens());
          }
        }
      }
    }
    return new Content(rows, over, longest);
  }

  /** One JSON document a line, NAME.jsonl. */
  static Content lines(PartsFile parts, String name, Path file, int cutoff) throws IOException {
    Content[] content = new Content[1];
    WholeFile.<IOException>write(
        file, out -> content[0] = each(parts, name, cutoff, row -> line(out, row.values())));
    return content[0];
  }

  /** What verl reads, NAME.parquet. */
  static Content parquet(PartsFile parts, String name, Path file, int cutoff) throws IOException {
    Content[] content = new Content[1];
    WholeFile.<IOException>write(
        file,
        out -> {
          try (ParquetWriter writer = new ParquetWriter(out, GRPO)) {
            long[] index = {0};
            content[0] =
                each(parts, name, cutoff, row -> writer.write(numbered(row.values(), index[0]++)));
          }
        });
    return content[0];
  }

  /** The same prompts for TRL, a column for each argument of its reward function. */
  static Content trl(PartsFile parts, String name, Path file, int cutoff) throws IOException {
    Content[] content = new Content[1];
    WholeFile.<IOException>write(
        file, out -> content[0] = each(parts, name, cutoff, row -> line(out, flat(row.values()))));
    return content[0];
  }

  /** What each pair rests on, in the order of the rows; with a first column that names the file. */
  static Content pairs(PartsFile parts, List<String> names, Path file) throws IOException {
    int[] rows = {0};
    WholeFile.<IOException>write(
        file,
        out -> {
          write(out, "file,row," + String.join(",", PAIR) + "\n");
          for (String name : names) {
            int[] number = {0};
            each(
                parts,
                name,
                Integer.MAX_VALUE,
                row -> {
                  number[0]++;
                  rows[0]++;
                  write(
                      out,
                      name
                          + ".jsonl,"
                          + number[0]
                          + ","
                          + PAIR.stream()
                              .map(
                                  column ->
                                      Csv.field(
                                          String.valueOf(row.pair().getOrDefault(column, ""))))
                              .collect(Collectors.joining(","))
                          + "\n");
                });
          }
        });
    return new Content(rows[0], 0, 0);
  }

  private static void line(OutputStream out, Map<String, ?> values) throws IOException {
    out.write(MAPPER.writeValueAsBytes(values));
    out.write('\n');
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Map<String, Object> numbered(Map<String, Object> values, long index) {
    Map<String, Object> row = new LinkedHashMap<>(values);
    Map<String, Object> extra = new LinkedHashMap<>(map(values, "extra_info"));
    extra.put("index", index);
    // A number that fits is read back as one of 32 bits.
    extra.computeIfPresent("runs", (_, runs) -> ((Number) runs).longValue());
    row.put("extra_info", extra);
    return row;
  }

  private static Map<String, Object> flat(Map<String, Object> values) {
    Map<String, Object> truth = map(map(values, "reward_model"), "ground_truth");
    Map<String, Object> extra = map(values, "extra_info");
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("prompt", values.getOrDefault("prompt", List.of()));
    for (String field : List.of("problem", "objective", "language")) {
      row.put(field, extra.getOrDefault(field, ""));
    }
    Map<String, Object> baseline = new LinkedHashMap<>();
    baseline.put("passed", truth.getOrDefault("passed", false));
    baseline.put("wall_ms", truth.getOrDefault("time", 0));
    baseline.put("peak_kb", truth.getOrDefault("memory", 0));
    baseline.put("integral_kb_s", truth.getOrDefault("integral", 0));
    row.put("baseline", baseline);
    row.put("runs", extra.getOrDefault("runs", 1));
    return row;
  }

  private static Map<String, Object> map(Map<String, Object> values, String field) {
    Map<String, Object> map = new LinkedHashMap<>();
    if (values.get(field) instanceof Map<?, ?> inner) {
      inner.forEach((key, value) -> map.put(String.valueOf(key), value));
    }
    return map;
  }
}
