// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.model.local;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What a parent and the process of its model say to each other: one JSON object a line. */
final class Wire {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Wire() {}

  /** A question. */
  record Question(
      int id,
      String system,
      String prompt,
      @Nullable Double temperature,
      @Nullable Double topP,
      int maxTokens,
      long seed,
      Map<String, Object> extra) {}

  /**
   * A line of the model's process.
   *
   * @param kind ready, counted, piece, done, too-long or failed
   * @param id of the question; 0 for ready
   * @param text a piece of the reply, or what went wrong
   * @param number tokens: of the context, of the prompt, of the reply
   */
  record Line(String kind, int id, String text, int number) {}

  static String write(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  /** The line; null for what native code printed in between. */
  static @Nullable Line line(String text) {
    if (!text.startsWith("{\"kind\"")) {
      return null;
    }
    try {
      return MAPPER.readValue(text, Line.class);
    } catch (JacksonException e) {
      return null;
    }
  }

  static Question question(String text) {
    return MAPPER.readValue(text, Question.class);
  }
}
