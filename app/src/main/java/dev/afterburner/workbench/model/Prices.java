package dev.afterburner.workbench.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What models cost: a JSON file that the user keeps, since prices change. Keys are model words as
 * on the command line, or their beginning with a {@code *} after it; the longest that fits counts.
 *
 * <pre>{"openai:gpt-5*": {"input": 1.25, "output": 10}, "gguf:*": {"input": 0, "output": 0}}</pre>
 */
public final class Prices {

  /**
   * Price of a million tokens, in whatever currency the user thinks in.
   *
   * @param input of prompts
   * @param output of replies
   */
  public record Price(double input, double output) {}

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

  /** The price of a model; empty where the table has none. */
  public Optional<Price> of(String words) throws ModelException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Map<String, Price> table;
    try {
      table = JsonMapper.shared().readValue(Files.readString(file), new TypeReference<>() {});
    } catch (IOException | JacksonException e) {
      throw new ModelException(
          "The price table "
              + file
              + " can't be read ("
              + e.getMessage()
              + "); it should look like {\"openai:NAME\": {\"input\": 1.25, \"output\": 10}}",
          e);
    }
    return table.entrySet().stream()
        .filter(e -> fits(e.getKey(), words))
        .max((a, b) -> Integer.compare(a.getKey().length(), b.getKey().length()))
        .map(Map.Entry::getValue);
  }

  private static boolean fits(String key, String words) {
    return key.endsWith("*")
        ? words.startsWith(key.substring(0, key.length() - 1))
        : key.equals(words);
  }
}
