// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.judge;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * When two values are equal that have the form of {@link
 * dev.afterburner.workbench.problem.Checks#values}.
 *
 * @param truthIsNumber whether true equals 1, as in Python
 * @param tuplesAreLists whether a tuple equals a list of the same items, and a key that is a number
 *     its text: JSON has no others
 * @param mapsAreLists whether a map may be expected as a list of pairs, as C++ writes one
 * @param absolute how far numbers may be apart
 * @param relative the same, times the size of the expected one
 * @param effort is spent by all comparisons of an output
 */
record ValueEquality(
    boolean truthIsNumber,
    boolean tuplesAreLists,
    boolean mapsAreLists,
    double absolute,
    double relative,
    Effort effort) {

  /** How many values are compared before it is given up: a few seconds' worth. */
  static final class Effort {

    private static final int MOST = 20_000_000;

    private int spent;

    private void spend() {
      if (++spent > MOST) {
        throw new TooMuch();
      }
    }
  }

  /** What is in another order than expected takes too long to be compared. */
  static final class TooMuch extends RuntimeException {

    private static final long serialVersionUID = 1;

    private TooMuch() {
      super(
          "so many values in another order than the expected ones that they are not compared",
          null,
          false,
          false);
    }
  }

  /** Sets and dictionaries above this size are not searched item by item. */
  private static final int SEARCHED = 5_000;

  /** Whole numbers up to this one are floats of 32 bits as well. */
  private static final double LARGEST_WHOLE_FLOAT = 1 << 24;

  boolean equal(JsonNode expected, JsonNode actual) {
    effort.spend();
    Optional<BigDecimal> a = number(expected);
    Optional<BigDecimal> b = number(actual);
    if (a.isPresent() && b.isPresent()) {
      boolean mixed = expected.isBoolean() != actual.isBoolean();
      return (!mixed || truthIsNumber) && near(expected, actual, a.get(), b.get());
    }
    if (expected.has("f") || actual.has("f")) {
      // Infinity equals itself; what is no number equals nothing.
      String word = expected.path("f").asString("");
      return !word.equals("nan") && !word.isEmpty() && word.equals(actual.path("f").asString(""));
    }
    if (expected.isString() || actual.isString()) {
      return expected.isString()
          && actual.isString()
          && expected.asString("").equals(actual.asString(""));
    }
    if (expected.isNull() || actual.isNull()) {
      return expected.isNull() && actual.isNull();
    }
    if (expected.has("o") || actual.has("o")) {
      return false;
    }
    return containers(expected, actual);
  }

  private boolean containers(JsonNode expected, JsonNode actual) {
    if (expected.has("set") && actual.has("set")) {
      return same(items(expected.path("set")), items(actual.path("set")), this::equal);
    }
    if (actual.has("d")) {
      JsonNode pairs = expected.has("d") ? expected.path("d") : expected;
      return (expected.has("d") || (mapsAreLists && ResultForm.arePairs(expected)))
          && same(items(pairs), items(actual.path("d")), this::entries);
    }
    JsonNode a = sequence(expected);
    JsonNode b = sequence(actual);
    if (!(a instanceof ArrayNode) || !(b instanceof ArrayNode) || a.size() != b.size()) {
      return false;
    }
    if (!tag(expected).equals(tag(actual)) && !tuplesAreLists) {
      return false;
    }
    for (int i = 0; i < a.size(); i++) {
      if (!equal(a.get(i), b.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Items in any order: usually in the same, which is tried first. */
  private boolean same(
      List<JsonNode> expected, List<JsonNode> actual, BiPredicate<JsonNode, JsonNode> equal) {
    if (expected.size() != actual.size()) {
      return false;
    }
    List<JsonNode> left = new ArrayList<>();
    List<JsonNode> right = new ArrayList<>();
    for (int i = 0; i < expected.size(); i++) {
      if (!equal.test(expected.get(i), actual.get(i))) {
        left.add(expected.get(i));
        right.add(actual.get(i));
      }
    }
    if (texts(left).equals(texts(right))) {
      return true;
    }
    if (left.size() > SEARCHED) {
      return false;
    }
    for (JsonNode wanted : left) {
      int at = 0;
      while (at < right.size() && !equal.test(wanted, right.get(at))) {
        at++;
      }
      if (at == right.size()) {
        return false;
      }
      right.remove(at);
    }
    return true;
  }

  private static List<String> texts(List<JsonNode> items) {
    return items.stream().map(JsonNode::toString).sorted().toList();
  }

  /** Keys and values of a dictionary; each entry is a list or tuple of the two. */
  private boolean entries(JsonNode expected, JsonNode actual) {
    JsonNode a = sequence(expected);
    JsonNode b = sequence(actual);
    return (a instanceof ArrayNode && b instanceof ArrayNode && a.size() == 2 && b.size() == 2)
        ? key(a.get(0), b.get(0)) && equal(a.get(1), b.get(1))
        : equal(expected, actual);
  }

  private boolean key(JsonNode expected, JsonNode actual) {
    return equal(expected, actual)
        || (tuplesAreLists && expected.asString("").equals(actual.asString(" ")));
  }

  private static List<JsonNode> items(JsonNode list) {
    List<JsonNode> items = new ArrayList<>();
    list.forEach(items::add);
    return items;
  }

  private static JsonNode sequence(JsonNode value) {
    return value.isObject() && value.size() == 1 ? value.iterator().next() : value;
  }

  private static String tag(JsonNode value) {
    return value.isObject() && value.size() == 1 ? value.propertyNames().iterator().next() : "";
  }

  private boolean near(JsonNode expected, JsonNode actual, BigDecimal a, BigDecimal b) {
    boolean exactWhole =
        expected.isIntegralNumber() && Math.abs(a.doubleValue()) > LARGEST_WHOLE_FLOAT;
    if ((expected.has("s") || actual.has("s")) && !exactWhole) {
      // One was a float of 32 bits: the other becomes one, as it does in the language.
      if (a.floatValue() == b.floatValue()) {
        return true;
      }
    }
    if (expected.isIntegralNumber() && actual.isIntegralNumber()) {
      return a.compareTo(b) == 0
          || (absolute > 0 && a.subtract(b).abs().doubleValue() <= within(a.doubleValue()));
    }
    double x = a.doubleValue();
    double y = b.doubleValue();
    boolean exact =
        (expected.isFloatingPointNumber() && actual.isFloatingPointNumber())
            ? x == y
            : a.compareTo(b) == 0;
    return exact || (absolute + relative > 0 && Math.abs(x - y) <= within(x));
  }

  private double within(double expected) {
    return absolute + relative * Math.abs(expected);
  }

  /** A number, or a truth value as one. */
  static Optional<BigDecimal> number(JsonNode value) {
    if (value.isBoolean()) {
      return Optional.of(value.booleanValue() ? BigDecimal.ONE : BigDecimal.ZERO);
    }
    JsonNode plain = value.has("s") ? value.path("s") : value;
    return plain.isIntegralNumber()
        ? Optional.of(new BigDecimal(plain.bigIntegerValue()))
        : plain.isNumber() && Double.isFinite(plain.doubleValue())
            ? Optional.of(new BigDecimal(plain.doubleValue()))
            : Optional.empty();
  }

  static boolean isNan(JsonNode value) {
    return value.path("f").asString("").equals("nan");
  }

  static int compare(JsonNode a, JsonNode b) {
    return number(a).orElse(BigDecimal.ZERO).compareTo(number(b).orElse(BigDecimal.ZERO));
  }
}
