// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.train.data;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One row of a training file.
 *
 * @param file the file's name without its ending
 * @param values by field, in order
 * @param pair of a preference pair: what it rests on, one row of pairs.csv; otherwise empty
 */
public record Row(String file, Map<String, Object> values, Map<String, Object> pair) {

  /** How many characters make a token, where no tokenizer is at hand. */
  private static final double CHARACTERS_PER_TOKEN = 3;

  /** A row that is no pair. */
  public Row(String file, Map<String, Object> values) {
    this(file, values, Map.of());
  }

  /** About how many tokens a model has to read for it: the longest answer counts. */
  public long tokens() {
    Map<String, Integer> lengths = new TreeMap<>();
    values.forEach((name, value) -> lengths.put(name, length(value)));
    int answer =
        Math.max(
            lengths.getOrDefault("response", 0),
            Math.max(lengths.getOrDefault("chosen", 0), lengths.getOrDefault("rejected", 0)));
    int characters = lengths.getOrDefault("system", 0) + lengths.getOrDefault("prompt", 0) + answer;
    return (long) Math.ceil(characters / CHARACTERS_PER_TOKEN);
  }

  /** Of a text, or of a list of messages. */
  private static int length(@Nullable Object value) {
    return switch (value) {
      case String text -> text.codePointCount(0, text.length());
      case List<?> messages ->
          messages.stream()
              .mapToInt(m -> m instanceof Map<?, ?> map ? length(map.get("content")) : 0)
              .sum();
      case null, default -> 0;
    };
  }
}
