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
  @DisplayName("in messages, where those of the harness stay as they are")
  void words() {
    assertEquals(
        "File \"/program/solution.py\", line 4\nFile \"/program/main.py\", line 7\n"
            + "File \"/program/domain.py\", line 6",
        lines.renumbered(
            "File \"/program/main.py\", line 6\nFile \"/program/main.py\", line 7\n"
                + "File \"/program/domain.py\", line 6",
            "main.py"));
    assertEquals(
        "solution.cpp:4:3: error: x\n    4 | x = = 1\n    7 | y",
        lines.renumbered("main.cpp:6:3: error: x\n    6 | x = = 1\n    7 | y", "main.cpp"));
  }
}
