// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.workbench.problem.Checks.Check;
import dev.afterburner.workbench.problem.Checks.Rule;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("the verdict of checks")
class ChecksTest {

  private static Check check(Rule rule, String expected) {
    return new Check("f(1)", rule, Checks.values(expected), 0, 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TRUE | null | true",
        "FALSE | null | true",
        "EQUAL | true | true",
        "SAME | false | true",
        "EQUAL | null | true",
        "UNEQUAL | 3 | true",
        "GREATER | 0 | true",
        "EQUAL | 3 | false",
        "EQUAL | [true] | false",
        "EQUAL | \"\" | false",
        "CLOSE | 0.5 | false",
      })
  @DisplayName("is forgeable where nothing is asked for but truth values")
  void rules(Rule rule, String expected, boolean forgeable) {
    List<Check> three =
        List.of(check(rule, expected), check(rule, expected), check(rule, expected));
    assertEquals(forgeable, new Checks(three, 0).forgeable());
    assertTrue(new Checks(three, 1).forgeable());
  }

  @Test
  @DisplayName("is not where other values are asked for beside them")
  void beside() {
    List<Check> checks = List.of(check(Rule.TRUE, "null"), check(Rule.EQUAL, "7"));
    assertEquals(false, new Checks(checks, 0).forgeable());
  }

  @Test
  @DisplayName("is not where truth values are too many and too mixed for a guess")
  void guess() {
    List<Check> checks = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      checks.add(check(Rule.EQUAL, "true"));
      checks.add(check(Rule.FALSE, "null"));
    }
    // 24 over 12 is 2.7 million sequences, 20 over 10 only 184,756.
    assertEquals(false, new Checks(checks, 0).forgeable());
    assertEquals(true, new Checks(checks.subList(0, 20), 0).forgeable());
    List<Check> alike = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      alike.add(check(Rule.EQUAL, "true"));
    }
    assertEquals(true, new Checks(alike, 0).forgeable());
  }
}
