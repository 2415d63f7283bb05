// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.workbench.problem.Comparator;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("An output")
class OutputComparisonTest {

  private static final Comparator EXACT = new Comparator.Exact();
  private static final Comparator TOKENS = new Comparator.Tokens();
  private static final Comparator FLOATS = new Comparator.Floats(1e-6);

  @ParameterizedTest(name = "[{0}] is [{1}]: {2}")
  @CsvSource(
      delimiter = ';',
      value = {
        "'a\n'; 'a'; true",
        "'a'; 'a\n'; true",
        "'a\n'; 'a\r\n'; true",
        "'a\n\n'; 'a'; false",
        "'a'; 'a '; false",
        "'a b'; 'a  b'; false",
        "''; ''; true",
        "''; '\n'; true",
        "'a'; ''; false",
        "'a'; 'ab'; false"
      })
  @DisplayName("is exact byte for byte, but for one line break at the end")
  void exact(String expected, String actual, boolean same) {
    assertEquals(same, same(EXACT, expected, actual));
  }

  @ParameterizedTest(name = "[{0}] is [{1}]: {2}")
  @CsvSource(
      delimiter = ';',
      value = {
        "'1 2\n3\n'; '1\n2 3'; true",
        "'1 2'; ' \t1\r\n 2 \n\n'; true",
        "''; ' \n'; true",
        "'1 2'; '12'; false",
        "'1 2'; '1'; false",
        "'1'; '1 2'; false",
        "'1'; '1.0'; false",
        "'é'; 'é'; true",
        "'a'; 'A'; false"
      })
  @DisplayName("has the same tokens, whatever the white space")
  void tokens(String expected, String actual, boolean same) {
    assertEquals(same, same(TOKENS, expected, actual));
  }

  @ParameterizedTest(name = "[{0}] is [{1}]: {2}")
  @CsvSource(
      delimiter = ';',
      value = {
        "'1.0'; '1'; true",
        "'1.0'; '1.0000009'; true",
        "'1.0'; '1.000002'; false",
        "'1000000'; '1000000.9'; true",
        "'1000000'; '1000002'; false",
        "'0'; '0.0000009'; true",
        "'0'; '-0'; true",
        "'1e3'; '1000'; true",
        "'nan'; 'nan'; true",
        "'NaN'; 'NaN'; true",
        "'NaN'; '1'; false",
        "'1'; 'NaN'; false",
        "'Infinity'; 'Infinity'; true",
        "'Infinity'; '1'; false",
        "'1'; 'Infinity'; false",
        "'yes 1.0'; 'yes 1'; true",
        "'yes 1.0'; 'no 1'; false",
        "'1.0 2.0'; '1.0'; false"
      })
  @DisplayName("has numbers within the tolerance, absolute or relative")
  void floats(String expected, String actual, boolean same) {
    assertEquals(same, same(FLOATS, expected, actual));
  }

  @Test
  @DisplayName("is shown whole where it is short")
  void shortOutputs() {
    assertEquals(
        Optional.of(new Difference("1 2 3\n", "1 5 3\n")),
        difference(TOKENS, "1 2 3\n", "1 5 3\n"));
  }

  @Test
  @DisplayName("is cut to the lines around the first difference where it is long")
  void longOutputs() {
    StringBuilder expected = new StringBuilder();
    for (int i = 1; i <= 100_000; i++) {
      expected.append("line ").append(i).append('\n');
    }
    String actual = expected.toString().replace("line 70000\n", "line 70001\n");
    Difference difference = difference(TOKENS, expected.toString(), actual).orElseThrow();
    assertTrue(difference.expected().startsWith("… (line 699"), difference.expected());
    assertTrue(difference.expected().contains("\nline 70000\n"));
    assertTrue(difference.actual().contains("\nline 70001\n"));
    assertTrue(difference.actual().length() < Difference.WHOLE);

    Difference ends = difference(TOKENS, expected.toString(), expected + "more").orElseThrow();
    assertTrue(ends.expected().endsWith("line 100000\n"));
    assertTrue(ends.actual().endsWith("line 100000\nmore"));
  }

  private static boolean same(Comparator comparator, String expected, String actual) {
    return difference(comparator, expected, actual).isEmpty();
  }

  private static Optional<Difference> difference(
      Comparator comparator, String expected, String actual) {
    return OutputComparison.difference(comparator, Bytes.utf8(expected), Bytes.utf8(actual));
  }
}
