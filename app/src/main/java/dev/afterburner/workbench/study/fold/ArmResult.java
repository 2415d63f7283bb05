// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.study.fold;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.workbench.study.stats.Estimate;
import java.util.List;
import java.util.Map;

/**
 * What came out for an arm in one language with one objective.
 *
 * @param problems how many of its problems have a result at the iteration
 * @param iteration the one that is read
 * @param incumbent estimates of the best programs so far
 * @param candidate estimates of the newest programs
 * @param curve estimates of the best so far by iteration, with the band of the whole curve
 * @param newest the same of the newest
 * @param byValue classes by figure, by value, to compare with the paper's
 * @param decided classes by figure with what the noise leaves open
 * @param passAt pass@k by k, where there are replicates
 * @param solvedMean mean percentile of the programs that pass, by figure; NaN without any
 * @param midRank mean percentile with ties counted half, by figure
 */
public record ArmResult(
    String arm,
    String language,
    String objective,
    int problems,
    int iteration,
    Map<Metric, Estimate> incumbent,
    Map<Metric, Estimate> candidate,
    List<Point> curve,
    List<Point> newest,
    Map<Figure, Shares> byValue,
    Map<Figure, Shares> decided,
    Map<Integer, Estimate> passAt,
    Map<Figure, Double> solvedMean,
    Map<Figure, Double> midRank) {

  /** An iteration of a curve. */
  public record Point(int iteration, Map<Metric, Estimate> estimates) {}

  public ArmResult {
    curve = List.copyOf(curve);
    newest = List.copyOf(newest);
  }

  /** Its name, with language and objective where a study has several. */
  public String label(boolean whole) {
    return whole ? arm + ", " + language + ", " + objective : arm;
  }
}
