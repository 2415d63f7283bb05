// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TableTest {

  @Test
  @DisplayName("columns are as wide as their content; numbers stand to the right")
  void aligned() {
    Table table = new Table("NAME", ">TIME");
    table.row("a", "5 ms");
    table.row("longer", "125 ms");
    assertEquals(List.of("NAME      TIME", "a         5 ms", "longer  125 ms"), table.lines(80));
  }

  @Test
  @DisplayName("a line that is too long is cut")
  void cut() {
    Table table = new Table("A");
    table.row("0123456789");
    assertEquals(List.of("A", "0123…"), table.lines(5));
  }
}
