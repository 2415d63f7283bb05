// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.harness;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Numbers as a language writes them, and what its operators make of them. */
final class Numbers {

  private static final JsonNodeFactory MAKE = JsonNodeFactory.instance;

  /** The longest power that is worked out, bits. */
  private static final int LARGEST_POWER = 20_000;

  /** Reading a number takes time by the square of its length. */
  private static final int MOST_DIGITS = 10_000;

  private static final Pattern TYPE =
      Pattern.compile("(?<=[0-9a-fA-F])(?:[iu](?:8|16|32|64|128|size)|[lLuU]++)$");

  private static final Pattern FLOAT_TYPE = Pattern.compile("(?:f32|f64|[fFdDlL])$");
  private static final Pattern RUST_FLOAT = Pattern.compile("\\A\\d++f(?:32|64)");
  private static final Pattern OCTAL = Pattern.compile("0\\d++");
  private static final Pattern REAL = Pattern.compile("[0-9.]++(?:[eE][-+]?[0-9]++)?");
  private static final Pattern POINT = Pattern.compile("[.eEfF]");

  private final String language;

  Numbers(String language) {
    this.language = language;
  }

  @Nullable JsonNode integer(String text) {
    if (text.length() > MOST_DIGITS) {
      return null;
    }
    String digits = TYPE.matcher(text.replace("_", "")).replaceFirst("");
    String lower = digits.toLowerCase(Locale.ROOT);
    try {
      if (lower.startsWith("0x")) {
        return MAKE.numberNode(new BigInteger(lower.substring(2), 16));
      } else if (lower.startsWith("0b")) {
        return MAKE.numberNode(new BigInteger(lower.substring(2), 2));
      } else if (lower.startsWith("0o")) {
        return MAKE.numberNode(new BigInteger(lower.substring(2), 8));
      } else if (OCTAL.matcher(lower).matches()) {
        return language.equals("rust") || language.equals("python")
            ? MAKE.numberNode(new BigInteger(lower))
            : MAKE.numberNode(new BigInteger(lower, 8));
      }
      if (language.equals("javascript")) {
        // Its numbers are floats, however they are written.
        return MAKE.numberNode(new BigDecimal(Double.parseDouble(lower)).toBigInteger());
      }
      return RUST_FLOAT.matcher(lower).matches()
          ? real(lower)
          : MAKE.numberNode(new BigInteger(lower));
    } catch (NumberFormatException e) {
      return null;
    }
  }

  @Nullable JsonNode real(String text) {
    String digits = FLOAT_TYPE.matcher(text.replace("_", "")).replaceFirst("");
    try {
      return REAL.matcher(digits).matches() ? MAKE.numberNode(Double.parseDouble(digits)) : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  @Nullable JsonNode number(String text) {
    boolean hex = text.startsWith("0x") || text.startsWith("0X");
    return !hex && POINT.matcher(text).find() ? real(text) : integer(text);
  }

  /** The value of an operation; null where the operands or the operator are none of numbers. */
  @Nullable JsonNode value(JsonNode a, String operator, JsonNode b) {
    if (a.isIntegralNumber() && b.isIntegralNumber()) {
      return whole(a.bigIntegerValue(), operator, b.bigIntegerValue());
    }
    if (!a.isNumber() || !b.isNumber()) {
      return null;
    }
    double x = a.doubleValue();
    double y = b.doubleValue();
    return switch (operator) {
      case "+" -> MAKE.numberNode(x + y);
      case "-" -> MAKE.numberNode(x - y);
      case "*" -> MAKE.numberNode(x * y);
      case "/" -> y == 0 ? null : MAKE.numberNode(x / y);
      default -> null;
    };
  }

  private @Nullable JsonNode whole(BigInteger a, String operator, BigInteger b) {
    return switch (operator) {
      case "+" -> MAKE.numberNode(a.add(b));
      case "-" -> MAKE.numberNode(a.subtract(b));
      case "*" -> MAKE.numberNode(a.multiply(b));
      case "/" ->
          b.signum() == 0
              ? null
              : language.equals("python") || language.equals("javascript")
                  ? MAKE.numberNode(a.doubleValue() / b.doubleValue())
                  : MAKE.numberNode(a.divide(b));
      case "**" ->
          b.signum() >= 0
                  && b.bitLength() < 31
                  && (long) a.bitLength() * b.intValue() < LARGEST_POWER
              ? MAKE.numberNode(a.pow(b.intValue()))
              : null;
      default -> null;
    };
  }

  static JsonNode negated(JsonNode number) {
    return number.isIntegralNumber()
        ? MAKE.numberNode(number.bigIntegerValue().negate())
        : MAKE.numberNode(-number.doubleValue());
  }

  /** A number as a double; empty where the value is none. */
  static Optional<Double> asDouble(JsonNode value) {
    return value.isNumber()
        ? Optional.of(new BigDecimal(value.asString()).doubleValue())
        : Optional.empty();
  }
}
