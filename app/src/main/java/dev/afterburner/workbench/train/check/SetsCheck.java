// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.train.check;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** Looks at dataset_info.json, by which LLaMA-Factory finds the files. */
final class SetsCheck {

  private static final String NAME = "dataset_info.json";

  private final Predicate<String> present;
  private final Reading reading;
  private final BiConsumer<String, String> faults;

  /** Reads a file, and says what is wrong where it is not JSON. */
  @FunctionalInterface
  interface Reading {
    Optional<JsonNode> read(String name) throws IOException;
  }

  SetsCheck(Predicate<String> present, Reading reading, BiConsumer<String, String> faults) {
    this.present = present;
    this.reading = reading;
    this.faults = faults;
  }

  private void fault(String words) {
    faults.accept(NAME, words);
  }

  /**
   * Looks at it; gives what it holds.
   *
   * @param rows number of rows by file
   * @param columns fields of the rows by file
   */
  Optional<JsonNode> look(Map<String, Integer> rows, Map<String, List<String>> columns)
      throws IOException {
    if (!present.test(NAME)) {
      if (rows.keySet().stream().anyMatch(file -> !file.endsWith(".trl.jsonl"))) {
        fault("is missing");
      }
      return Optional.empty();
    }
    Optional<JsonNode> sets = reading.read(NAME);
    if (sets.isEmpty()) {
      return sets;
    }
    if (!sets.get().isObject()) {
      fault("is not an object of data sets");
      return Optional.empty();
    }
    sets.get().properties().forEach(e -> look(e.getKey(), e.getValue(), columns));
    return sets;
  }

  private void look(String key, JsonNode entry, Map<String, List<String>> columns) {
    String file = entry.path("file_name").isString() ? entry.path("file_name").asString() : "";
    if (file.isEmpty()) {
      fault(key + " has no file_name");
      return;
    }
    if (!present.test(file)) {
      fault("the file of " + key + " is not there: " + file);
      return;
    }
    if (entry.has("split")) {
      fault(key + " has a split, and a local file has none but train");
    }
    JsonNode named = entry.path("columns");
    boolean ranking = entry.path("ranking").isBoolean() && entry.path("ranking").asBoolean();
    boolean paired = named.has("chosen") && named.has("rejected");
    if (paired && !ranking) {
      fault(key + " has chosen and rejected but is not a ranking");
    }
    if (ranking && !paired) {
      fault(key + " is a ranking without the columns chosen and rejected");
    }
    for (String column : ranking || paired ? List.of("prompt") : List.of("prompt", "response")) {
      if (!named.has(column)) {
        fault(key + " does not name the column " + column + ", which then is empty");
      }
    }
    List<String> known = columns.get(file);
    if (known != null && named.isObject()) {
      named
          .properties()
          .forEach(
              e -> {
                String column = e.getValue().asString("");
                if (!known.contains(column)) {
                  fault(
                      key
                          + " takes the column "
                          + column
                          + ", which the rows of "
                          + file
                          + " don't have");
                }
              });
    }
  }
}
