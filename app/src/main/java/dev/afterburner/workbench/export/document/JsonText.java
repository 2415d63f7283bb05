// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.export.document;

import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes documents as JSON: keys in snake case, indented, for people and scripts alike. */
public final class JsonText {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private JsonText() {}

  /** One document, without a line break at the end. */
  public static String of(Object document) {
    return MAPPER.writeValueAsString(document);
  }
}
