// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.model;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Fields of a request that only some servers know, as a user writes them: {@code top_k=40}. A value
 * is JSON; what is not JSON is a string.
 */
public final class ExtraFields {

  /** What the workbench writes itself, and what would change what comes back. */
  private static final Set<String> TAKEN =
      Set.of(
          "model",
          "messages",
          "system",
          "stream",
          "stream_options",
          "temperature",
          "top_p",
          "max_tokens",
          "max_completion_tokens",
          "seed",
          "n");

  private ExtraFields() {}

  /**
   * The fields.
   *
   * @throws ModelException where one can't be sent; its message is a sentence without its full stop
   */
  public static Map<String, Object> of(List<String> written) throws ModelException {
    Map<String, Object> fields = new TreeMap<>();
    for (String field : written) {
      String[] parts = field.split("=", 2);
      String name = parts[0].strip();
      if (parts.length < 2 || name.isEmpty() || parts[1].isBlank()) {
        throw new ModelException(
            "An extra field is written NAME=VALUE, like top_k=40, not “" + field.strip() + "”");
      }
      if (TAKEN.contains(name)) {
        throw new ModelException("The workbench sends " + name + " itself; leave it out here");
      }
      if (fields.put(name, value(parts[1].strip())) != null) {
        throw new ModelException("The extra field " + name + " is written twice");
      }
    }
    return fields;
  }

  /** The fields as {@link #of} reads them. */
  public static List<String> written(Map<String, Object> fields) {
    return fields.entrySet().stream().map(e -> e.getKey() + "=" + text(e.getValue())).toList();
  }

  private static Object value(String text) {
    try {
      Object value = JsonMapper.shared().readValue(text, Object.class);
      return value == null ? text : value;
    } catch (JacksonException e) {
      return text;
    }
  }

  private static String text(Object value) {
    return value instanceof String string && value(string).equals(string)
        ? string
        : JsonMapper.shared().writeValueAsString(value);
  }
}
