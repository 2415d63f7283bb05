// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.judge;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.workbench.judge.ValueEquality.Effort;
import dev.afterburner.workbench.problem.Checks;
import dev.afterburner.workbench.problem.Checks.Check;
import dev.afterburner.workbench.problem.Checks.Rule;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Holds the results that a harness wrote against what a data set's assertions want. */
final class ResultsComparison {

  private static final int SHOWN = 800;

  /** A text that is longer is no number. */
  private static final int LONGEST_TEXT = 1_000;

  private ResultsComparison() {}

  /**
   * The first difference of a test program's results; empty where all are right.
   *
   * @param language its id
   */
  static Optional<Difference> difference(Checks checks, String language, Bytes output) {
    List<Check> all = checks.all();
    String line = lastLine(output);
    JsonNode results;
    try {
      results = Checks.values(line);
    } catch (Checks.TooLarge e) {
      return Optional.of(new Difference(all.size() + " results of the calls", tooLarge(e)));
    } catch (IllegalArgumentException e) {
      results = JsonNodeFactory.instance.nullNode();
    }
    JsonNode failed = results.path(all.size()).path("failed");
    if (results.size() == all.size() + 1 && failed.isString()) {
      return Optional.of(
          new Difference("the data set's assertion holds", shortened(failed.stringValue())));
    }
    if (!(results instanceof ArrayNode) || results.size() != all.size()) {
      return Optional.of(
          new Difference(
              all.size() + " results of the calls",
              "no such results: the program wrote something else, or ended before: "
                  + shortened(output.text())));
    }
    ResultForm form = ResultForm.of(language);
    Effort effort = new Effort();
    for (int i = 0; i < all.size(); i++) {
      Check check = all.get(i);
      JsonNode result = results.get(i);
      try {
        if (!form.fits(result) || !holds(check, result, language.equals("cpp"), effort)) {
          return Optional.of(
              new Difference(shortened(check.call()), shortened(ValueText.of(result))));
        }
      } catch (ValueEquality.TooMuch e) {
        return Optional.of(
            new Difference(shortened(check.call()), "the program wrote " + e.getMessage()));
      }
    }
    return Optional.empty();
  }

  /** The difference of one function's result by the rule of APPS. */
  static Optional<Difference> difference(Bytes expected, Bytes output) {
    JsonNode wanted = Checks.values(expected.text());
    String line = lastLine(output);
    JsonNode result;
    try {
      result = Checks.values(line);
    } catch (Checks.TooLarge e) {
      return Optional.of(new Difference(shortened(ValueText.of(wanted)), tooLarge(e)));
    } catch (IllegalArgumentException e) {
      return Optional.of(new Difference(shortened(ValueText.of(wanted)), shortened(line)));
    }
    try {
      if (ResultForm.of("python").fits(result)
          && holds(new Check("", Rule.APPS, wanted, 0, 0), result, false, new Effort())) {
        return Optional.empty();
      }
    } catch (ValueEquality.TooMuch e) {
      return Optional.of(
          new Difference(shortened(ValueText.of(wanted)), "the program wrote " + e.getMessage()));
    }
    return Optional.of(
        new Difference(shortened(ValueText.of(wanted)), shortened(ValueText.of(result))));
  }

  private static String tooLarge(Checks.TooLarge e) {
    return "the program wrote " + e.getMessage();
  }

  private static boolean holds(Check check, JsonNode result, boolean mapsAreLists, Effort effort) {
    JsonNode expected =
        check.expected() == null ? JsonNodeFactory.instance.nullNode() : check.expected();
    ValueEquality loose = new ValueEquality(true, false, mapsAreLists, 0, 0, effort);
    return switch (check.rule()) {
      case EQUAL -> loose.equal(expected, result);
      case SAME ->
          new ValueEquality(false, false, mapsAreLists, 0, 0, effort).equal(expected, result);
      case LOOSE -> loose.equal(expected, result) || loose.equal(number(expected), number(result));
      case UNEQUAL -> !result.has("o") && !loose.equal(expected, result);
      case CLOSE ->
          new ValueEquality(true, false, mapsAreLists, check.absolute(), check.relative(), effort)
              .equal(expected, result);
      case TRUE -> truth(result);
      case FALSE -> !truth(result) && !result.has("o");
      case LESS -> ordered(result, expected, order -> order < 0);
      case AT_MOST -> ordered(result, expected, order -> order <= 0);
      case GREATER -> ordered(result, expected, order -> order > 0);
      case AT_LEAST -> ordered(result, expected, order -> order >= 0);
      case APPS -> apps(expected, result, effort);
    };
  }

  private static JsonNode number(JsonNode value) {
    try {
      return value.isString() && value.asString("").length() <= LONGEST_TEXT
          ? JsonNodeFactory.instance.numberNode(new BigDecimal(value.asString("").strip()))
          : value;
    } catch (NumberFormatException e) {
      return value;
    }
  }

  /** As the set's own code: a result may equal the expected one or its first item. */
  private static boolean apps(JsonNode expected, JsonNode result, Effort effort) {
    ValueEquality lists = new ValueEquality(true, true, false, 0, 0, effort);
    return lists.equal(expected, result)
        || (expected instanceof ArrayNode all && !all.isEmpty() && lists.equal(all.get(0), result));
  }

  private static boolean ordered(
      JsonNode result, JsonNode expected, java.util.function.IntPredicate holds) {
    return ValueEquality.number(result).isPresent()
        && ValueEquality.number(expected).isPresent()
        && !ValueEquality.isNan(result)
        && holds.test(ValueEquality.compare(result, expected));
  }

  private static boolean truth(JsonNode value) {
    if (value.isNumber()) {
      return value.doubleValue() != 0;
    } else if (value.isBoolean()) {
      return value.booleanValue();
    } else if (value.isString()) {
      return !value.asString("").isEmpty();
    } else if (value instanceof ArrayNode list) {
      return !list.isEmpty();
    } else if (value.isObject() && value.size() == 1) {
      JsonNode inner = value.iterator().next();
      return inner instanceof ArrayNode items
          ? !items.isEmpty()
          : inner.isNumber() ? inner.doubleValue() != 0 : !value.has("o");
    }
    return false;
  }

  /** A program may print where its standard output can't be turned away from it. */
  private static String lastLine(Bytes output) {
    String text = output.text().stripTrailing();
    return text.substring(text.lastIndexOf('\n') + 1);
  }

  private static String shortened(String text) {
    String line = text.strip();
    return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
  }
}
