// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox;

import dev.afterburner.sandbox.stats.Comparison;
import dev.afterburner.sandbox.stats.Comparison.Outcome;
import dev.afterburner.sandbox.stats.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What CPU times say of two programs beside their wall times. The two agree where programs had a
 * core to themselves. Where they don't, programs were preempted, waited, or used several cores.
 *
 * @param comparison candidate over baseline in CPU time, within the same rounds
 * @param share CPU time over wall time, the median of all runs of both; more than 1 with threads
 */
public record CpuWitness(Comparison comparison, double share) {

  /** Two programs of some rounds; empty if one used too little CPU time to be counted. */
  public static Optional<CpuWitness> of(Rounds rounds, int baseline, int candidate) {
    List<double[]> rows = new ArrayList<>();
    List<Double> shares = new ArrayList<>();
    for (Rounds.Round round : rounds.rounds()) {
      Optional<Run> a = round.of(baseline);
      Optional<Run> b = round.of(candidate);
      if (a.isPresent() && b.isPresent()) {
        rows.add(new double[] {a.get().cpuNanos(), b.get().cpuNanos()});
        shares.add(a.get().cpuNanos() / (double) a.get().wallNanos());
        shares.add(b.get().cpuNanos() / (double) b.get().wallNanos());
      }
    }
    boolean counted = !rows.isEmpty() && rows.stream().allMatch(row -> row[0] > 0 && row[1] > 0);
    return counted
        ? Optional.of(
            new CpuWitness(
                Comparison.ofRounds(rows.toArray(double[][]::new)),
                Summary.of(shares.stream().mapToDouble(Double::doubleValue).toArray())
                    .median()
                    .value()))
        : Optional.empty();
  }

  /** Whether CPU times decide, and otherwise than wall times. */
  public boolean contradicts(Comparison wall) {
    return comparison.outcome() != Outcome.UNDECIDED && comparison.outcome() != wall.outcome();
  }
}
