// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.reward;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.sandbox.stats.Interval;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The growth of a figure with the size of the input")
class GrowthTest {

  private static final double[] DOUBLED = {1000, 2000, 4000, 8000, 16_000};

  /** Values of a curve with noise of a relative standard deviation, and intervals that say so. */
  private static Interval[] drawn(
      double[] sizes, DoubleUnaryOperator y, double noise, Random draw) {
    return DoubleStream.of(sizes)
        .map(n -> y.applyAsDouble(n) * Math.exp(noise * draw.nextGaussian()))
        .mapToObj(v -> new Interval(v, v * (1 - 1.96 * noise), v * (1 + 1.96 * noise)))
        .toArray(Interval[]::new);
  }

  private static Growth exact(double[] sizes, DoubleUnaryOperator y) {
    return Growth.of(sizes, drawn(sizes, y, 0, new Random(1)));
  }

  @Test
  @DisplayName("an exact power with start-up gives start-up, factor and exponent back")
  void exact() {
    Growth growth = exact(DOUBLED, n -> 5e7 + 3 * n * n);
    assertEquals(Growth.Law.POWER, growth.law());
    assertEquals(2, growth.exponent().value(), 0.011);
    assertEquals(5e7, growth.startUp(), 1e6);
    assertEquals(5e7 + 3 * 9e6, growth.at(3000), 1e6);
    assertTrue(growth.fits());
    assertEquals("n^2.00 (2.00 to 2.00)", growth.words());
  }

  @Test
  @DisplayName("a linear program whose start-up can be seen is linear, not n^0.87")
  void startUp() {
    Growth growth = exact(DOUBLED, n -> 500 + n);
    assertEquals(1, growth.exponent().value(), 0.011);
    assertEquals(500, growth.startUp(), 20);
    assertTrue(growth.lastStep().value() < 0.97, "the last doubling alone still has it in");
  }

  @ParameterizedTest(name = "{0} sizes, n^{1}, start-up {2} of the first, noise {3}")
  @CsvSource({
    "4, 1, 0.3, 0.02",
    "5, 1, 0, 0.005",
    "5, 1, 3, 0.05",
    "5, 2, 0.3, 0.05",
    "6, 0.5, 0.3, 0.02",
    "6, 1, 3, 0.02",
    "8, 1, 0.3, 0.05",
    "8, 2, 3, 0.02",
    "8, 3, 0, 0.05"
  })
  @DisplayName("its interval holds the true exponent in at least 93 % of draws")
  void coverage(int count, double exponent, double start, double noise) {
    double[] sizes = IntStream.range(0, count).mapToDouble(i -> 1000 * Math.pow(2, i)).toArray();
    Random draw = new Random(17);
    int draws = 400;
    int held = 0;
    for (int i = 0; i < draws; i++) {
      Interval k =
          Growth.of(sizes, drawn(sizes, n -> start + Math.pow(n / 1000, exponent), noise, draw))
              .exponent();
      held += k.low() <= exponent && exponent <= k.high() ? 1 : 0;
    }
    // 93 % of draws less two standard errors of a share that is estimated from 400 of them.
    assertTrue(held >= draws * (0.93 - 2 * Math.sqrt(0.93 * 0.07 / draws)), held + " of " + draws);
  }

  @Test
  @DisplayName("a doubling with every step of n is exponential and said to be no power")
  void exponential() {
    double[] sizes = IntStream.rangeClosed(10, 20).asDoubleStream().toArray();
    Growth growth = Growth.of(sizes, drawn(sizes, n -> 1e4 + Math.pow(2, n), 0.02, new Random(5)));
    assertEquals(Growth.Law.EXPONENTIAL, growth.law());
    assertEquals(Math.log(2), growth.rate(), 0.05);
    assertEquals("exponential, not a power of n", growth.words());
    assertEquals(1e4 + Math.pow(2, 15), growth.at(15), 3e3);
  }

  @Test
  @DisplayName("a logarithm is told from a power, and a power is not taken for one")
  void logarithmic() {
    double[] sizes = IntStream.range(0, 8).mapToDouble(i -> Math.pow(4, i + 2)).toArray();
    assertEquals(Growth.Law.LOGARITHMIC, exact(sizes, n -> 10 + 7 * Math.log(n)).law());
    assertEquals(Growth.Law.POWER, exact(sizes, n -> 10 + 7 * Math.sqrt(n)).law());
    assertEquals(Growth.Law.POWER, exact(sizes, n -> n * Math.log(n)).law());
  }

  @Test
  @DisplayName("a figure that does not grow shows no growth, and its exponent is open")
  void constant() {
    Growth growth = Growth.of(DOUBLED, drawn(DOUBLED, n -> 9e6, 0.02, new Random(3)));
    assertEquals(Growth.Law.CONSTANT, growth.law());
    assertEquals("no growth shown", growth.words());
    assertTrue(Double.isInfinite(growth.exponent().high()));
    assertEquals(9e6, growth.at(5000), 3e5);
  }

  @Test
  @DisplayName("a jump that no curve has, beyond the noise of the runs, is told as a poor fit")
  void poorFit() {
    Growth growth = exact(DOUBLED, n -> n < 3000 ? n : n < 6000 ? 3 * n : 2 * n);
    assertFalse(growth.fits());
    assertTrue(growth.words().endsWith(", poor fit"), growth.words());
  }

  @Test
  @DisplayName("three sizes give an exponent without an interval; the last doubling has its own")
  void fewSizes() {
    double[] three = {1000, 2000, 4000};
    Interval[] values =
        DoubleStream.of(three)
            .mapToObj(n -> new Interval(n * n, 0.9804 * n * n, 1.0196 * n * n))
            .toArray(Interval[]::new);
    Growth growth = Growth.of(three, values);
    assertEquals(2, growth.exponent().value(), 1e-9);
    assertTrue(Double.isInfinite(growth.exponent().high()));
    assertTrue(growth.words().startsWith("n^"), growth.words());
    assertFalse(growth.words().contains("("), growth.words());
    // Two medians with a noise of 1 %, over ln 2: 1.96·0.01·√2/ln 2 = 0.04.
    assertEquals(0.04, (growth.lastStep().high() - growth.lastStep().low()) / 2, 1e-4);
  }

  @Test
  @DisplayName("what can't be fitted is refused")
  void refused() {
    Interval one = new Interval(1, 1, 1);
    assertThrows(
        IllegalArgumentException.class, () -> Growth.of(new double[] {1}, new Interval[] {one}));
    assertThrows(
        IllegalArgumentException.class,
        () -> Growth.of(new double[] {2, 2}, new Interval[] {one, one}));
    assertThrows(
        IllegalArgumentException.class,
        () -> Growth.of(new double[] {1, 2}, new Interval[] {one, new Interval(0, 0, 0)}));
  }
}
