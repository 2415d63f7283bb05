// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SummaryTest {

  /**
   * Ranks from Conover, Practical Nonparametric Statistics: the sign-test interval of the median.
   */
  @ParameterizedTest
  @CsvSource({
    "1,1,1",
    "5,1,5",
    "6,1,6",
    "8,1,8",
    "9,2,8",
    "10,2,9",
    "15,4,12",
    "20,6,15",
    "30,10,21"
  })
  @DisplayName("the interval runs between the textbook's order statistics")
  void orderStatistics(int n, double low, double high) {
    double[] values = new double[n];
    Arrays.setAll(values, i -> n - i);
    Summary summary = Summary.of(values);
    assertEquals(low, summary.median().low());
    assertEquals(high, summary.median().high());
    assertEquals((n + 1) / 2.0, summary.median().value());
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 6, 10, 17, 30})
  @DisplayName(
      "the interval covers the true median of a skewed distribution in at least 93 % of cases")
  void coverage(int n) {
    Random random = new Random(7);
    int covered = 0;
    int trials = 4000;
    for (int t = 0; t < trials; t++) {
      double[] values = random.doubles(n).map(u -> 1 - Math.log(1 - u)).toArray();
      Interval median = Summary.of(values).median();
      double truth = 1 + Math.log(2);
      if (median.low() <= truth && truth <= median.high()) {
        covered++;
      }
    }
    assertTrue(covered >= 0.93 * trials, covered + " of " + trials);
  }

  @Test
  @DisplayName(
      "a value far from the others is named an outlier, by its place in the order of measurement")
  void outliers() {
    assertEquals(List.of(2), Summary.of(new double[] {10, 10.1, 15, 9.9, 10.05, 9.95}).outliers());
    assertEquals(List.of(), Summary.of(new double[] {10, 10, 10}).outliers());
  }
}
