// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The lines of a program are found in the solution")
class SolutionLinesTest {

  private static final String SOLUTION = "def f(n):\n    return n\n\nx = = 1\n";
  private static final String PROGRAM = "import sys\nimport os\n" + SOLUTION + "print(f(1))\n";
  private final SolutionLines lines = new SolutionLines(SOLUTION, PROGRAM);

  @Test
  @DisplayName("where they are part of it")
  void number() {
    assertEquals(OptionalInt.of(4), lines.of(6));
    assertEquals(OptionalInt.empty(), lines.of(1));
    assertEquals(OptionalInt.empty(), lines.of(7));
    assertEquals(OptionalInt.empty(), lines.of(99));
    assertEquals(OptionalInt.empty(), lines.of(0));
  }

  @Test
  @DisplayName("though very many of them are equal and the messages name very many places")
  void equal() {
    String solution = "x\n".repeat(300_000) + "int longest;\n";
    SolutionLines all = new SolutionLines(solution, "harness\n" + solution);
    assertEquals(OptionalInt.of(1), all.of(2));
    assertEquals(OptionalInt.of(299_999), all.of(300_000));
    assertEquals(OptionalInt.of(300_000), all.of(300_001));
    assertEquals(
        "solution.cpp:99999: \n".repeat(100_000),
        all.renumbered("main.cpp:100000: \n".repeat(100_000), "main.cpp"));
  }

  @Test
  @DisplayName("in messages, where those of the harness are told of another file")
  void words() {
    assertEquals(
        "File \"/program/solution.py\", line 4\nFile \"/program/harness.py\", line 7\n"
            + "File \"/program/domain.py\", line 6",
        lines.renumbered(
            "File \"/program/main.py\", line 6\nFile \"/program/main.py\", line 7\n"
                + "File \"/program/domain.py\", line 6",
            "main.py"));
    assertEquals(
        "solution.cpp:4:3: error: x\n    4 | x = = 1\n    7 | y",
        lines.renumbered("main.cpp:6:3: error: x\n    6 | x = = 1\n    7 | y", "main.cpp"));
  }

  @Test
  @DisplayName("in a trace of Python without the calls that led from the harness there")
  void calls() {
    String error =
        """
          File "solution.py", line 4
            x = = 1
                ^
        SyntaxError: invalid syntax
        """;
    String harness =
        """
        Traceback (most recent call last):
          File "/program/main.py", line 1, in <module>
            load("solution", "def f(n):\\n    return n", names)
          File "/program/main.py", line 2, in load
            exec(compile(source, file, "exec"), names)
                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        """;
    assertEquals(
        "Traceback (most recent call last):\n" + error,
        lines.renumbered(harness + error, "main.py"));
    assertEquals(
        harness.replace("main", "harness") + "KeyError: 'f'\n",
        lines.renumbered(harness + "KeyError: 'f'\n", "main.py"));
    assertEquals(
        "at Main.main(Harness.java:1)", lines.renumbered("at Main.main(Main.java:1)", "Main.java"));
  }
}
