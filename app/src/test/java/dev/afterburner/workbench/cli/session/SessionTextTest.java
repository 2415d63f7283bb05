// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.workbench.session.CoinWays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The table of a session's versions")
class SessionTextTest {

  private static List<String> lines(int width) {
    return SessionText.lines(CoinWays.session(), width);
  }

  @Test
  @DisplayName("has every version against the original and against its own parent")
  void both() {
    List<String> lines = lines(Integer.MAX_VALUE);
    assertTrue(lines.getFirst().contains("VS ORIGINAL"), lines.getFirst());
    assertTrue(
        lines.get(4).contains("12.5× faster (12.5–12.5)  2.50× faster (2.38–2.63)  declined"),
        lines.get(4));
    assertEquals("best: v2, 40.0× faster than the original (38.1–42.1)", lines.getLast());
  }

  @Test
  @DisplayName("leaves intervals and the integral out where they have no room, and cuts no number")
  void narrow() {
    List<String> lines = lines(100);
    assertTrue(lines.get(4).contains("12.5× faster  2.50× faster  declined"), lines.get(4));
    List<String> narrow = lines(80);
    assertFalse(narrow.getFirst().contains("INTEGRAL"));
    assertTrue(narrow.get(4).contains("12.5× faster  2.50× faster  declined"), narrow.get(4));
    assertTrue(narrow.stream().allMatch(line -> line.length() <= 80), narrow::toString);
  }
}
