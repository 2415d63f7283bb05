// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.reward;

import dev.afterburner.sandbox.stats.Interval;

/**
 * Where a candidate stands in one figure among references measured on the same machine.
 *
 * @param percentile share of references it is at least as good as, 0 to 1, with the interval that
 *     the candidate's own interval gives
 * @param mercury Mercury's Beyond, 0 to 1
 * @param toBest ratio to the best reference
 * @param toMedian ratio to the median reference
 * @param evalPerf EvalPerf's scores
 * @param enamel ENAMEL's efficiency score against the best reference, that is, its eff@1 of this
 *     one candidate on one level; 0 to 2
 * @param references how many
 */
public record Standing(
    Interval percentile,
    double mercury,
    double toBest,
    double toMedian,
    EvalPerf evalPerf,
    double enamel,
    int references) {

  /**
   * The standing.
   *
   * @param candidate median with its interval
   * @param references medians of the passing references, same unit
   */
  public static Standing of(Interval candidate, boolean passed, double[] references) {
    double[] known =
        java.util.Arrays.stream(references).filter(Double::isFinite).sorted().toArray();
    double value = candidate.value();
    int n = known.length;
    double median = n == 0 ? Double.NaN : (known[(n - 1) / 2] + known[n / 2]) / 2;
    return new Standing(
        new Interval(
            Percentile.of(value, passed, known),
            Percentile.of(candidate.high(), passed, known),
            Percentile.of(candidate.low(), passed, known)),
        MercuryBeyond.of(value, passed, known),
        n == 0 ? Double.NaN : value / known[0],
        value / median,
        EvalPerf.of(value, passed, known),
        n == 0 ? 0 : Enamel.efficiency(value, passed, known[0]),
        n);
  }
}
