// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.harness;

import dev.afterburner.workbench.problem.Checks;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON of data sets in the two forms that are needed of it. */
public final class PythonValues {

  private static final JsonNodeFactory MAKE = JsonNodeFactory.instance;

  private PythonValues() {}

  /** As Python's json reads it: Infinity and NaN are numbers. */
  public static String text(JsonNode value) {
    if (value.isArray()) {
      StringBuilder items = new StringBuilder("[");
      value.forEach(item -> items.append(items.length() > 1 ? "," : "").append(text(item)));
      return items.append("]").toString();
    }
    if (value.isObject()) {
      StringBuilder pairs = new StringBuilder("{");
      value
          .properties()
          .forEach(
              pair ->
                  pairs
                      .append(pairs.length() > 1 ? "," : "")
                      .append(MAKE.stringNode(pair.getKey()))
                      .append(":")
                      .append(text(pair.getValue())));
      return pairs.append("}").toString();
    }
    return value.isFloatingPointNumber() && !Double.isFinite(value.doubleValue())
        ? word(value.doubleValue(), "NaN", "Infinity", "-Infinity")
        : value.toString();
  }

  /** As a value of {@link Checks#values}. */
  public static JsonNode tagged(JsonNode value) {
    if (value.isArray()) {
      ArrayNode items = MAKE.arrayNode();
      value.forEach(item -> items.add(tagged(item)));
      return items;
    }
    if (value.isObject()) {
      ArrayNode pairs = MAKE.arrayNode();
      value
          .properties()
          .forEach(
              pair -> pairs.add(MAKE.arrayNode().add(pair.getKey()).add(tagged(pair.getValue()))));
      ObjectNode tagged = MAKE.objectNode();
      return tagged.set("d", pairs);
    }
    return value.isFloatingPointNumber() && !Double.isFinite(value.doubleValue())
        ? MAKE.objectNode().put("f", word(value.doubleValue(), "nan", "inf", "-inf"))
        : value;
  }

  private static String word(double value, String none, String up, String down) {
    return Double.isNaN(value) ? none : value > 0 ? up : down;
  }
}
