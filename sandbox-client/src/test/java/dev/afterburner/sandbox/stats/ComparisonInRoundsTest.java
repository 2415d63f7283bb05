// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.sandbox.stats.Comparison.Outcome;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComparisonInRoundsTest {

  private static final int TRIALS = 2000;

  @Test
  @DisplayName("estimate and interval of the textbook's depression scale (Hollander, example 3.3)")
  void textbook() {
    double[] before = {1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30};
    double[] after = {0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29};
    double[] differences = new double[9];
    Arrays.setAll(differences, i -> after[i] - before[i]);
    SignedRanks ranks = new SignedRanks(differences);
    assertEquals(-0.46, ranks.interval(true).value(), 1e-12);
    // The textbook's 96 % interval leaves out five averages at either end.
    assertEquals(-0.786, ranks.walsh(5), 1e-12);
    assertEquals(-0.010, ranks.walsh(39), 1e-12);
  }

  /** Six rounds: the range of the ratios, and the median of their 21 averages. */
  @Test
  @DisplayName("six rounds that all differ the same way decide, with their range as interval")
  void sixRounds() {
    double[][] rounds = new double[6][];
    Arrays.setAll(rounds, i -> new double[] {100, 100 * Math.exp(0.01 * (i + 1))});
    Comparison end = Comparison.ofRounds(rounds);
    assertEquals(Outcome.MORE, end.outcome());
    assertEquals(Math.exp(0.035), end.ratio().value(), 1e-12);
    assertEquals(Math.exp(0.01), end.ratio().low(), 1e-12);
    assertEquals(Math.exp(0.06), end.ratio().high(), 1e-12);
    assertEquals(6, end.rounds());
    assertEquals(0.95, end.coverage());
    // Between rounds six is no look.
    assertEquals(Outcome.UNDECIDED, Comparison.soFar(rounds).outcome());
  }

  @Test
  @DisplayName("five rounds decide if their ratios are alike, four never do")
  void fewRounds() {
    double[][] twice = {{100, 210}, {130, 260}, {90, 160}, {100, 205}, {110, 230}};
    assertEquals(Outcome.MORE, Comparison.soFar(twice).outcome());
    assertEquals(0.9375, Comparison.soFar(twice).coverage());
    assertEquals(160 / 90.0, Comparison.soFar(twice).ratio().low(), 1e-12);
    double[][] unlike = {{100, 210}, {130, 131}, {90, 160}, {100, 205}, {110, 230}};
    assertEquals(Outcome.UNDECIDED, Comparison.ofRounds(unlike).outcome());
    double[][] four = Arrays.copyOf(twice, 4);
    assertEquals(Outcome.UNDECIDED, Comparison.ofRounds(four).outcome());
    assertEquals(0.875, Comparison.ofRounds(four).coverage());
    double[][] same = {{100, 101}, {130, 130}, {90, 89}, {100, 101}, {110, 110}};
    assertEquals(Outcome.NO_DIFFERENCE, Comparison.soFar(same).outcome());
  }

  @Test
  @DisplayName("a ratio needs values above 0, and a round")
  void values() {
    assertThrows(
        IllegalArgumentException.class, () -> Comparison.ofRounds(new double[][] {{0, 1}}));
    assertThrows(IllegalArgumentException.class, () -> Comparison.ofRounds(new double[0][]));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 8, 12, 30, 75})
  @DisplayName(
      "exchanging the programs inverts the ratio; a drift from round to round changes nothing")
  void symmetry(int n) {
    Random random = new Random(n);
    for (int t = 0; t < 50; t++) {
      double[][] rounds = rounds(drift(random, 2 * n), random, 1.05);
      Comparison comparison = Comparison.ofRounds(rounds);
      double[][] exchanged = new double[n][];
      double[][] drifted = new double[n][];
      for (int i = 0; i < n; i++) {
        exchanged[i] = new double[] {rounds[i][1], rounds[i][0]};
        double speed = Math.exp(random.nextGaussian());
        drifted[i] = new double[] {rounds[i][0] * speed, rounds[i][1] * speed};
      }
      Comparison back = Comparison.ofRounds(exchanged);
      assertEquals(1 / comparison.ratio().low(), back.ratio().high(), 1e-9);
      assertEquals(1 / comparison.ratio().value(), back.ratio().value(), 1e-9);
      assertEquals(comparison.outcome() == Outcome.LESS, back.outcome() == Outcome.MORE);
      Comparison same = Comparison.ofRounds(drifted);
      assertEquals(comparison.ratio().low(), same.ratio().low(), 1e-9);
      assertEquals(comparison.ratio().high(), same.ratio().high(), 1e-9);
      assertTrue(
          comparison.ratio().low() <= comparison.ratio().value()
              && comparison.ratio().value() <= comparison.ratio().high());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"steps", "autoregressive", "heavy", "lognormal"})
  @DisplayName(
      "looking after every round, equal programs are told apart in at most 5 % of comparisons")
  void falseDifferences(String machine) {
    Random random = new Random(17);
    int different = 0;
    int covered = 0;
    for (int t = 0; t < TRIALS; t++) {
      double truth = t % 2 == 0 ? 1 : 1.3;
      Comparison end = sequential(random, n -> machine(machine, random, n), truth, 30);
      if (truth == 1 && (end.outcome() == Outcome.LESS || end.outcome() == Outcome.MORE)) {
        different++;
      }
      if (end.ratio().low() <= truth && truth <= end.ratio().high()) {
        covered++;
      }
    }
    assertTrue(different <= bound(0.05, TRIALS / 2), different + " false of " + TRIALS / 2);
    assertTrue(covered >= 0.93 * TRIALS, covered + " covered of " + TRIALS);
  }

  @ParameterizedTest
  @CsvSource({"6", "8", "10", "15", "20", "29", "30"})
  @DisplayName("a measurement that ends early spends 4 % as well")
  void endsEarly(int most) {
    Random random = new Random(most);
    int different = 0;
    for (int t = 0; t < TRIALS; t++) {
      Comparison end = sequential(random, n -> machine("steps", random, n), 1, most);
      if (end.outcome() == Outcome.LESS || end.outcome() == Outcome.MORE) {
        different++;
      }
    }
    assertTrue(different <= bound(0.04, TRIALS), different + " of " + TRIALS);
  }

  @Test
  @DisplayName(
      "the looks have spent 4 % · (n/30)² after n rounds, as the tables say, from other signs")
  void spending() {
    Random random = new Random(23);
    int trials = 8_000;
    int[] rejectedAt = new int[SignedRanks.HORIZON + 1];
    for (int t = 0; t < trials; t++) {
      double[][] rounds = rounds(machine("lognormal", random, 60), random, 1);
      for (int n = SignedRanks.FIRST; n <= SignedRanks.HORIZON; n++) {
        if (!SignedRanks.isLook(n)) {
          continue;
        }
        Outcome outcome = Comparison.soFar(Arrays.copyOf(rounds, n)).outcome();
        if (outcome == Outcome.LESS || outcome == Outcome.MORE) {
          rejectedAt[n]++;
          break;
        }
      }
    }
    int spent = 0;
    for (int n = 1; n <= SignedRanks.HORIZON; n++) {
      spent += rejectedAt[n];
      double allowed = Math.max(0.0015, 0.04 * n * n / 900.0);
      assertTrue(spent <= bound(allowed, trials), spent + " until round " + n);
    }
    assertTrue(spent >= 0.035 * trials, "nearly all of the 4 % is used: " + spent);
  }

  @Test
  @DisplayName("measuring on beyond round 30 keeps all looks together at 5 %")
  void measuredOn() {
    Random random = new Random(29);
    int trials = 1_000;
    int different = 0;
    for (int t = 0; t < trials; t++) {
      Comparison end = sequential(random, n -> machine("autoregressive", random, n), 1, 320);
      if (end.outcome() == Outcome.LESS || end.outcome() == Outcome.MORE) {
        different++;
      }
    }
    assertTrue(different <= bound(0.05, trials), different + " of " + trials);
  }

  @Test
  @DisplayName(
      "a machine that is slower every other time makes equal programs differ in no more than 6.25 % + 4 %")
  void worstMachine() {
    Random random = new Random(31);
    int different = 0;
    for (int t = 0; t < TRIALS; t++) {
      Comparison end = sequential(random, n -> machine("alternating", random, n), 1, 30);
      if (end.outcome() == Outcome.LESS || end.outcome() == Outcome.MORE) {
        different++;
      }
    }
    assertTrue(different <= bound(0.0625 + 0.04, TRIALS), different + " of " + TRIALS);
  }

  @Test
  @DisplayName("twofold differences are decided in five rounds")
  void early() {
    Random random = new Random(37);
    int five = 0;
    for (int t = 0; t < 500; t++) {
      Comparison end = sequential(random, n -> machine("steps", random, n), 2, 30);
      assertEquals(Outcome.MORE, end.outcome());
      if (end.rounds() == 5) {
        five++;
      }
    }
    assertTrue(five >= 400, five + " of 500");
  }

  /** Looks after every round, and ends when one decides. */
  private static Comparison sequential(
      Random random, Function<Integer, double[]> machine, double truth, int most) {
    double[][] all = rounds(machine.apply(2 * most), random, truth);
    for (int n = SignedRanks.FIRST; n < most; n++) {
      if (SignedRanks.isLook(n)) {
        Comparison look = Comparison.soFar(Arrays.copyOf(all, n));
        if (look.outcome() != Outcome.UNDECIDED) {
          return look;
        }
      }
    }
    return Comparison.ofRounds(all);
  }

  /** Two runs a round, in an order drawn at random. */
  private static double[][] rounds(double[] logs, Random random, double truth) {
    double[][] rounds = new double[logs.length / 2][];
    for (int i = 0; i < rounds.length; i++) {
      double one = Math.exp(logs[2 * i]);
      double other = Math.exp(logs[2 * i + 1]);
      rounds[i] =
          random.nextBoolean()
              ? new double[] {one, truth * other}
              : new double[] {other, truth * one};
    }
    return rounds;
  }

  private static double[] drift(Random random, int n) {
    return machine("autoregressive", random, n);
  }

  /** Logarithms of n run times, one after another. */
  private static double[] machine(String kind, Random random, int n) {
    double[] logs = new double[n];
    double level = 0.07 * random.nextGaussian();
    for (int i = 0; i < n; i++) {
      switch (kind) {
        case "steps" -> {
          level = random.nextInt(12) == 0 ? 0.1 * random.nextGaussian() : level;
          logs[i] = level + 0.01 * random.nextGaussian();
        }
        case "autoregressive" -> {
          level = 0.9 * level + 0.07 * Math.sqrt(0.19) * random.nextGaussian();
          logs[i] = level + 0.01 * random.nextGaussian();
        }
        case "heavy" ->
            logs[i] = 0.02 * random.nextGaussian() / Math.sqrt(-Math.log(1 - random.nextDouble()));
        case "alternating" -> logs[i] = 0.1 * (i % 2) + 0.002 * random.nextGaussian();
        default -> logs[i] = 0.05 * random.nextGaussian();
      }
    }
    return logs;
  }

  /** Three standard deviations above the expected count. */
  private static double bound(double rate, int trials) {
    return rate * trials + 3 * Math.sqrt(rate * (1 - rate) * trials);
  }
}
