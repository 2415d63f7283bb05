// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.afterburner.workbench.cli.console.BadUse;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SubjectsTest {

  @Test
  @DisplayName("a command line is split at blanks, but for quoted ones")
  void split() throws BadUse {
    assertEquals(List.of("sort", "-n", "a b", ""), Subjects.split("  sort -n 'a b' \"\" "));
    assertEquals(List.of("ab"), Subjects.split("a'b'"));
  }

  @Test
  @DisplayName("an open quotation mark is bad use")
  void open() {
    assertThrows(BadUse.class, () -> Subjects.split("echo 'a"));
  }
}
