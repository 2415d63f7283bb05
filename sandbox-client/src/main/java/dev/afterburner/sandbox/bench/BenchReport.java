// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.bench;

import dev.afterburner.sandbox.stats.Interval;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the local sandbox achieves on this machine.
 *
 * @param language the language of the programs used: C where a C compiler is there
 * @param sampling how well runs of about a second are sampled
 * @param perturbation wall time sampled at the default rate over wall time at the lowest rate, 100
 *     samples a second, interleaved, with its 95 % interval
 * @param overhead time that a run takes for the caller, from the call to its result, with an empty
 *     program (whose own time is included)
 * @param throughput runs a second of an empty program
 * @param pythonThroughput runs a second of an empty Python program; zeros without Python
 * @param judging programs that are checked and not measured
 * @param spread relative standard deviation over the runs of about a second
 * @param limits how long after crossing a limit the program was gone; empty without a C compiler
 * @param containers what an empty program costs in warm containers
 * @param decisions how comparisons decide on recorded drift
 * @param ways the sandbox itself, then what else one would use here, on the same programs
 */
public record BenchReport(
    String language,
    Sampling sampling,
    Interval perturbation,
    Overhead overhead,
    Throughput throughput,
    Throughput pythonThroughput,
    Judging judging,
    Spread spread,
    List<LimitDelay> limits,
    Containers containers,
    Decisions decisions,
    List<Way> ways) {

  public BenchReport {
    limits = List.copyOf(limits);
    ways = List.copyOf(ways);
  }

  /**
   * Sampling.
   *
   * @param rateHz median rate, samples a second
   * @param gapP99Micros median over the runs of the 99th percentile of gaps, µs
   * @param gapMaxMicros the largest gap of all runs, µs
   * @param samplerCpu CPU time of the sampler's thread over wall time, cores
   */
  public record Sampling(
      double rateHz, double gapP99Micros, double gapMaxMicros, double samplerCpu) {}

  /**
   * What a run costs.
   *
   * @param medianMillis median, ms
   * @param p95Millis 95th percentile, ms
   */
  public record Overhead(double medianMillis, double p95Millis) {}

  /**
   * Runs a second.
   *
   * @param workers1 with one worker
   * @param workers2 with two
   */
  public record Throughput(double workers1, double workers2) {}

  /**
   * Cases a second of programs that are checked, see {@link dev.afterburner.sandbox.Sandbox#check}.
   *
   * @param compiled an empty program in the report's language
   * @param python an empty Python program; zeros without Python
   * @param candidates different programs, each on several cases
   */
  public record Judging(Throughput compiled, Throughput python, Candidates candidates) {}

  /**
   * Different Python programs (of the report's language without Python), by two workers, each
   * compiled before.
   *
   * @param count how many programs
   * @param cases cases of each
   * @param seconds that all took, checked
   * @param freshSeconds that all took, measured one by one
   */
  public record Candidates(int count, int cases, double seconds, double freshSeconds) {}

  /**
   * Relative standard deviations.
   *
   * @param wall of the wall time
   * @param peak of the peak memory
   * @param integral of the integral
   */
  public record Spread(double wall, double peak, double integral) {}

  /**
   * From the crossing of a limit, by the program's own clock, to the program's end.
   *
   * @param limit wall, cpu, memory, processes, output or files
   * @param medianMillis median, ms
   * @param maxMillis the longest, ms
   */
  public record LimitDelay(String limit, double medianMillis, double maxMillis) {}

  /**
   * An empty program in warm containers.
   *
   * @param overhead from the call to the result
   * @param workers2 runs a second with two workers
   * @param problem why there are no figures; null where there are
   */
  public record Containers(Overhead overhead, double workers2, @Nullable String problem) {}

  /**
   * A way to measure a program.
   *
   * @param name how people call it
   * @param wallMillis median wall time that it gives for the program of about a second, ms
   * @param wallSpread its relative standard deviation
   * @param slowdown that median over the one of the program started with nothing around it
   * @param rateHz memory samples a second; 0 where it takes none
   * @param emptyMillis what an empty program takes from the call to its end, median, ms
   */
  public record Way(
      String name,
      double wallMillis,
      double wallSpread,
      double slowdown,
      double rateHz,
      double emptyMillis) {}
}
