// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.train.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.stats.Comparison;
import dev.afterburner.sandbox.stats.Interval;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A preference pair")
class PairRuleTest {

  private static final int DRAWS = 1_000;

  private final PairRule rule = new PairRule(0.05);
  private final Random random = new Random(20_261_130);

  /** How many of a thousand pairs are shown, whose true ratio is given. */
  private int shown(double ratio, int rounds, double noise) {
    int shown = 0;
    for (int draw = 0; draw < DRAWS; draw++) {
      double[][] measured = new double[rounds][];
      for (int i = 0; i < rounds; i++) {
        // A round's drift meets both.
        double base = 1e8 * Math.exp(0.2 * random.nextGaussian());
        measured[i] =
            new double[] {
              base * Math.exp(noise * random.nextGaussian()),
              base * ratio * Math.exp(noise * random.nextGaussian())
            };
      }
      Comparison comparison = Comparison.ofRounds(measured);
      shown += rule.shows(Figure.TIME, comparison, 1e8 * ratio, 1e8) ? 1 : 0;
    }
    return shown;
  }

  @ParameterizedTest(name = "{0} rounds, noise {1}")
  @CsvSource({"5, 0.03", "10, 0.03", "10, 0.05", "30, 0.05", "30, 0.1"})
  @DisplayName("is not made of a program and itself")
  void same(int rounds, double noise) {
    assertEquals(0, shown(1, rounds, noise));
  }

  @ParameterizedTest(name = "{0} rounds, noise {1}")
  @CsvSource({"6, 0.03", "10, 0.03", "15, 0.05", "30, 0.08"})
  @DisplayName("is made of programs one of which needs four fifths of the other")
  void different(int rounds, double noise) {
    int shown = shown(0.8, rounds, noise);
    assertTrue(shown >= 0.95 * DRAWS, "shown: " + shown);
  }

  private static Comparison less(double high, int rounds) {
    return new Comparison(
        new Interval(high - 0.02, high - 0.04, high), Comparison.Outcome.LESS, rounds);
  }

  @Test
  @DisplayName("needs the whole interval below the margin, and more of it where runs were apart")
  void margin() {
    assertTrue(rule.shows(Figure.TIME, less(0.95, 8), 1, 2));
    assertFalse(rule.shows(Figure.TIME, less(0.951, 8), 1, 2));
    // A tenth for what the machine did in between; memory has no such drift.
    assertFalse(rule.shows(Figure.TIME, less(0.9, 0), 1, 2));
    assertTrue(rule.shows(Figure.TIME, less(0.86, 0), 1, 2));
    assertTrue(rule.shows(Figure.MEMORY, less(0.9, 0), 1e6, 2e6));
  }

  @Test
  @DisplayName("of memory needs a difference of 256 kB")
  void allocator() {
    assertFalse(rule.shows(Figure.MEMORY, less(0.7, 8), 500_000, 700_000));
    assertTrue(rule.shows(Figure.MEMORY, less(0.7, 8), 500_000, 500_000 + 256 * 1024));
  }

  @Test
  @DisplayName("is none where a comparison shows nothing, however small its ratio")
  void undecided() {
    Comparison open = new Comparison(new Interval(0.5, 0.4, 0.6), Comparison.Outcome.UNDECIDED, 3);
    assertFalse(rule.shows(Figure.TIME, open, 1, 2));
  }
}
