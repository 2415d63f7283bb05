// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.study.run;

import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Rows as lines of JSON, each with its kind. */
final class Rows {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private static final Map<String, Class<? extends Row>> KINDS =
      Map.of(
          "text", Row.Text.class,
          "session", Row.Opened.class,
          "references", Row.References.class,
          "reply", Row.Answered.class,
          "fault", Row.Fault.class,
          "cell", Row.Cell.class);

  private Rows() {}

  private static String kind(Row row) {
    return switch (row) {
      case Row.Text _ -> "text";
      case Row.Opened _ -> "session";
      case Row.References _ -> "references";
      case Row.Answered _ -> "reply";
      case Row.Fault _ -> "fault";
      case Row.Cell _ -> "cell";
    };
  }

  /** One line. */
  static String line(Row row) {
    ObjectNode node = MAPPER.createObjectNode();
    node.put("kind", kind(row));
    node.setAll((ObjectNode) MAPPER.valueToTree(row));
    return MAPPER.writeValueAsString(node);
  }

  /** A row; empty for a line that is none, or of a kind of later workbenches. */
  static Optional<Row> row(String line) {
    try {
      JsonNode node = MAPPER.readTree(line);
      Class<? extends Row> kind = KINDS.get(node.path("kind").asString(""));
      if (kind == null) {
        return Optional.empty();
      }
      Row row = MAPPER.treeToValue(node, kind);
      return Whole.is((Record) row) ? Optional.of(row) : Optional.empty();
    } catch (JacksonException | ClassCastException e) {
      return Optional.empty();
    }
  }
}
