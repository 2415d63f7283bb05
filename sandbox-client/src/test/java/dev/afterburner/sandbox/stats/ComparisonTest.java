// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTest {

  /** Two-sided 5 % table of the Mann–Whitney U test. */
  @ParameterizedTest
  @CsvSource({"3,3,-1", "4,4,0", "5,5,2", "5,8,6", "7,7,8", "10,10,23", "20,20,127", "10,5,8"})
  @DisplayName("critical values are those of the printed table")
  void criticalValues(int m, int n, int expected) {
    assertEquals(expected, Comparison.criticalCount(m, n));
  }

  @ParameterizedTest
  @CsvSource({"5,5", "5,10", "10,10", "30,30"})
  @DisplayName("two equal programs are told apart in at most 5 % of cases")
  void falseDifferences(int m, int n) {
    Random random = new Random(11);
    int different = 0;
    int trials = 2000;
    for (int t = 0; t < trials; t++) {
      Comparison.Outcome outcome =
          Comparison.of(noisy(random, m, 1), noisy(random, n, 1)).outcome();
      if (outcome == Comparison.Outcome.LESS || outcome == Comparison.Outcome.MORE) {
        different++;
      }
    }
    assertTrue(
        different <= 0.05 * trials + 3 * Math.sqrt(0.05 * 0.95 * trials),
        different + " of " + trials);
  }

  @ParameterizedTest
  @CsvSource({"5,5", "10,10", "30,30"})
  @DisplayName("the interval covers the true ratio in at least 93 % of cases")
  void coverage(int m, int n) {
    Random random = new Random(13);
    int covered = 0;
    int trials = 2000;
    for (int t = 0; t < trials; t++) {
      Interval ratio = Comparison.of(noisy(random, m, 1), noisy(random, n, 0.8)).ratio();
      if (ratio.low() <= 0.8 && 0.8 <= ratio.high()) {
        covered++;
      }
    }
    assertTrue(covered >= 0.93 * trials, covered + " of " + trials);
  }

  @Test
  @DisplayName("half the time is less, equal times show no difference, wild times are undecided")
  void outcomes() {
    double[] base = {100, 101, 99, 100, 102};
    assertEquals(
        Comparison.Outcome.LESS, Comparison.of(base, new double[] {50, 51, 49, 50, 52}).outcome());
    assertEquals(
        Comparison.Outcome.MORE,
        Comparison.of(base, new double[] {150, 151, 149, 150, 152}).outcome());
    assertEquals(
        Comparison.Outcome.NO_DIFFERENCE,
        Comparison.of(new double[] {8, 8, 8, 8, 8}, new double[] {8, 8, 8, 8, 8}).outcome());
    assertEquals(
        Comparison.Outcome.UNDECIDED,
        Comparison.of(base, new double[] {50, 150, 100, 120, 90}).outcome());
    assertEquals(
        Comparison.Outcome.UNDECIDED,
        Comparison.of(new double[] {100}, new double[] {1}).outcome());
  }

  /** 1 − 2/C(m+n, n): of all orders of the values, all equally likely, two miss it. */
  @ParameterizedTest
  @CsvSource({"1,6,0.714286", "2,2,0.666667", "3,3,0.9", "1,1,0", "4,4,0.95", "5,8,0.95"})
  @DisplayName("the range of few runs covers the true ratio as often as their orders say")
  void rangeOfFew(int m, int n, double expected) {
    Random random = new Random(17);
    Comparison found = Comparison.of(noisy(random, m, 1), noisy(random, n, 1));
    assertEquals(expected, found.coverage(), 1e-6);
    assertEquals(expected < 0.95, found.isRange());
  }

  private static double[] noisy(Random random, int n, double scale) {
    return random.doubles(n).map(u -> scale * (1 + 0.05 * -Math.log(1 - u))).toArray();
  }
}
