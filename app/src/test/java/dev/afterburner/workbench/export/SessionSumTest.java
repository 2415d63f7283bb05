// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.afterburner.workbench.session.CoinWays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The numbers of a session")
final class SessionSumTest {

  @Test
  @DisplayName("are its best over the original, its steps, and what it used up")
  void numbers() {
    SessionSum sum = SessionSum.of(CoinWays.session());
    assertEquals("40.0× (38.1–42.1)", sum.best());
    assertEquals("0 of 5", sum.progress());
    assertEquals(0, sum.tokens());
    assertEquals("", sum.costText(), "no price is known");
  }

  @Test
  @DisplayName("add up over all sessions, and tell which of them had no price")
  void total() {
    SessionSum priced = new SessionSum("", 1, 1, "", 3_000, 0.0123, 60_000_000_000L);
    SessionSum other = new SessionSum("", 1, 1, "", 682, null, 0);
    assertEquals("1:00", priced.timeText());
    assertEquals(
        "2 sessions: 3\u2009682 tokens, cost 0.0123 (1 of them without a price)",
        SessionSum.total(List.of(priced, other)));
    assertEquals("1 session: 682 tokens", SessionSum.total(List.of(other)));
  }
}
