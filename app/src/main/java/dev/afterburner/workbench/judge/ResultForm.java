// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.judge;

import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * The form of the results that the harness of a language writes, see {@link
 * dev.afterburner.workbench.problem.Checks#values}. A program may write the results itself: what no
 * harness of its language writes is none.
 */
final class ResultForm {

  private static final Map<String, Set<String>> TAGS =
      Map.of(
          "python", Set.of("t", "set", "d", "f", "list", "tree", "o"),
          "javascript", Set.of("set", "d", "f", "o"),
          "cpp", Set.of("t", "set", "d", "f", "s", "o"),
          "java", Set.of("set", "d", "f", "s", "o"),
          "go", Set.of("t", "d", "f", "s", "o"),
          "rust", Set.of("t", "set", "d", "f", "s", "o"));

  private static final Set<String> NO_NUMBERS = Set.of("nan", "inf", "-inf");

  private final Set<String> tags;

  private ResultForm(Set<String> tags) {
    this.tags = tags;
  }

  /** Of a language's harness, by the language's id. */
  static ResultForm of(String language) {
    return new ResultForm(TAGS.getOrDefault(language, Set.of()));
  }

  /** Whether the harness writes such values. */
  boolean fits(JsonNode value) {
    if (value.isArray()) {
      return all(value);
    }
    if (!value.isObject()) {
      return true;
    }
    if (value.size() != 1) {
      return false;
    }
    String tag = value.propertyNames().iterator().next();
    JsonNode held = value.path(tag);
    return tags.contains(tag)
        && switch (tag) {
          case "f" -> held.isString() && NO_NUMBERS.contains(held.asString(""));
          case "s" -> held.isNumber() && held.doubleValue() == (float) held.doubleValue();
          case "d" -> arePairs(held) && all(held);
          case "o" -> true;
          default -> held.isArray() && all(held);
        };
  }

  private boolean all(JsonNode items) {
    for (JsonNode item : items) {
      if (!fits(item)) {
        return false;
      }
    }
    return true;
  }

  /** Whether this is a list of pairs, in lists or tuples. */
  static boolean arePairs(JsonNode value) {
    if (!(value instanceof ArrayNode)) {
      return false;
    }
    for (JsonNode item : value) {
      JsonNode pair = item.has("t") ? item.path("t") : item;
      if (!(pair instanceof ArrayNode) || pair.size() != 2) {
        return false;
      }
    }
    return true;
  }
}
