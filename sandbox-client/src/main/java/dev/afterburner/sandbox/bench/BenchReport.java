package dev.afterburner.sandbox.bench;

import java.util.List;

/**
 * What the local sandbox achieves on this machine.
 *
 * @param language the language of the programs used: C where a C compiler is there
 * @param sampling how well runs of about a second are sampled
 * @param perturbation wall time sampled at the default rate over wall time at the lowest rate, 100
 *     samples a second, interleaved
 * @param overhead time that a run takes for the caller, from the call to its result, with an empty
 *     program (whose own time is included)
 * @param throughput runs a second of an empty program
 * @param pythonThroughput runs a second of an empty Python program; zeros without Python
 * @param spread relative standard deviation over the runs of about a second
 * @param others what else one would use here, on the same program
 */
public record BenchReport(
    String language,
    Sampling sampling,
    Perturbation perturbation,
    Overhead overhead,
    Throughput throughput,
    Throughput pythonThroughput,
    Spread spread,
    List<Other> others) {

  public BenchReport {
    others = List.copyOf(others);
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

  /** A ratio with its 95 % interval. */
  public record Perturbation(double ratio, double low, double high) {}

  /** In ms. */
  public record Overhead(double medianMillis, double p95Millis) {}

  /** Runs a second with so many workers. */
  public record Throughput(double workers1, double workers2) {}

  /** Relative standard deviations. */
  public record Spread(double wall, double peak, double integral) {}

  /**
   * Another way to measure.
   *
   * @param name how people call it
   * @param wallMillis median wall time that it reports or leads to, ms
   * @param wallSpread its relative standard deviation
   * @param rateHz memory samples a second; 0 where it takes none
   */
  public record Other(String name, double wallMillis, double wallSpread, double rateHz) {}
}
