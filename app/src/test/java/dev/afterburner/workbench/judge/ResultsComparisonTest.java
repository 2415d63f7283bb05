// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.workbench.problem.Checks;
import dev.afterburner.workbench.problem.Checks.Check;
import dev.afterburner.workbench.problem.Checks.Rule;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@DisplayName("Results of calls")
class ResultsComparisonTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "EQUAL | 2 | 2.0 | python | true",
        "EQUAL | 1 | true | python | true",
        "SAME | 1 | true | python | false",
        "SAME | true | true | python | true",
        "EQUAL | 0.1 | 0.1 | python | true",
        "EQUAL | 0.1 | 0.10000000000000002 | python | false",
        "EQUAL | 0.1 | {\"s\":0.10000000149011612} | cpp | true",
        "EQUAL | 9007199254740993 | 9007199254740992 | python | false",
        "EQUAL | \"6\" | 6 | python | false",
        "LOOSE | 6.0 | \"6.00\" | javascript | true",
        "EQUAL | [1,2] | {\"t\":[1,2]} | python | false",
        "EQUAL | {\"set\":[1,2]} | {\"set\":[2,1]} | python | true",
        "EQUAL | {\"set\":[1,2]} | {\"set\":[2,2]} | python | false",
        "EQUAL | {\"set\":[{\"t\":[1,2]}]} | {\"set\":[[1,2]]} | python | false",
        "EQUAL | {\"set\":[{\"t\":[1,2]}]} | {\"set\":[{\"t\":[1,2]}]} | python | true",
        "EQUAL | {\"set\":[{\"t\":[1,2]}]} | {\"set\":[{\"set\":[1,2]}]} | python | false",
        "EQUAL | {\"d\":[[\"a\",1],[\"b\",2]]} | {\"d\":[[\"b\",2],[\"a\",1]]} | python | true",
        "EQUAL | [[\"a\",1]] | {\"d\":[[\"a\",1]]} | cpp | true",
        "EQUAL | [[\"a\",1]] | {\"d\":[[\"a\",1]]} | python | false",
        "EQUAL | [1,2,3] | {\"d\":[3,1,2]} | cpp | false",
        "EQUAL | [1,2,3] | {\"d\":[[3,1],[2,1]]} | cpp | false",
        "EQUAL | {\"d\":[]} | {\"d\":[[1]]} | python | false",
        "EQUAL | 1000000000000000000000000000000000000000 | {\"s\":1e39} | cpp | false",
        "EQUAL | 1000000000000000000000000000000000000000 | {\"s\":1e39} | python | false",
        "EQUAL | 294967268 | {\"s\":294967270} | cpp | false",
        "EQUAL | 294967268 | {\"s\":294967264} | cpp | false",
        "EQUAL | 294967264 | {\"s\":294967264} | go | true",
        "EQUAL | 0.1 | {\"s\":0.10000000149011612} | python | false",
        "EQUAL | 0.1 | {\"s\":0.1} | rust | false",
        "UNEQUAL | 1 | {\"x\":1} | python | false",
        "TRUE | null | {\"list\":[1]} | java | false",
        "EQUAL | {\"f\":\"nan\"} | {\"f\":\"nan\"} | python | false",
        "EQUAL | {\"f\":\"inf\"} | {\"f\":\"inf\"} | python | true",
        "EQUAL | null | null | python | true",
        "EQUAL | null | {\"o\":\"Y\"} | python | false",
        "UNEQUAL | 1 | {\"o\":\"Y\"} | python | false",
        "FALSE | null | {\"o\":\"Y\"} | python | false",
        "TRUE | null | {\"o\":\"Y\"} | python | false",
        "CLOSE | 0.5 | 0.5000001 | python | true",
        "CLOSE | [0.5,1] | [0.5000001,1.1] | python | false",
        "CLOSE | 0.5 | {\"f\":\"nan\"} | python | false",
        "LESS | 3 | 2 | python | true",
        "LESS | 3 | {\"f\":\"nan\"} | python | false",
        "APPS | [3] | [3] | python | true",
        "APPS | [3] | 3 | python | true",
        "APPS | [[1,2]] | {\"t\":[1,2]} | python | true",
        "APPS | {\"d\":[[\"1\",2]]} | {\"d\":[[1,2]]} | python | true",
        "APPS | [3] | 4 | python | false",
      })
  @DisplayName("are right by the rule of their assertion, whatever their type calls itself")
  void rules(Rule rule, String expected, String actual, String language, boolean right) {
    Checks checks =
        new Checks(List.of(new Check("f(1)", rule, Checks.values(expected), 1e-6, 0)), 0);
    // As it is kept, and read again.
    Checks kept = Checks.parse(checks.text());
    Bytes output = Bytes.utf8("[" + actual + "]\n");
    assertEquals(right, ResultsComparison.difference(kept, language, output).isEmpty());
  }

  @Test
  @DisplayName("that are missing, too many, no values or nested without end are wrong")
  void hostile() {
    Checks one = new Checks(List.of(new Check("f(1)", Rule.EQUAL, Checks.values("1"), 0, 0)), 0);
    List<String> outputs =
        List.of("", "1", "[]", "[1,1]", "tests passed", "[1", "{\"a\":1}", "[".repeat(1_000_000));
    for (String output : outputs) {
      assertTrue(
          ResultsComparison.difference(one, "python", Bytes.utf8(output)).isPresent(), output);
    }
    assertTrue(
        ResultsComparison.difference(Bytes.utf8("[1]"), Bytes.utf8("[".repeat(1_000_000)))
            .isPresent());
    assertTrue(ResultsComparison.difference(one, "python", Bytes.utf8("debug\n[1]\n")).isEmpty());
  }

  @Test
  @DisplayName("that would take long to read are wrong, and it says why")
  void large() {
    Checks one = new Checks(List.of(new Check("f(1)", Rule.EQUAL, Checks.values("1"), 0, 0)), 0);
    String wanted =
        "the program wrote more than 4 million values, a number of more than 100,000 digits, or"
            + " values nested more than 2,000 deep: so much is not compared";
    List<String> outputs =
        List.of("[" + "9".repeat(3_000_000) + "]", "[0" + ",0".repeat(5_000_000) + "]");
    for (String output : outputs) {
      assertEquals(
          wanted,
          ResultsComparison.difference(one, "python", Bytes.utf8(output)).orElseThrow().actual());
      assertEquals(
          wanted,
          ResultsComparison.difference(Bytes.utf8("[1]"), Bytes.utf8(output))
              .orElseThrow()
              .actual());
    }
    String many = "[" + "9".repeat(50_000) + "]";
    Checks big =
        new Checks(List.of(new Check("f(1)", Rule.EQUAL, Checks.values(many).get(0), 0, 0)), 0);
    assertTrue(ResultsComparison.difference(big, "python", Bytes.utf8(many)).isEmpty());
    assertTrue(
        ResultsComparison.difference(big, "python", Bytes.utf8(many.replace("]", "1]")))
            .isPresent());
  }

  /** Sets of so many numbers in a set, all in the order of {@code step}; each has one its own. */
  private static String sets(int count, int step) {
    List<String> sets = new ArrayList<>();
    for (int set = 0; set < count; set++) {
      List<String> numbers = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        numbers.add(String.valueOf((i * step + step - 1) % count));
      }
      numbers.add(String.valueOf(1_000 + (set * step + step - 1) % count));
      sets.add("{\"set\":[" + String.join(",", numbers) + "]}");
    }
    return "{\"set\":[" + String.join(",", sets) + "]}";
  }

  @Test
  @DisplayName("in another order are found, or it is given up, and it says so")
  void order() {
    Checks one = new Checks(List.of(new Check("f(1)", Rule.EQUAL, values(1), 0, 0)), 0);
    Bytes turned = Bytes.utf8("[" + values(7) + "]");
    assertTrue(ResultsComparison.difference(one, "python", turned).isEmpty());
    Check sets = new Check("f(1)", Rule.EQUAL, Checks.values(sets(300, 1)), 0, 0);
    Checks deep = new Checks(List.of(sets), 0);
    assertEquals(
        "the program wrote so many values in another order than the expected ones that they are"
            + " not compared",
        ResultsComparison.difference(deep, "python", Bytes.utf8("[" + sets(300, 7) + "]"))
            .orElseThrow()
            .actual());
  }

  /** Very many pairs of numbers. */
  private static JsonNode values(int step) {
    int count = 20_000;
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      pairs.add("[" + (i * step + step - 1) % count + ",1]");
    }
    return Checks.values("{\"d\":[" + String.join(",", pairs) + "]}");
  }
}
