// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.problems;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.afterburner.workbench.session.CoinWays;
import dev.afterburner.workbench.ui.problems.Bests.Best;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("How far one has come with a problem")
class BestsTest {

  @Test
  @DisplayName("is told by the session that came farthest, not by the newest")
  void ever() {
    Bests bests = new Bests();
    bests.put(new Best("coin-ways", "first", 62));
    bests.put(new Best("coin-ways", "second", 1));
    assertEquals(62, bests.ever().get("coin-ways"));
    bests.put(new Best("coin-ways", "first", 60));
    assertEquals(60, bests.ever().get("coin-ways"), "measured again, it is what it is now");
    bests.put(new Best("coin-ways", "second", 70));
    assertEquals(70, bests.ever().get("coin-ways"));
  }

  @Test
  @DisplayName("is the original over the best of a session")
  void ofSession() {
    assertEquals(40, Bests.of(CoinWays.session()).orElseThrow().factor(), 1e-9);
  }
}
