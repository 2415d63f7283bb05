// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.judge;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.workbench.problem.Comparator;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Compares an output with the expected one. One pass over the bytes, without copies. */
final class OutputComparison {

  private static final Pattern NUMBER =
      Pattern.compile(
          "[-+]?(?:\\d++\\.?+\\d*+|\\.\\d++)(?:[eE][-+]?\\d++)?|[-+]?(?:[iI]nf(?:inity)?|[nN]a[nN])");

  private static final Pattern WHOLE = Pattern.compile("[-+]?\\d{1,400}");

  private OutputComparison() {}

  /** The first difference; empty where the output is right. */
  static Optional<Difference> difference(Comparator comparator, Bytes expected, Bytes actual) {
    return switch (comparator) {
      case Comparator.Exact exact -> exact(expected, actual);
      case Comparator.Tokens tokens -> tokens(expected, actual, String::equals);
      case Comparator.Floats(double tolerance) ->
          tokens(expected, actual, (a, b) -> a.equals(b) || near(a, b, tolerance));
      case Comparator.UnorderedLines lines -> unordered(expected, actual);
      case Comparator.Results results -> ResultsComparison.difference(expected, actual);
      // What differs here is for the evaluator to say; what does not is right.
      case Comparator.Evaluator evaluator -> tokens(expected, actual, String::equals);
      case Comparator.Checker checker -> tokens(expected, actual, String::equals);
    };
  }

  private static Optional<Difference> unordered(Bytes expected, Bytes actual) {
    Bytes a = sorted(expected);
    Bytes b = sorted(actual);
    int at = a.buffer().mismatch(b.buffer());
    return at < 0 ? Optional.empty() : Optional.of(Difference.at(a, at, b, at));
  }

  private static Bytes sorted(Bytes output) {
    return Bytes.utf8(
        output
            .text()
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .sorted()
            .collect(Collectors.joining("\n")));
  }

  private static Optional<Difference> exact(Bytes expected, Bytes actual) {
    ByteBuffer a = withoutLastBreak(expected);
    ByteBuffer b = withoutLastBreak(actual);
    int at = a.mismatch(b);
    return at < 0 ? Optional.empty() : Optional.of(Difference.at(expected, at, actual, at));
  }

  private static ByteBuffer withoutLastBreak(Bytes bytes) {
    ByteBuffer buffer = bytes.buffer();
    int end = buffer.limit();
    if (end > 0 && buffer.get(end - 1) == '\n') {
      end--;
      if (end > 0 && buffer.get(end - 1) == '\r') {
        end--;
      }
    }
    return buffer.limit(end);
  }

  private static Optional<Difference> tokens(
      Bytes expected, Bytes actual, BiPredicate<String, String> same) {
    Tokens a = new Tokens(expected.buffer());
    Tokens b = new Tokens(actual.buffer());
    while (true) {
      boolean moreA = a.next();
      boolean moreB = b.next();
      if (!moreA && !moreB) {
        return Optional.empty();
      }
      if (moreA != moreB || !(a.sameBytes(b) || same.test(a.text(), b.text()))) {
        return Optional.of(Difference.at(expected, a.from, actual, b.from));
      }
    }
  }

  private static boolean near(String expected, String actual, double tolerance) {
    if (!NUMBER.matcher(expected).matches() || !NUMBER.matcher(actual).matches()) {
      return false;
    }
    if (WHOLE.matcher(expected).matches() && WHOLE.matcher(actual).matches()) {
      // A tolerance is for what was rounded: a million and one is no million.
      return new BigInteger(expected).equals(new BigInteger(actual));
    }
    try {
      double a = number(expected);
      double b = number(actual);
      return Double.compare(a, b) == 0
          || (Double.isFinite(a) && Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(a)));
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** As C and Python write numbers. */
  private static double number(String token) {
    String lower = token.toLowerCase(Locale.ROOT);
    double sign = lower.startsWith("-") ? -1 : 1;
    return lower.contains("inf")
        ? sign * Double.POSITIVE_INFINITY
        : lower.contains("nan") ? Double.NaN : Double.parseDouble(token);
  }

  /** Walks over the tokens of an output. */
  private static final class Tokens {
    private final ByteBuffer bytes;
    private int from;
    private int to;

    Tokens(ByteBuffer bytes) {
      this.bytes = bytes;
    }

    boolean next() {
      from = to;
      while (from < bytes.limit() && isSpace(bytes.get(from))) {
        from++;
      }
      to = from;
      while (to < bytes.limit() && !isSpace(bytes.get(to))) {
        to++;
      }
      return to > from;
    }

    boolean sameBytes(Tokens other) {
      return bytes
          .slice(from, to - from)
          .equals(other.bytes.slice(other.from, other.to - other.from));
    }

    String text() {
      byte[] token = new byte[to - from];
      bytes.get(from, token);
      return new String(token, StandardCharsets.UTF_8);
    }

    private static boolean isSpace(byte b) {
      return b == ' ' || (b >= '\t' && b <= '\r');
    }
  }
}
