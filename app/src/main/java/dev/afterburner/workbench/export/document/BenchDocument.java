// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.export.document;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.afterburner.sandbox.bench.BenchReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the sandbox achieves on this machine.
 *
 * @param machine where this was measured
 * @param language the language of the programs used
 * @param sampling how runs of about a second are sampled
 * @param perturbation wall time with sampling over wall time without, interleaved
 * @param overheadMs an empty program from the call to its result, ms
 * @param throughput runs a second of an empty program
 * @param pythonThroughput runs a second of an empty Python program; zeros without Python
 * @param judging cases a second of programs that are checked and not measured
 * @param spread relative standard deviations over runs of about a second
 * @param limitDelayMs by limit: from its crossing to the program's end, ms
 * @param containers an empty program in warm containers
 * @param decisions how comparisons decide on runs that were recorded on drifting machines
 * @param bars what was to be reached
 * @param ways the sandbox and other ways to measure, on the same programs
 */
public record BenchDocument(
    Machine machine,
    String language,
    Sampling sampling,
    Perturbation perturbation,
    Overhead overheadMs,
    Throughput throughput,
    Throughput pythonThroughput,
    Judging judging,
    BenchReport.Spread spread,
    Map<String, Delay> limitDelayMs,
    Containers containers,
    Decisions decisions,
    List<Bar> bars,
    List<Way> ways) {

  /**
   * Where it was measured.
   *
   * @param system operating system and its version
   * @param cores processors that may be used
   * @param java the Java that runs the workbench
   * @param isolation what keeps programs apart
   */
  public record Machine(String system, int cores, String java, List<String> isolation) {
    public Machine {
      isolation = List.copyOf(isolation);
    }
  }

  /**
   * Sampling.
   *
   * @param rateHz median achieved rate
   * @param gapP99Us median of the runs' 99th percentiles of gaps, µs
   * @param gapMaxUs the largest gap of all, µs
   * @param samplerCpu cores that the sampler's thread used
   */
  public record Sampling(double rateHz, double gapP99Us, double gapMaxUs, double samplerCpu) {}

  /**
   * What sampling does to the program.
   *
   * @param ratio wall time with over without
   * @param low lower end of its 95 % interval
   * @param high upper end
   */
  public record Perturbation(double ratio, double low, double high) {}

  /** ms. */
  public record Overhead(double median, double p95) {}

  /** Runs a second. */
  public record Throughput(
      @JsonProperty("workers_1") double one, @JsonProperty("workers_2") double two) {
    static Throughput of(BenchReport.Throughput measured) {
      return new Throughput(measured.workers1(), measured.workers2());
    }
  }

  /**
   * Cases a second of programs that are checked and not measured.
   *
   * @param c an empty program in the language of the programs used: C where it is there
   * @param python an empty Python program; zeros without Python
   * @param candidates different programs on several cases each, by two workers
   */
  public record Judging(Throughput c, Throughput python, Candidates candidates) {
    static Judging of(BenchReport.Judging measured) {
      BenchReport.Candidates candidates = measured.candidates();
      return new Judging(
          Throughput.of(measured.compiled()),
          Throughput.of(measured.python()),
          new Candidates(
              candidates.count(),
              candidates.cases(),
              candidates.seconds(),
              candidates.freshSeconds()));
    }
  }

  /**
   * Different programs, each compiled before.
   *
   * @param count how many programs
   * @param cases cases of each
   * @param seconds that all took, checked
   * @param secondsFresh that all took, each case measured as a run of its own
   */
  public record Candidates(int count, int cases, double seconds, double secondsFresh) {}

  /**
   * Warm containers.
   *
   * @param overheadMs an empty program from the call to its result, ms; null without an engine
   * @param workers2 runs a second with two workers; 0 without an engine
   * @param problem why there are no figures; null where there are
   */
  public record Containers(
      @Nullable Overhead overheadMs,
      @JsonProperty("workers_2") double workers2,
      @Nullable String problem) {
    static Containers of(BenchReport.Containers measured) {
      return new Containers(
          measured.problem() == null
              ? new Overhead(measured.overhead().medianMillis(), measured.overhead().p95Millis())
              : null,
          measured.workers2(),
          measured.problem());
    }
  }

  /**
   * Comparisons on recorded runs, whose truth is known.
   *
   * @param falseDifferent share that shows a difference of equal programs, in the worst trace
   * @param power3Percent share that shows a true 3 %, in the trace of a compiled program
   * @param runsToDecide2x median of the runs of each until a twofold difference is shown, in the
   *     worst trace
   */
  public record Decisions(
      double falseDifferent,
      @JsonProperty("power_3_percent") double power3Percent,
      @JsonProperty("runs_to_decide_2x") int runsToDecide2x) {
    static Decisions of(dev.afterburner.sandbox.bench.Decisions simulated) {
      return new Decisions(
          simulated.falseDifferent(), simulated.power3Percent(), simulated.runsToDecide2x());
    }
  }

  /** ms. */
  public record Delay(double median, double max) {}

  /**
   * Something to be reached.
   *
   * @param name which figure
   * @param value what it is here
   * @param bar what it should be at least or at most
   * @param atMost true where less is better
   */
  public record Bar(String name, double value, double bar, boolean atMost) {
    /** Whether it is reached. */
    @JsonProperty("met")
    public boolean met() {
      return atMost ? value <= bar : value >= bar;
    }
  }

  /**
   * A way to measure a program.
   *
   * @param name how people call it
   * @param wallMs what it gives for a program of about a second, ms
   * @param wallSpread relative standard deviation of that
   * @param slowdown that over the time of the program alone
   * @param rateHz samples of memory a second; 0 where it takes none
   * @param emptyMs what an empty program takes from the call to its end, ms
   */
  public record Way(
      String name,
      double wallMs,
      double wallSpread,
      double slowdown,
      double rateHz,
      double emptyMs) {}

  public BenchDocument {
    limitDelayMs = new LinkedHashMap<>(limitDelayMs);
    bars = List.copyOf(bars);
    ways = List.copyOf(ways);
  }

  /** Puts together what was measured. */
  public static BenchDocument of(BenchReport report, Machine machine) {
    BenchReport.Sampling sampling = report.sampling();
    Map<String, Delay> delays = new LinkedHashMap<>();
    for (BenchReport.LimitDelay delay : report.limits()) {
      delays.put(delay.limit(), new Delay(delay.medianMillis(), delay.maxMillis()));
    }
    return new BenchDocument(
        machine,
        report.language(),
        new Sampling(
            sampling.rateHz(),
            sampling.gapP99Micros(),
            sampling.gapMaxMicros(),
            sampling.samplerCpu()),
        new Perturbation(
            report.perturbation().value(),
            report.perturbation().low(),
            report.perturbation().high()),
        new Overhead(report.overhead().medianMillis(), report.overhead().p95Millis()),
        Throughput.of(report.throughput()),
        Throughput.of(report.pythonThroughput()),
        Judging.of(report.judging()),
        report.spread(),
        delays,
        Containers.of(report.containers()),
        Decisions.of(report.decisions()),
        bars(report),
        report.ways().stream().map(BenchDocument::way).toList());
  }

  private static Way way(BenchReport.Way way) {
    return new Way(
        way.name(),
        way.wallMillis(),
        way.wallSpread(),
        way.slowdown(),
        way.rateHz(),
        way.emptyMillis());
  }

  /** The sandbox's costs to stay under, as its documentation states them, for two cores. */
  private static List<Bar> bars(BenchReport report) {
    double longest =
        report.limits().stream().mapToDouble(BenchReport.LimitDelay::maxMillis).max().orElse(0);
    List<Bar> bars =
        new ArrayList<>(
            List.of(
                new Bar("samples a second", report.sampling().rateHz(), 10_000, false),
                new Bar("p99 gap, µs", report.sampling().gapP99Micros(), 200, true),
                new Bar("slow-down by sampling", report.perturbation().value(), 1.01, true),
                new Bar("overhead of a run, ms", report.overhead().medianMillis(), 5, true),
                new Bar("runs a second, two workers", report.throughput().workers2(), 300, false),
                new Bar(
                    "Python runs a second, two workers",
                    report.pythonThroughput().workers2(),
                    45,
                    false),
                new Bar("spread of a program of 1 s", report.spread().wall(), 0.01, true),
                new Bar("end after a limit, ms", longest, 50, true),
                new Bar("false differences", report.decisions().falseDifferent(), 0.05, true),
                new Bar(
                    "runs to show a twofold difference",
                    report.decisions().runsToDecide2x(),
                    5,
                    true)));
    if (report.containers().problem() == null) {
      bars.add(
          new Bar(
              "overhead in a container, ms",
              report.containers().overhead().medianMillis(),
              60,
              true));
      bars.add(
          new Bar("runs a second in two containers", report.containers().workers2(), 20, false));
    }
    return bars;
  }
}
