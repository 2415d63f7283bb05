// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.workbench.problem.importer.data.RowRefused;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A name of a test program")
class GivenNamesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "x = f(1) | true",
        "x := f(1) | true",
        "auto x = f(1); | true",
        "a = x = f(1) | true",
        "x = 5 | false",
        "x = f(1) == 5 | false",
        "x = [f(1) for i in y] | false",
        "x = f(1); x = f(2) | false",
        "x = f(1); x += 1 | false",
        "x = f(1); x.append(2) | false",
        "x = f(1); x.sort() | true",
        "x = f(1); x[0] = 2 | false",
        "x = f(1); y[x[0]] = 2 | true",
        "x = f(1); y[0] = x[1] = 2 | false",
        "x == f(1) | false",
        "self.x = f(1) | false",
        "xx = f(1) | false",
      })
  @DisplayName("is a result where it is given a call's value once and never changed")
  void results(String test, boolean result) {
    assertEquals(result, new GivenNames(test).isResult("x"));
  }

  @Test
  @DisplayName("is not looked for anew in the whole text for each assertion")
  @Timeout(60)
  void many() throws RowRefused {
    // One search a name through 0.2 MB would take half a minute.
    String test =
        "def check(candidate):\n"
            + IntStream.range(0, 4_000)
                .mapToObj(
                    i -> "    x%d = candidate(%d)\n    assert x%d == %d\n".formatted(i, i, i, i))
                .collect(Collectors.joining());
    Assertions.Taken taken = Assertions.take("python", test);
    assertEquals(4_000, taken.checks().all().size());
    assertEquals(0, taken.checks().inside());
  }

  @Test
  @DisplayName("on a line without end is no result, and neither is one whose index has no end")
  void endless() {
    String chain =
        IntStream.range(0, 20_000)
            .mapToObj(i -> "x%d = ".formatted(i))
            .collect(Collectors.joining());
    GivenNames names = new GivenNames(chain + "f(1)");
    assertFalse(names.isResult("x0"));
    assertTrue(names.isResult("x19999"));
    assertFalse(new GivenNames("x = f(1)\nx[" + "1+".repeat(400) + "1] = 2").isResult("x"));
  }
}
