// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DecisionsTest {

  @Test
  @DisplayName("on recorded drift comparisons keep what they state")
  void recorded() {
    Decisions decisions = Decisions.simulate(500);
    assertEquals(
        List.of("c-quiet", "python-quiet", "c-busy2", "python-busy2", "c-shared", "python-shared"),
        decisions.traces().stream().map(Decisions.Trace::name).toList());
    // Three standard deviations of 500 draws above the stated 5 %.
    assertTrue(decisions.falseDifferent() <= 0.08, decisions.toString());
    assertTrue(decisions.power3Percent() >= 0.9, decisions.toString());
    assertEquals(5, decisions.runsToDecide2x());
    for (Decisions.Trace trace : decisions.traces()) {
      assertTrue(trace.coverage() >= 0.93, trace.toString());
    }
    assertEquals(decisions, Decisions.simulate(500), "the same each time");
  }
}
