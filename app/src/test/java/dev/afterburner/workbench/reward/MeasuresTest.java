// SPDX-License-Identifier: Apache-2.0
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
    // From the slowest: 48, 44 (8 % faster), 40 (9 %) are one cluster, then 20, then 11, 10.
    double[] references = {10, 11, 20, 40, 44, 48};
    assertEquals(new EvalPerf(100, 100, 3), EvalPerf.of(11, true, references));
    EvalPerf middle = EvalPerf.of(15, true, references);
    assertEquals(100 * 4 / 6.0, middle.dps(), 1e-12);
    assertEquals(100 * 2 / 3.0, middle.dpsNorm(), 1e-12);
    assertEquals(new EvalPerf(0, 0, 3), EvalPerf.of(49, true, references));
    assertEquals(new EvalPerf(0, 0, 3), EvalPerf.of(1, false, references));
    assertEquals(new EvalPerf(0, 0, 0), EvalPerf.of(1, true, new double[] {FAILED}));
    // Steps are between neighbours: a chain of small ones is one cluster, however long.
    assertEquals(1, EvalPerf.of(1, true, new double[] {100, 109, 119, 130, 142}).clusters());
    // 10 % of the slower one, not of the faster one: 90 is not more than 10 % faster than 100.
    assertEquals(1, EvalPerf.of(1, true, new double[] {90, 100}).clusters());
    assertEquals(2, EvalPerf.of(1, true, new double[] {89, 100}).clusters());
  }

  @Test
  @DisplayName("ENAMEL: 1 at the expert's time, 0 from twice that on; eff@k is the best of k drawn")
  void enamel() {
    assertEquals(1, Enamel.efficiency(10, true, 10), 1e-12);
    assertEquals(0.5, Enamel.efficiency(15, true, 10), 1e-12);
    assertEquals(1.5, Enamel.efficiency(5, true, 10), 1e-12);
    assertEquals(0, Enamel.efficiency(20, true, 10));
    assertEquals(0, Enamel.efficiency(90, true, 10));
    assertEquals(0, Enamel.efficiency(5, false, 10));
    assertEquals(0, Enamel.efficiency(5, true, NONE));
    double[] scores = {0.2, 1, 0, 0.6};
    assertEquals(0.45, Enamel.effAtK(scores, 1), 1e-12);
    // The six pairs: 1, 0.2, 0.6, 1, 1, 0.6.
    assertEquals(4.4 / 6, Enamel.effAtK(scores, 2), 1e-12);
    assertEquals((3 * 1 + 0.6) / 4, Enamel.effAtK(scores, 3), 1e-12);
    assertEquals(1, Enamel.effAtK(scores, 4), 1e-12);
  }

  @Test
  @DisplayName("a standing has the interval that the candidate's own gives")
  void standing() {
    Standing standing = Standing.of(new Interval(20, 9, 45), true, FOUR);
    assertEquals(new Interval(0.75, 0, 1), standing.percentile());
    assertEquals(2, standing.toBest());
    assertEquals(0, standing.enamel());
    assertEquals(1, standing.toMedian());
    assertEquals(4, standing.references());
  }
}
