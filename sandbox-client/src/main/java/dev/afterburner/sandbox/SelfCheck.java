// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox;

import dev.afterburner.sandbox.stats.Comparison;
import dev.afterburner.sandbox.stats.Summary;
import java.util.ArrayList;
import java.util.List;

/**
 * How far this machine can be trusted: one program is compared with itself, over and over. A
 * difference shown is a false one.
 *
 * @param comparisons how many comparisons were made
 * @param differences how many of them showed a difference; about 5 % or fewer are expected
 * @param runs all runs; at least one
 */
public record SelfCheck(int comparisons, int differences, List<Run> runs) {

  private static final int RUNS_A_SIDE = 6;
  private static final double QUIET = 0.01;
  private static final double NOISY = 0.05;

  public SelfCheck {
    runs = List.copyOf(runs);
  }

  /** What is shown to people. */
  public enum Stability {
    STABLE,
    NOISY,
    UNSTABLE
  }

  /**
   * Compares a program with itself.
   *
   * @param execution what to run; 20 ms to 1 s long, to say something
   * @param comparisons how many times; each takes 12 runs, after one to warm up
   */
  public static SelfCheck of(
      Sandbox sandbox, Execution execution, int comparisons, Cancellation cancellation)
      throws SandboxException {
    InterleavedRuns measuring = new InterleavedRuns(sandbox);
    measuring.warmUp(execution, cancellation);
    List<Run> all = new ArrayList<>();
    int made = 0;
    int differences = 0;
    for (int i = 0; i < comparisons && !cancellation.isCancelled(); i++) {
      InterleavedRuns.Result<Outcome> result =
          measuring.run(
              List.of(execution, execution),
              InterleavedRuns.Plan.exactly(RUNS_A_SIDE),
              InterleavedRuns.COMPLETES,
              program -> true,
              InterleavedRuns.NOBODY,
              cancellation);
      all.addAll(result.allRuns(0));
      all.addAll(result.allRuns(1));
      if (result.stopped() || !result.failures().isEmpty()) {
        break;
      }
      made++;
      Comparison.Outcome shown = Runs.compare(result.rounds(), 0, 1, Figure.TIME).outcome();
      if (shown == Comparison.Outcome.LESS || shown == Comparison.Outcome.MORE) {
        differences++;
      }
    }
    if (all.isEmpty()) {
      throw new SandboxException(SandboxException.Kind.FAILED, "the check was stopped");
    }
    return new SelfCheck(made, differences, all);
  }

  /** The wall times of all runs, ns. */
  public Summary wall() {
    return Runs.summary(runs, Figure.TIME);
  }

  /** The core in use, or −1. */
  public int core() {
    return runs.getLast().core();
  }

  /** A mark for people: spread within 1 %, within 5 %, or beyond. */
  public Stability stability() {
    double spread = wall().relativeSpread();
    return spread <= QUIET
        ? Stability.STABLE
        : spread <= NOISY ? Stability.NOISY : Stability.UNSTABLE;
  }
}
