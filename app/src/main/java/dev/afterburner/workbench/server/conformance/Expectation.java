// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.server.conformance;

import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * What a field of an answer should hold. A plain value is meant as it stands; an object is one or
 * several of {@code {"type": uuid, text, number, object or monolith_formula}}, {@code {"in": […]}},
 * {@code {"min": n, "max": n}} (of a number, or of a list's length), {@code {"contains": text}},
 * {@code {"length": n}}, {@code {"absent": true}}.
 *
 * @param path names of fields with points between them
 */
record Expectation(String path, JsonNode wanted) {

  /** What is wrong with an answer; empty where nothing is. */
  Optional<String> check(JsonNode answer) {
    JsonNode value = answer;
    for (String name : path.split("\\.", -1)) {
      value = value.path(name);
    }
    boolean fits = wanted.isObject() ? fits(value) : same(wanted, value);
    return fits
        ? Optional.empty()
        : Optional.of("%s should be %s, and is %s".formatted(path, wanted, excerpt(value)));
  }

  private static String excerpt(JsonNode value) {
    String text = value.isMissingNode() ? "not there" : value.toString();
    return text.length() <= 200 ? text : text.substring(0, 200) + "…";
  }

  private static boolean same(JsonNode wanted, JsonNode value) {
    return (wanted.isNumber() && value.isNumber())
        ? wanted.asDouble() == value.asDouble()
        : wanted.equals(value);
  }

  private boolean fits(JsonNode value) {
    return wanted.properties().stream()
        .allMatch(rule -> fits(rule.getKey(), rule.getValue(), value));
  }

  private static boolean fits(String rule, JsonNode wanted, JsonNode value) {
    return switch (rule) {
      case "absent" -> value.isMissingNode() || value.isNull();
      case "in" -> wanted.valueStream().anyMatch(one -> same(one, value));
      case "min" -> sized(value) && size(value) >= wanted.asDouble();
      case "max" -> sized(value) && size(value) <= wanted.asDouble();
      case "contains" -> value.isString() && value.asString().contains(wanted.asString());
      case "length" -> value.isString() && value.asString().length() == wanted.asInt();
      case "type" -> isOfType(wanted.asString(), value);
      default -> throw new IllegalArgumentException("the table has an unknown rule " + rule);
    };
  }

  private static boolean sized(JsonNode value) {
    return value.isNumber() || value.isArray();
  }

  private static double size(JsonNode value) {
    return value.isArray() ? value.size() : value.asDouble();
  }

  private static boolean isOfType(String type, JsonNode value) {
    return switch (type) {
      case "uuid" -> isUuid(value);
      case "text" -> value.isString();
      case "number" -> value.isNumber();
      case "object" -> value.isObject();
      case "monolith_formula" -> followsFormula(value);
      default -> throw new IllegalArgumentException("the table has an unknown type " + type);
    };
  }

  private static boolean isUuid(JsonNode value) {
    try {
      return value.isString() && !UUID.fromString(value.asString()).toString().isEmpty();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /**
   * Whether the three figures are what Monolith makes of its log: last minus first sample in ms,
   * the highest sample, the sum of the running peak.
   */
  private static boolean followsFormula(JsonNode output) {
    JsonNode log = output.path("log");
    long first = 0;
    long last = 0;
    long peak = 0;
    long integral = 0;
    boolean any = false;
    for (JsonNode sample : log) {
      long at = sample.path(0).asLong();
      if (any && at < last) {
        return false;
      }
      first = any ? first : at;
      last = at;
      any = true;
      peak = Math.max(peak, sample.path(1).asLong());
      integral += peak;
    }
    return any
        && near(output.path("duration"), (last - first) / 1e6)
        && near(output.path("peak_memory"), (double) peak)
        && near(output.path("integral"), (double) integral);
  }

  private static boolean near(JsonNode value, double wanted) {
    return value.isNumber() && Math.abs(value.asDouble() - wanted) <= 1e-6 * Math.max(1, wanted);
  }
}
