// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.reward;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.afterburner.sandbox.Figure;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A reward")
class RewardTest {

  private static final double EXACT = 1e-9;

  @ParameterizedTest(name = "[{0}]: {1}")
  @CsvSource(
      delimiter = ';',
      value = {
        "'<thinking>a</thinking><solution>b</solution>'; true",
        "' \n<thinking>a</thinking>\n\n<solution>b</solution> \n'; true",
        "'<thinking></thinking><solution></solution>'; true",
        "'So: <thinking>a</thinking><solution>b</solution>'; false",
        "'<thinking>a</thinking>so<solution>b</solution>'; false",
        "'<thinking>a</thinking><solution>b</solution>.'; false",
        "'<solution>b</solution><thinking>a</thinking>'; false",
        "'<thinking>a</thinking>'; false",
        "'<solution>b</solution>'; false",
        "'<thinking>a<solution>b</solution></thinking>'; false",
        "'<thinking>a</thinking><solution>b'; false",
        "'<thinking>a</thinking><thinking>a</thinking><solution>b</solution>'; false",
        "'<thinking>a</thinking><solution>b</solution><solution>b</solution>'; false",
        "'<thinking>see <solution></thinking><solution>b</solution>'; false",
        "'<think>a</think><solution>b</solution>'; false",
        "''; false"
      })
  @DisplayName("asks for one thinking block, then one solution block, and nothing else")
  void format(String reply, boolean holds) {
    assertEquals(holds, ReplyFormat.holds(reply));
  }

  @Test
  @DisplayName("counts what became of correctness")
  void correctness() {
    assertEquals(1.0, Reward.correctness(false, true));
    assertEquals(0.5, Reward.correctness(true, true));
    assertEquals(-0.5, Reward.correctness(false, false));
    assertEquals(-1.0, Reward.correctness(true, false));
  }

  /** Values by hand: tanh(0.5) = 0.46211715726, tanh(1) = 0.76159415596. */
  @ParameterizedTest(name = "{0} {1} -> {2}: {3}")
  @CsvSource({
    "TIME, 2e9, 1e9, 0.46211715703",
    "TIME, 1e9, 1e9, 0",
    "TIME, 1e9, 1.5e9, -0.46211715687",
    "TIME, 1e9, 3e9, -0.76159415596",
    "TIME, 1e9, 0, 0.76159415554",
    "TIME, 200e9, 45e9, 0.46211715725",
    "TIME, 200e9, 100e9, 0",
    "TIME, 0, 1e9, -0.76159415596",
    "TIME, 0, 0, 0",
    "TIME, 1e9, -5, 0.76159415554",
    "MEMORY, 2048, 1024, 0.46211715703",
    "MEMORY, 4294967296, 536870912, 0.46211715726",
    "INTEGRAL, 2048, 1024, 0.46211715703",
    "INTEGRAL, 1e15, 48318382080, 0.46211715726"
  })
  @DisplayName("takes the share saved, clipped at both ends and squeezed by tanh")
  void efficiency(Figure figure, double baseline, double candidate, double expected) {
    assertEquals(expected, Reward.efficiency(figure, baseline, candidate, true), 1e-9);
    assertEquals(0, Reward.efficiency(figure, baseline, candidate, false));
  }

  @Test
  @DisplayName("sums up by the paper's and by the published code's formula")
  void total() {
    Reward good = new Reward(1, 0.5, 0.4);
    // 0.2 + 0.25 + 0.12; 0.2 + 0.5·(0.5 + 0.2)
    assertEquals(0.57, good.total(Reward.Formula.PAPER), EXACT);
    assertEquals(0.55, good.total(Reward.Formula.PUBLISHED_CODE), EXACT);

    Reward repaired = new Reward(0, 1, -0.2);
    // −0.2 + 0.5 − 0.06; 0.5·(1 − 0.1)
    assertEquals(0.24, repaired.total(Reward.Formula.PAPER), EXACT);
    assertEquals(0.45, repaired.total(Reward.Formula.PUBLISHED_CODE), EXACT);

    Reward broken = new Reward(1, -1, 0);
    assertEquals(-0.3, broken.total(Reward.Formula.PAPER), EXACT);
    assertEquals(-0.3, broken.total(Reward.Formula.PUBLISHED_CODE), EXACT);

    // The published code leaves efficiency out where correctness is not above 0.
    Reward odd = new Reward(0, -0.5, 0.4);
    assertEquals(-0.33, odd.total(Reward.Formula.PAPER), EXACT);
    assertEquals(-0.25, odd.total(Reward.Formula.PUBLISHED_CODE), EXACT);
  }

  @Test
  @DisplayName("is compared with the others of its prompt")
  void advantage() {
    // Mean 2, deviation of the sample 1.
    assertArrayEquals(
        new double[] {-0.999999, 0, 0.999999}, GroupAdvantage.of(new double[] {1, 2, 3}), 1e-9);
    assertArrayEquals(new double[] {0, 0}, GroupAdvantage.of(new double[] {0.4, 0.4}), EXACT);
    // A lone one: mean 0, deviation 1.
    assertArrayEquals(new double[] {0.4}, GroupAdvantage.of(new double[] {0.4}), 1e-6);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({"5, 1", "10, 1", "15, 0.75", "20, 0.75", "21, 0.25", "30, 0.25", "31, 0"})
  @DisplayName("goes with a percentile in which ties count as beaten")
  void percentile(double value, double expected) {
    double[] references = {20, 10, 30, 20};
    assertEquals(expected, Percentile.of(value, true, references), EXACT);
    assertEquals(0, Percentile.of(value, false, references));
    assertEquals(0, Percentile.of(value, true, new double[0]));
  }
}
