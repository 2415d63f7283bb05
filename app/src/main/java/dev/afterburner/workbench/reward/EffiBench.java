// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.reward;

import java.util.List;

/**
 * EffiBench's measures (Huang et al., EffiBench: Benchmarking the Efficiency of Automatically
 * Generated Code, 2024, section 3.4) over the problems that a model solves: means of execution time
 * (ET), peak memory (MU) and memory over time (TMU), and of their ratios to the canonical solutions
 * (NET, NMU, NTMU).
 *
 * @param solved problems counted
 * @param et mean time, unit as given
 * @param net mean ratio of times
 * @param mu mean peak memory
 * @param nmu mean ratio of peak memories
 * @param tmu mean integral
 * @param ntmu mean ratio of integrals
 */
public record EffiBench(
    int solved, double et, double net, double mu, double nmu, double tmu, double ntmu) {

  /** What a program used: time, peak memory, memory over time, in any units. */
  public record Use(double time, double memory, double integral) {}

  /**
   * One problem.
   *
   * @param passed whether the candidate passes; else the problem does not count
   * @param candidate what it used
   * @param canonical what the canonical solution used, in the same units; above 0
   */
  public record Pair(boolean passed, Use candidate, Use canonical) {}

  /** The measures; all NaN where no problem is solved. */
  public static EffiBench of(List<Pair> problems) {
    List<Pair> solved = problems.stream().filter(Pair::passed).toList();
    return new EffiBench(
        solved.size(),
        mean(solved, p -> p.candidate().time()),
        mean(solved, p -> p.candidate().time() / p.canonical().time()),
        mean(solved, p -> p.candidate().memory()),
        mean(solved, p -> p.candidate().memory() / p.canonical().memory()),
        mean(solved, p -> p.candidate().integral()),
        mean(solved, p -> p.candidate().integral() / p.canonical().integral()));
  }

  private static double mean(List<Pair> pairs, java.util.function.ToDoubleFunction<Pair> value) {
    return pairs.stream().mapToDouble(value).average().orElse(Double.NaN);
  }
}
