// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.train.check;

import dev.afterburner.workbench.files.Sha256;
import dev.afterburner.workbench.reward.PublishedReward;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Looks at the rows of one file after another. */
final class RowCheck {

  private static final Map<String, List<String>> FIELDS =
      Map.of(
          "sft", List.of("prompt", "response", "problem_id", "type", "performance"),
          "dpo", List.of("prompt", "chosen", "rejected", "problem_id", "type"),
          "cold-start", List.of("system", "prompt", "response", "problem_id", "type"),
          "trl", List.of("prompt", "problem", "objective", "language", "baseline", "runs"));

  private static final List<String> ANSWERS = List.of("response", "chosen", "rejected");

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  private final JsonNode manifest;
  private final Set<String> heldOut;
  private final BiConsumer<String, String> faults;
  private final Consumer<String> notes;
  private Optional<List<String>> columns = Optional.empty();
  private int found;

  RowCheck(
      JsonNode manifest,
      Set<String> heldOut,
      BiConsumer<String, String> faults,
      Consumer<String> notes) {
    this.manifest = manifest;
    this.heldOut = heldOut;
    this.faults = faults;
    this.notes = notes;
  }

  private void fault(String place, String words) {
    found++;
    faults.accept(place, words);
  }

  /** The fields of the last file's first row that can be read, sorted. */
  Optional<List<String>> columns() {
    return columns;
  }

  /** A line as JSON; empty for what is none. */
  static Optional<JsonNode> parsed(byte[] raw) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(raw)).toString();
      return Optional.of(MAPPER.readTree(text)).filter(read -> !read.isMissingNode());
    } catch (CharacterCodingException | JacksonException e) {
      return Optional.empty();
    }
  }

  static double setting(JsonNode manifest, String name, double otherwise) {
    JsonNode value = manifest.path("settings").path(name);
    return value.isNumber() ? value.asDouble() : otherwise;
  }

  /** Looks at a file; gives the number of its rows. */
  int look(Path file, JsonNode entry) throws IOException {
    String name = String.valueOf(file.getFileName());
    String kind =
        name.endsWith(".trl.jsonl")
            ? "trl"
            : Stream.of("sft", "dpo", "cold-start")
                .filter(name::startsWith)
                .findFirst()
                .orElse("trl");
    String objective =
        kind.equals("sft") || kind.equals("dpo")
            ? name.substring(
                Math.min(kind.length() + 1, name.length() - ".jsonl".length()),
                name.length() - ".jsonl".length())
            : "";
    columns = Optional.empty();
    Map<String, Integer> seen = new HashMap<>();
    int count = 0;
    int longer = 0;
    boolean whole = true;
    double cutoff = setting(manifest, "cutoff", 4096);
    try (RawLines lines = new RawLines(Files.newInputStream(file))) {
      for (byte[] raw = lines.next(); raw != null; raw = lines.next()) {
        count++;
        whole = raw[raw.length - 1] == '\n';
        String place = name + " line " + count;
        Integer before = seen.putIfAbsent(digest(raw), count);
        if (before != null) {
          fault(place, "is the same as line " + before);
          continue;
        }
        Optional<JsonNode> row = parsed(raw).filter(JsonNode::isObject);
        if (row.isEmpty()) {
          fault(place, "is not a JSON object in UTF-8");
          continue;
        }
        longer += look(place, name, kind, objective, row.get(), cutoff) ? 1 : 0;
      }
    }
    if (!whole) {
      fault(name, "is cut off: its last line has no end");
    }
    if (!entry.path("rows").isIntegralNumber() || entry.path("rows").asInt() != count) {
      JsonNode said = entry.path("rows");
      fault(
          name,
          "has "
              + count
              + " rows, and the manifest says "
              + (said.isMissingNode() || said.isNull() ? "None" : said.asString()));
    }
    if (longer > 0) {
      notes.accept(
          String.format(
              Locale.ROOT,
              "%s: %d of %d rows are longer than %d tokens (characters / 3) and will be cut",
              name,
              longer,
              count,
              (long) cutoff));
    }
    return count;
  }

  /** One row; gives whether it is longer than the cutoff. */
  private boolean look(
      String place, String name, String kind, String objective, JsonNode row, double cutoff) {
    List<String> keys = new ArrayList<>(row.propertyNames());
    keys.sort(null);
    if (columns.isEmpty()) {
      columns = Optional.of(keys);
    }
    List<String> fields = FIELDS.getOrDefault(kind, List.of());
    if (!keys.equals(fields.stream().sorted().toList())) {
      fault(place, "has other fields than " + String.join(", ", fields));
      return false;
    }
    boolean longer = false;
    if (kind.equals("trl")) {
      prompt(place, row);
    } else {
      longer = texts(place, kind, objective, fields, row) && tokens(row) > cutoff;
    }
    String problem =
        row.has("problem_id")
            ? row.path("problem_id").asString("")
            : row.path("problem").asString("");
    boolean excluded = false;
    for (JsonNode test : manifest.path("excluded")) {
      excluded |= test.asString("").equals(problem);
    }
    if (excluded) {
      fault(place, "is of the test problem " + problem);
    } else if (heldOut.contains(problem) && !name.equals("grpo-validation.trl.jsonl")) {
      fault(place, "is of " + problem + ", which is held out for validation");
    }
    return longer;
  }

  /** Whether all fields of the row are sound, so far as other faults can be told. */
  private boolean texts(
      String place, String kind, String objective, List<String> fields, JsonNode row) {
    int before = found;
    for (String key : fields) {
      JsonNode value = row.path(key);
      if (key.equals("performance")) {
        if (!value.isNumber() || !Double.isFinite(value.asDouble()) || value.asDouble() < 0) {
          fault(place, "performance is not a finite number");
        }
      } else if (!value.isString() || value.asString().isBlank()) {
        fault(place, key + " is empty, or no text");
      } else if (ANSWERS.contains(key) && fences(value.asString()) % 2 == 1) {
        fault(place, key + " opens a code fence and does not close it");
      }
    }
    if (found > before) {
      return false;
    }
    if (kind.equals("dpo") && text(row, "chosen").strip().equals(text(row, "rejected").strip())) {
      fault(place, "chosen and rejected are the same");
    }
    if (kind.equals("cold-start") && !PublishedReward.holds(text(row, "response"))) {
      fault(place, "response is not <thinking>...</thinking><solution>...</solution>");
    }
    if (!objective.isEmpty() && !text(row, "type").equals(objective)) {
      fault(place, "type is not " + objective);
    }
    return true;
  }

  private void prompt(String place, JsonNode row) {
    boolean sound = row.path("prompt").isArray() && !row.path("prompt").isEmpty();
    for (JsonNode message : row.path("prompt")) {
      sound &=
          message.path("role").isString()
              && message.path("content").isString()
              && !message.path("content").asString().isBlank();
    }
    if (!sound) {
      fault(place, "prompt is not a list of messages with role and content");
    }
    JsonNode baseline = row.path("baseline");
    boolean figures =
        Stream.of("wall_ms", "peak_kb", "integral_kb_s")
            .map(baseline::path)
            .allMatch(value -> value.isNumber() && Double.isFinite(value.asDouble()));
    if (!baseline.path("passed").isBoolean() || !figures) {
      fault(place, "baseline lacks passed, or a finite figure");
    }
    JsonNode runs = row.path("runs");
    if (!runs.isNumber() || !List.of(1.0, 2.0, 3.0).contains(runs.asDouble())) {
      fault(place, "runs is not 1, 2 or 3");
    }
  }

  private static String text(JsonNode row, String key) {
    return row.path(key).asString();
  }

  private static long fences(String text) {
    return Arrays.stream(text.split("\n", -1))
        .filter(line -> line.replaceFirst("^ +", "").startsWith("```"))
        .count();
  }

  private static double tokens(JsonNode row) {
    int answer = 0;
    for (String key : ANSWERS) {
      answer = Math.max(answer, length(row, key));
    }
    return Math.ceil((length(row, "system") + length(row, "prompt") + answer) / 3.0);
  }

  private static int length(JsonNode row, String key) {
    String text = row.path(key).isString() ? row.path(key).asString() : "";
    return text.codePointCount(0, text.length());
  }

  private static String digest(byte[] raw) {
    int length = raw.length;
    while (length > 0 && raw[length - 1] == '\n') {
      length--;
    }
    MessageDigest sum = Sha256.begin();
    sum.update(raw, 0, length);
    return HexFormat.of().formatHex(sum.digest());
  }
}
