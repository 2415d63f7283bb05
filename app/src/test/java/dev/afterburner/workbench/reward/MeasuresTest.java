package dev.afterburner.workbench.reward;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.sandbox.stats.Interval;
import dev.afterburner.workbench.reward.EffiBench.Pair;
import dev.afterburner.workbench.reward.EffiBench.Use;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The measures of efficiency, against values worked by hand")
class MeasuresTest {

  private static final double NONE = Double.NaN;
  private static final double FAILED = Double.POSITIVE_INFINITY;
  private static final double[] FOUR = {10, 20, 20, 40};

  @Test
  @DisplayName("percentile: ties count as beaten, failures are 0")
  void percentile() {
    assertEquals(1, Percentile.of(10, true, FOUR));
    assertEquals(0.75, Percentile.of(20, true, FOUR)); // only 10 is below
    assertEquals(0.25, Percentile.of(40, true, FOUR));
    assertEquals(0, Percentile.of(41, true, FOUR));
    assertEquals(0, Percentile.of(5, false, FOUR));
    assertEquals(0, Percentile.of(5, true, new double[0]));
  }

  @Test
  @DisplayName("percentile: infinities and \"None\" are no references; an infinite value is none")
  void notFinite() {
    assertEquals(0.5, Percentile.of(20, true, new double[] {10, 30, FAILED, NONE}));
    assertEquals(0, Percentile.of(20, true, new double[] {FAILED, NONE}));
    assertEquals(0, Percentile.of(FAILED, true, FOUR));
    assertEquals(0, Percentile.of(NONE, true, FOUR));
  }

  @Test
  @DisplayName("Mercury's Beyond: the place between slowest and fastest")
  void mercury() {
    assertEquals(1, MercuryBeyond.of(5, true, FOUR));
    assertEquals(0.5, MercuryBeyond.of(25, true, FOUR)); // (40 - 25) / 30
    assertEquals(0, MercuryBeyond.of(90, true, FOUR));
    assertEquals(0, MercuryBeyond.of(5, false, FOUR));
    assertEquals(1, MercuryBeyond.of(7, true, new double[] {7, 7, FAILED}));
    assertEquals(0, MercuryBeyond.of(8, true, new double[] {7, 7}));
    assertEquals(0, MercuryBeyond.of(8, true, new double[] {NONE}));
  }

  @Test
  @DisplayName("EffiBench: means, and means of ratios, over what is solved")
  void effiBench() {
    EffiBench measures =
        EffiBench.of(
            List.of(
                new Pair(true, new Use(2, 30, 60), new Use(1, 10, 10)),
                new Pair(true, new Use(4, 10, 40), new Use(4, 20, 80)),
                new Pair(false, new Use(99, 99, 99), new Use(1, 1, 1))));
    assertEquals(new EffiBench(2, 3, 1.5, 20, 1.75, 50, 3.25), measures);
    assertTrue(Double.isNaN(EffiBench.of(List.of()).net()));
  }

  @Test
  @DisplayName("EvalPerf: shares of the clusters that a candidate keeps up with")
  void evalPerf() {
    // Clusters of 20 %: {10, 11}, {20}, {40, 44, 48}.
    double[] references = {10, 11, 20, 40, 44, 48};
    assertEquals(new EvalPerf(100, 100, 3), EvalPerf.of(11, true, references, 0.2));
    EvalPerf middle = EvalPerf.of(15, true, references, 0.2);
    assertEquals(100 * 4 / 6.0, middle.dps(), 1e-12);
    assertEquals(100 * 2 / 3.0, middle.dpsNorm(), 1e-12);
    assertEquals(new EvalPerf(0, 0, 3), EvalPerf.of(49, true, references, 0.2));
    assertEquals(new EvalPerf(0, 0, 3), EvalPerf.of(1, false, references, 0.2));
    assertEquals(new EvalPerf(0, 0, 0), EvalPerf.of(1, true, new double[] {FAILED}, 0.2));
  }

  @Test
  @DisplayName("a standing has the interval that the candidate's own gives")
  void standing() {
    Standing standing = Standing.of(new Interval(20, 9, 45), true, FOUR);
    assertEquals(new Interval(0.75, 0, 1), standing.percentile());
    assertEquals(2, standing.toBest());
    assertEquals(1, standing.toMedian());
    assertEquals(4, standing.references());
  }

  @Test
  @DisplayName("growth: an exact power gives its exponent, noise an interval around it")
  void growth() {
    double[] sizes = {10, 100, 1000, 10_000};
    Growth exact = Growth.of(sizes, new double[] {300, 30_000, 3e6, 3e8});
    assertEquals(2, exact.exponent().value(), 1e-9);
    assertEquals(3, exact.factor(), 1e-6);
    assertEquals(2, exact.exponent().low(), 1e-6);
    Growth noisy = Growth.of(sizes, new double[] {12, 90, 1100, 9500});
    assertTrue(noisy.exponent().low() < 1 && noisy.exponent().high() > 1);
    assertTrue(
        Double.isInfinite(Growth.of(new double[] {1, 2}, new double[] {1, 2}).exponent().high()));
  }
}
