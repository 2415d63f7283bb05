package dev.afterburner.workbench.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.workbench.problem.Checks;
import dev.afterburner.workbench.problem.Checks.Check;
import dev.afterburner.workbench.problem.Checks.Rule;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Results of calls")
class ResultsComparisonTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "EQUAL | 2 | 2.0 | true",
        "EQUAL | 1 | true | true",
        "SAME | 1 | true | false",
        "SAME | true | true | true",
        "EQUAL | 0.1 | 0.1 | true",
        "EQUAL | 0.1 | 0.10000000000000002 | false",
        "EQUAL | 0.1 | {\"s\":0.10000000149011612} | true",
        "EQUAL | 9007199254740993 | 9007199254740992 | false",
        "EQUAL | \"6\" | 6 | false",
        "LOOSE | 6.0 | \"6.00\" | true",
        "EQUAL | [1,2] | {\"t\":[1,2]} | false",
        "EQUAL | {\"set\":[1,2]} | {\"set\":[2,1]} | true",
        "EQUAL | {\"set\":[1,2]} | {\"set\":[2,2]} | false",
        "EQUAL | {\"d\":[[\"a\",1],[\"b\",2]]} | {\"d\":[[\"b\",2],[\"a\",1]]} | true",
        "EQUAL | [[\"a\",1]] | {\"d\":[[\"a\",1]]} | true",
        "EQUAL | {\"f\":\"nan\"} | {\"f\":\"nan\"} | false",
        "EQUAL | {\"f\":\"inf\"} | {\"f\":\"inf\"} | true",
        "EQUAL | null | null | true",
        "EQUAL | null | {\"o\":\"Y\"} | false",
        "UNEQUAL | 1 | {\"o\":\"Y\"} | false",
        "FALSE | null | {\"o\":\"Y\"} | false",
        "TRUE | null | {\"o\":\"Y\"} | false",
        "CLOSE | 0.5 | 0.5000001 | true",
        "CLOSE | [0.5,1] | [0.5000001,1.1] | false",
        "CLOSE | 0.5 | {\"f\":\"nan\"} | false",
        "LESS | 3 | 2 | true",
        "LESS | 3 | {\"f\":\"nan\"} | false",
        "APPS | [3] | [3] | true",
        "APPS | [3] | 3 | true",
        "APPS | [[1,2]] | {\"t\":[1,2]} | true",
        "APPS | {\"d\":[[\"1\",2]]} | {\"d\":[[1,2]]} | true",
        "APPS | [3] | 4 | false",
      })
  @DisplayName("are right by the rule of their assertion, whatever their type calls itself")
  void rules(Rule rule, String expected, String actual, boolean right) {
    Checks checks =
        new Checks(List.of(new Check("f(1)", rule, Checks.values(expected), 1e-6, 0)), 0);
    // As it is kept, and read again.
    Checks kept = Checks.parse(checks.text());
    Bytes output = Bytes.utf8("[" + actual + "]\n");
    assertEquals(right, ResultsComparison.difference(kept, output).isEmpty());
  }

  @Test
  @DisplayName("that are missing, too many, no values or nested without end are wrong")
  void hostile() {
    Checks one = new Checks(List.of(new Check("f(1)", Rule.EQUAL, Checks.values("1"), 0, 0)), 0);
    List<String> outputs =
        List.of("", "1", "[]", "[1,1]", "tests passed", "[1", "{\"a\":1}", "[".repeat(1_000_000));
    for (String output : outputs) {
      assertTrue(ResultsComparison.difference(one, Bytes.utf8(output)).isPresent(), output);
    }
    assertTrue(
        ResultsComparison.difference(Bytes.utf8("[1]"), Bytes.utf8("[".repeat(1_000_000)))
            .isPresent());
    assertTrue(ResultsComparison.difference(one, Bytes.utf8("debug\n[1]\n")).isEmpty());
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
          wanted, ResultsComparison.difference(one, Bytes.utf8(output)).orElseThrow().actual());
      assertEquals(
          wanted,
          ResultsComparison.difference(Bytes.utf8("[1]"), Bytes.utf8(output))
              .orElseThrow()
              .actual());
    }
    String many = "[" + "9".repeat(50_000) + "]";
    Checks big =
        new Checks(List.of(new Check("f(1)", Rule.EQUAL, Checks.values(many).get(0), 0, 0)), 0);
    assertTrue(ResultsComparison.difference(big, Bytes.utf8(many)).isEmpty());
    assertTrue(ResultsComparison.difference(big, Bytes.utf8(many.replace("]", "1]"))).isPresent());
  }
}
