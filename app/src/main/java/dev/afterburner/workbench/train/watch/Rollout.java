// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.train.watch;

import dev.afterburner.workbench.model.ParsedReply;
import dev.afterburner.workbench.model.ReplyParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * A sample of a training step with what was recorded of it. Its texts stay in the file, for a step
 * may have thousands.
 *
 * @param file where it is
 * @param number its place in the file, from 1
 * @param offset where its line begins, bytes
 * @param length of its line, bytes
 * @param score the reward
 * @param characters length of the reply
 * @param problem id of its problem; empty where the rollout does not say
 * @param language id of its language; empty where the rollout does not say
 * @param numbers what else was recorded, by name
 */
public record Rollout(
    Path file,
    int number,
    long offset,
    int length,
    double score,
    int characters,
    String problem,
    String language,
    Map<String, Double> numbers) {

  /** Figures that the shipped reward function records: ms and kB. */
  static final List<String> FIGURES = List.of("wall_ms", "peak_kb");

  /** Of the shipped reward function's verdict_code. */
  private static final Map<Integer, String> VERDICTS =
      Map.of(
          0, "passed",
          1, "wrong answer",
          2, "runtime error",
          3, "compile error",
          4, "no code");

  private static final int MOST_LINE = 64 << 20;
  private static final int BUFFER = 1 << 16;

  public Rollout {
    numbers = Map.copyOf(numbers);
  }

  /** What a sample says. */
  public record Texts(String input, String output) {

    /**
     * The program in the reply; empty where it holds none.
     *
     * @param language id of the language asked for
     */
    public Optional<String> program(String language) {
      return new ReplyParser().parse(output, language) instanceof ParsedReply.Code code
          ? Optional.of(code.code())
          : Optional.empty();
    }
  }

  /** Whether a line is a sample. */
  static boolean isSample(JsonNode json) {
    return json.path("score").isNumber() && json.has("output") && json.has("input");
  }

  /** All whole samples of a file, in order. What is no sample, or half written, is passed over. */
  public static List<Rollout> read(Path file) throws IOException {
    List<Rollout> found = new ArrayList<>();
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    byte[] buffer = new byte[BUFFER];
    long begin = 0;
    int number = 0;
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
        int from = 0;
        for (int i = 0; i < n; i++) {
          if (buffer[i] == '\n') {
            line.write(buffer, from, i - from);
            number++;
            add(found, file, number, begin, line);
            begin += line.size() + 1L;
            line.reset();
            from = i + 1;
          }
        }
        line.write(buffer, from, n - from);
        if (line.size() > MOST_LINE) {
          return found;
        }
      }
    }
    // A writer that ends without a new line; half a record is no document.
    add(found, file, number + 1, begin, line);
    return found;
  }

  private static void add(
      List<Rollout> found, Path file, int number, long begin, ByteArrayOutputStream line) {
    JsonNode json = Parsers.json(line.toString(StandardCharsets.UTF_8).strip());
    if (!isSample(json)) {
      return;
    }
    Map<String, Double> numbers = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : json.properties()) {
      if (entry.getValue().isNumber() && !List.of("score", "step").contains(entry.getKey())) {
        numbers.put(entry.getKey(), entry.getValue().asDouble());
      }
    }
    found.add(
        new Rollout(
            file,
            number,
            begin,
            line.size(),
            json.path("score").asDouble(),
            json.path("output").asString("").length(),
            said(json, "problem"),
            said(json, "language"),
            numbers));
  }

  /** Rows of `train export` name it in what verl dumps as gts; other reward functions beside it. */
  private static String said(JsonNode json, String what) {
    String truth = json.path("gts").path(what).asString("");
    return truth.isEmpty() ? json.path(what).asString("") : truth;
  }

  /** A number that was recorded. */
  public Optional<Double> number(String name) {
    return Optional.ofNullable(numbers.get(name));
  }

  /** 1 where the program passed, 0 where not; empty where the rollout does not say. */
  public Optional<Double> passed() {
    return number("passed");
  }

  /** The verdict in words; empty where the rollout does not say. */
  public String verdict() {
    Optional<Double> code = number("verdict_code");
    if (code.isPresent()) {
      return VERDICTS.getOrDefault(code.get().intValue(), "failed");
    }
    return passed().map(p -> p > 0 ? "passed" : "failed").orElse("");
  }

  /** What it says. */
  public Texts texts() throws IOException {
    byte[] bytes = new byte[length];
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      in.seek(offset);
      in.readFully(bytes);
    }
    JsonNode json = Parsers.json(new String(bytes, StandardCharsets.UTF_8).strip());
    return new Texts(json.path("input").asString(""), json.path("output").asString(""));
  }
}
