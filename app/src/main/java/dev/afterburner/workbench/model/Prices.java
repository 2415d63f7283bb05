// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.model;

import dev.afterburner.workbench.files.FileFaults;
import dev.afterburner.workbench.files.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What models cost: a JSON file that the user keeps, since prices change. Keys are model words as
 * on the command line, or their beginning with a {@code *} after it; the longest that fits counts.
 *
 * <pre>{"openai:gpt-5*": {"input": 1.25, "output": 10}, "gguf:*": {"input": 0, "output": 0}}</pre>
 */
public final class Prices {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(
              DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
              DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .build();

  /**
   * Price of a million tokens, in whatever currency the user thinks in.
   *
   * @param input of prompts
   * @param output of replies
   */
  public record Price(double input, double output) {

    /** Whether both can be prices at all. */
    public boolean sound() {
      return input >= 0 && output >= 0 && Double.isFinite(input) && Double.isFinite(output);
    }
  }

  private final Path file;

  /**
   * A table.
   *
   * @param file need not exist
   */
  public Prices(Path file) {
    this.file = file;
  }

  public Path file() {
    return file;
  }

  /** All prices by model words, in the order of the file. */
  public Map<String, Price> table() throws ModelException {
    if (!Files.exists(file)) {
      return Map.of();
    }
    @Nullable Map<String, @Nullable Price> read;
    try {
      read = JSON.readValue(Files.readString(file), new TypeReference<>() {});
    } catch (IOException | JacksonException e) {
      throw unreadable(String.valueOf(e.getMessage()), e);
    }
    if (read == null) {
      throw unreadable("it holds null", null);
    }
    Map<String, Price> table = new LinkedHashMap<>();
    for (Map.Entry<String, @Nullable Price> entry : read.entrySet()) {
      Price price = entry.getValue();
      if (price == null || !price.sound()) {
        throw unreadable("the price of " + entry.getKey() + " is not two numbers from 0", null);
      }
      table.put(entry.getKey(), price);
    }
    return Collections.unmodifiableMap(table);
  }

  private ModelException unreadable(String why, @Nullable Exception cause) {
    return new ModelException(
        "The price table "
            + file
            + " can't be read ("
            + why
            + "); it should look like {\"openai:NAME\": {\"input\": 1.25, \"output\": 10}}",
        cause);
  }

  /** The price of a model; empty where the table has none. */
  public Optional<Price> of(String words) throws ModelException {
    return table().entrySet().stream()
        .filter(e -> fits(e.getKey(), words))
        .max(Comparator.comparingInt(e -> weight(e.getKey())))
        .map(Map.Entry::getValue);
  }

  /** Writes the price of a model, or of all whose words begin as those before a {@code *} do. */
  public void set(String words, Price price) throws ModelException {
    if (words.isBlank() || !price.sound()) {
      throw new ModelException(
          "A price needs a model's words, such as openai:NAME or gguf:*, and two numbers from 0");
    }
    Map<String, Price> table = new LinkedHashMap<>(table());
    table.put(words.strip(), price);
    write(table);
  }

  /** Takes a price out; says whether there was one. */
  public boolean remove(String words) throws ModelException {
    Map<String, Price> table = new LinkedHashMap<>(table());
    if (table.remove(words) == null) {
      return false;
    }
    write(table);
    return true;
  }

  private void write(Map<String, Price> table) throws ModelException {
    try {
      byte[] bytes = JSON.writeValueAsBytes(table);
      WholeFile.writePrivate(file, out -> out.write(bytes));
    } catch (IOException e) {
      throw new ModelException(
          "Can't write the price table " + file + ": " + FileFaults.reason(e), e);
    }
  }

  /** The longer words count, and of equal ones those without a star. */
  private static int weight(String key) {
    return key.endsWith("*") ? 2 * key.length() - 2 : 2 * key.length() + 1;
  }

  private static boolean fits(String key, String words) {
    return key.endsWith("*")
        ? words.startsWith(key.substring(0, key.length() - 1))
        : key.equals(words);
  }
}
