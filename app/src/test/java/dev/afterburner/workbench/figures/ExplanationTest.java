// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.stats.Comparison;
import dev.afterburner.sandbox.stats.Interval;
import dev.afterburner.sandbox.stats.Summary;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ExplanationTest {

  @Test
  @DisplayName("a figure says of how many runs it is, and what its interval covers")
  void figure() {
    String six =
        Explanation.of(Figure.TIME, Summary.of(new double[] {1e6, 2e6, 3e6, 4e6, 5e6, 6e6}));
    assertTrue(six.startsWith("Median of 6 runs. 95"), six);
    assertTrue(six.contains(Figures.time(1e6) + " to " + Figures.time(6e6)), six);
    String four = Explanation.of(Figure.TIME, Summary.of(new double[] {1e6, 2e6, 3e6, 4e6}));
    assertTrue(four.contains("so few runs cover the true median with 88"), four);
    assertEquals(
        "One run, so nothing is known of its spread.",
        Explanation.of(Figure.TIME, Summary.of(new double[] {1e6})));
  }

  @Test
  @DisplayName("a ratio says within how many rounds it was found, or that it was not")
  void ratio() {
    Interval half = new Interval(0.5, 0.48, 0.52);
    String within = Explanation.of(new Comparison(half, Comparison.Outcome.LESS, 12), "v1");
    assertTrue(
        within.startsWith("0.500 of what v1 needs (0.480–0.520). Compared within 12"), within);
    String apart = Explanation.of(new Comparison(half, Comparison.Outcome.LESS, 0), "v1");
    assertTrue(apart.contains("All runs of both, by their rank sum, with a 95 % interval"), apart);
    String few =
        Explanation.of(new Comparison(half, Comparison.Outcome.UNDECIDED, 0, 0.714286), "v1");
    assertFalse(few.contains("95"), few);
    assertTrue(few.contains("So few runs cover the true ratio with 71"), few);
  }

  @Test
  @DisplayName("a caption calls intervals of few runs what they are")
  void caption() {
    assertEquals("95 % interval", Explanation.intervals(DoubleStream.of(0.95, 0.97)));
    assertEquals("range of all runs", Explanation.intervals(DoubleStream.of(0.94, 0)));
    assertEquals(
        "95 % interval or range of few runs", Explanation.intervals(DoubleStream.of(0.95, 0.9)));
  }
}
