// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.study.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.sandbox.stats.Wilson;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The statistics of studies")
class StatisticsTest {

  private static final double SMALL = 1e-9;

  @Test
  @DisplayName("give Wilson's interval as worked by hand")
  void wilson() {
    // n = 10, k = 8, z² = 3.8414588: centre (0.8 + 0.1920729)/1.3841459 = 0.7167398, half
    // 1.9599640/1.3841459·√(0.016 + 0.0096036) = 0.2265775.
    var interval = Wilson.of(8, 10);
    assertEquals(0.8, interval.value());
    assertEquals(0.4901624, interval.low(), 1e-6);
    assertEquals(0.9433178, interval.high(), 1e-6);
    // k = 0: low 0, high z²/(n + z²).
    assertEquals(0, Wilson.of(0, 20).low(), SMALL);
    assertEquals(3.8414588 / 23.8414588, Wilson.of(0, 20).high(), 1e-7);
    assertEquals(1, Wilson.of(20, 20).high(), SMALL);
  }

  @Test
  @DisplayName("estimate pass@k without bias")
  void passAtK() {
    // 5 replies of which 2 pass: 1 − C(3, 2)/C(5, 2) = 1 − 3/10.
    assertEquals(0.7, PassAtK.of(5, 2, 2), SMALL);
    assertEquals(0.4, PassAtK.of(5, 2, 1), SMALL);
    // More draws than failing replies: one passes for certain.
    assertEquals(1, PassAtK.of(5, 2, 4), SMALL);
    assertEquals(0, PassAtK.of(5, 0, 3), SMALL);
    assertEquals(1, PassAtK.of(3, 3, 1), SMALL);
  }

  @Test
  @DisplayName("test discordant pairs exactly")
  void mcNemar() {
    // 6 against 0: 2/64. 5 against 0: 2/32. 1 against 5: 2·(1 + 6)/64.
    assertEquals(0.03125, McNemar.p(6, 0), SMALL);
    assertEquals(0.0625, McNemar.p(0, 5), SMALL);
    assertEquals(0.21875, McNemar.p(1, 5), SMALL);
    assertEquals(1, McNemar.p(0, 0), SMALL);
    assertEquals(1, McNemar.p(3, 3), SMALL);
    assertEquals(0.0273, McNemar.p(21, 39), 5e-5);
  }

  @Test
  @DisplayName("permute signs exactly where there are few, by chance where there are many")
  void signFlip() {
    // Of the 8 sign patterns of 1, 2, 3 two reach a sum of 6.
    assertEquals(0.25, SignFlip.p(new double[] {1, 2, 3}, 1), SMALL);
    // Of 1, 1, −2 all sums are 0, ±2 or ±4, and the observed is 0.
    assertEquals(1, SignFlip.p(new double[] {1, 1, -2}, 1), SMALL);
    double[] none = new double[40];
    assertEquals(1, SignFlip.p(none, 1), SMALL);
    double[] same = new double[40];
    Arrays.fill(same, 0.1);
    assertEquals(1e-4, SignFlip.p(same, 1), SMALL);
  }

  @Test
  @DisplayName("correct for many tests as Holm does")
  void holm() {
    assertArrayEquals(
        new double[] {0.03, 0.06, 0.06, 0.02},
        Holm.adjusted(new double[] {0.01, 0.04, 0.03, 0.005}),
        SMALL);
    assertArrayEquals(new double[] {1, 1}, Holm.adjusted(new double[] {0.6, 0.9}), SMALL);
    assertArrayEquals(new double[0], Holm.adjusted(new double[0]));
  }

  @Test
  @DisplayName("say which difference a study can show")
  void leastDifference() {
    // 6 of 6 discordant problems of 14: 43 points.
    assertEquals(6.0 / 14, LeastDifference.of(14).significant(), SMALL);
    // 60 discordant of 300: 39 against 21, p = 0.027; 38 against 22 has p = 0.052.
    assertEquals(18.0 / 300, LeastDifference.of(300).significant(), SMALL);
    assertEquals(0.08, LeastDifference.of(300).detected(), 0.005);
    assertTrue(Double.isNaN(LeastDifference.of(5).significant()));
    assertTrue(LeastDifference.of(5).words().contains("no difference of Pass@1 can be shown"));
    assertTrue(LeastDifference.of(14).words().contains("a difference of 43 points"));
  }

  @Test
  @DisplayName("tell the noise of measuring from the choice of problems")
  void sources() {
    int n = 50;
    double[] equal = new double[n];
    Arrays.fill(equal, 0.5);
    double[][] noisy = new double[n][];
    double[][] still = new double[n][];
    for (int i = 0; i < n; i++) {
      noisy[i] = new double[] {0.3, 0.7};
      still[i] = new double[] {0.5};
    }
    Estimate noise = Bootstrap.of(List.of(new Series(equal, noisy)), 1).getFirst();
    assertEquals(0.5, noise.value());
    assertEquals(0, noise.problems(), SMALL);
    // The mean of 50 draws of ±0.2 has a deviation of 0.2/√50.
    assertEquals(1.96 * 0.2 / Math.sqrt(50), noise.measuring(), 0.006);
    double[] mixed = new double[n];
    for (int i = 0; i < n; i++) {
      mixed[i] = i % 2;
      still[i] = new double[] {mixed[i]};
    }
    Estimate choice = Bootstrap.of(List.of(new Series(mixed, still)), 1).getFirst();
    assertEquals(0, choice.measuring(), SMALL);
    assertEquals(1.96 * 0.5 / Math.sqrt(50), choice.problems(), 0.012);
  }

  @Test
  @DisplayName("leave out problems without a score, and are the same for the same seed")
  void gaps() {
    double[] points = {0, 1, Double.NaN, 1, Double.NaN};
    Estimate once = Bootstrap.of(List.of(Series.exact(points)), 7).getFirst();
    assertEquals(2.0 / 3, once.value(), SMALL);
    assertEquals(3, once.n());
    assertEquals(once, Bootstrap.of(List.of(Series.exact(points)), 7).getFirst());
  }

  /** A grid of 60 problems with scores like percentiles, a third of them failing. */
  private static double[] grid(SplittableRandom random, int n) {
    double[] points = new double[n];
    for (int i = 0; i < n; i++) {
      points[i] = random.nextDouble() < 1.0 / 3 ? 0 : Math.rint(random.nextDouble() * 16) / 16;
    }
    return points;
  }

  @Test
  @DisplayName("hold the truth in at least 93 of 100 intervals")
  void coverage() {
    SplittableRandom random = new SplittableRandom(20261129);
    int held = 0;
    int share = 0;
    int runs = 400;
    for (int run = 0; run < runs; run++) {
      Estimate e = Bootstrap.of(List.of(Series.exact(grid(random, 60))), run).getFirst();
      held += e.low() <= 1.0 / 3 && 1.0 / 3 <= e.high() ? 1 : 0;
      int passed = 0;
      for (int i = 0; i < 60; i++) {
        passed += random.nextDouble() < 0.62 ? 1 : 0;
      }
      var wilson = Wilson.of(passed, 60);
      share += wilson.low() <= 0.62 && 0.62 <= wilson.high() ? 1 : 0;
    }
    assertTrue(held >= 0.93 * runs, held + " of " + runs);
    assertTrue(share >= 0.93 * runs, share + " of " + runs);
  }

  @Test
  @DisplayName("hold a whole curve in the band, which single intervals do not")
  void band() {
    SplittableRandom random = new SplittableRandom(5);
    int inBand = 0;
    int inAll = 0;
    int runs = 200;
    int iterations = 8;
    for (int run = 0; run < runs; run++) {
      double[][] scores = new double[iterations][];
      for (int i = 0; i < iterations; i++) {
        scores[i] = grid(random, 40);
      }
      List<Series> curve = new ArrayList<>();
      for (double[] one : scores) {
        curve.add(Series.exact(one));
      }
      boolean band = true;
      boolean all = true;
      for (Estimate e : Bootstrap.of(curve, run)) {
        band &= e.bandLow() <= 1.0 / 3 && 1.0 / 3 <= e.bandHigh();
        all &= e.low() <= 1.0 / 3 && 1.0 / 3 <= e.high();
      }
      inBand += band ? 1 : 0;
      inAll += all ? 1 : 0;
    }
    assertTrue(inBand >= 0.9 * runs, inBand + " of " + runs);
    assertTrue(inAll < 0.85 * runs, inAll + " of " + runs);
  }

  @Test
  @DisplayName("call arms of one model different in at most 5 of 100 studies")
  void falseAlarms() {
    SplittableRandom random = new SplittableRandom(11);
    int alarms = 0;
    int studies = 200;
    for (int study = 0; study < studies; study++) {
      double[] p = new double[4];
      int b = 0;
      int c = 0;
      for (int i = 0; i < 60; i++) {
        boolean one = random.nextDouble() < 0.6;
        boolean other = random.nextDouble() < 0.6;
        b += one && !other ? 1 : 0;
        c += other && !one ? 1 : 0;
      }
      p[0] = McNemar.p(b, c);
      for (int m = 1; m < 4; m++) {
        double[] one = grid(random, 60);
        double[] other = grid(random, 60);
        for (int i = 0; i < one.length; i++) {
          one[i] -= other[i];
        }
        p[m] = SignFlip.p(one, study);
      }
      alarms += Arrays.stream(Holm.adjusted(p)).min().orElse(1) < 0.05 ? 1 : 0;
    }
    assertTrue(alarms <= 0.05 * studies, alarms + " of " + studies);
  }

  @Test
  @DisplayName("find a difference that is there")
  void power() {
    SplittableRandom random = new SplittableRandom(13);
    double[] difference = new double[200];
    for (int i = 0; i < difference.length; i++) {
      difference[i] = 0.1 + (random.nextDouble() - 0.5) * 0.6;
    }
    assertTrue(SignFlip.p(difference, 1) < 0.01);
    Estimate e = Bootstrap.of(List.of(Series.exact(difference)), 1).getFirst();
    assertTrue(e.low() > 0 && e.low() < 0.1 && e.high() > 0.1);
  }
}
