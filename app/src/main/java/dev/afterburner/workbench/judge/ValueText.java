// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Values as people write them. */
final class ValueText {

  private static final Map<String, String> BRACKETS =
      Map.of("t", "()", "set", "{}", "list", "[]", "tree", "[]", "", "[]");

  private ValueText() {}

  /** {@code (1, [2.5, "a"])}. */
  static String of(JsonNode value) {
    if (value.has("d")) {
      List<String> pairs = new ArrayList<>();
      value.path("d").forEach(pair -> pairs.add(of(pair.path(0)) + ": " + of(pair.path(1))));
      return "{" + String.join(", ", pairs) + "}";
    }
    String tag =
        value.isObject() && value.size() == 1 ? value.propertyNames().iterator().next() : "";
    JsonNode inner = tag.isEmpty() ? value : value.path(tag);
    if (inner.isArray() && BRACKETS.containsKey(tag)) {
      List<String> items = new ArrayList<>();
      inner.forEach(item -> items.add(of(item)));
      String brackets = BRACKETS.getOrDefault(tag, "[]");
      return brackets.charAt(0) + String.join(", ", items) + brackets.charAt(1);
    }
    return tag.matches("[fs]")
        ? inner.asString("")
        : tag.equals("o") ? "<" + inner.asString("") + ">" : value.toString();
  }
}
