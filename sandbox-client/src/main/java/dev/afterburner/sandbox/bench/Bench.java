// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.bench;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Execution;
import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.InterleavedRuns;
import dev.afterburner.sandbox.Limits;
import dev.afterburner.sandbox.Outcome;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.Rounds;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.RunObserver;
import dev.afterburner.sandbox.Runs;
import dev.afterburner.sandbox.Sandbox;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.language.Language;
import dev.afterburner.sandbox.language.Languages;
import dev.afterburner.sandbox.language.Toolchains;
import dev.afterburner.sandbox.local.LocalSandbox;
import dev.afterburner.sandbox.local.LocalSettings;
import dev.afterburner.sandbox.stats.Summary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/**
 * Measures the local sandbox by its own means, beside containers and beside other tools. Nothing
 * else should run on the machine meanwhile.
 */
public final class Bench {

  private static final int LOWEST_RATE_HZ = 100;
  private static final int WARM_UP = 60;

  private final Path folder;
  private final Languages languages;
  private final Toolchains toolchains;
  private final Containers containers;
  private final Sizes sizes;

  /**
   * How much is measured.
   *
   * @param secondRuns runs of the program of about a second
   * @param pairs runs of a program of about a quarter of it, with and without sampling
   * @param overheadRuns runs of the empty program for its overhead
   * @param throughputRuns runs of the empty program for each throughput
   * @param limitRuns runs into each limit
   * @param otherRuns runs by each of the other tools
   * @param comparisons on recorded runs, for each trace and true ratio
   */
  public record Sizes(
      int secondRuns,
      int pairs,
      int overheadRuns,
      int throughputRuns,
      int limitRuns,
      int otherRuns,
      int comparisons) {

    /** About two minutes. */
    public static final Sizes FULL = new Sizes(30, 30, 300, 600, 10, 5, 5_000);

    /** About twenty seconds; rougher figures. */
    public static final Sizes QUICK = new Sizes(5, 6, 60, 120, 3, 2, 300);
  }

  /** Opens sandboxes in containers, to be measured too. */
  public interface Containers {

    /**
     * Opens one.
     *
     * @throws SandboxException where no container engine is to be had
     */
    Sandbox open(int workers) throws SandboxException;
  }

  /**
   * A benchmark.
   *
   * @param folder of the sandbox
   */
  public Bench(
      Path folder, Languages languages, Toolchains toolchains, Containers containers, Sizes sizes) {
    this.containers = containers;
    this.folder = folder;
    this.languages = languages;
    this.toolchains = toolchains;
    this.sizes = sizes;
  }

  /**
   * Runs everything.
   *
   * @param progress told what comes next, a line each
   * @throws SandboxException where neither C nor Python is there, a program does not end as it
   *     must, or all was cancelled
   */
  public BenchReport run(Consumer<String> progress, Cancellation cancellation)
      throws SandboxException {
    Workload workload = Workload.choose(languages, toolchains);
    Language language = workload.language();
    try (Sandbox one = open(1);
        Sandbox two = open(2)) {
      Execution empty = execution(language, languages.emptyProgram(language));
      progress.accept("warming up");
      for (int i = 0; i < WARM_UP; i++) {
        completed(one.run(empty, RunObserver.NONE, cancellation));
      }
      progress.accept("overhead of an empty program");
      double[] overhead = overhead(one, empty, cancellation);
      progress.accept("runs a second, one worker and two");
      BenchReport.Throughput throughput =
          new BenchReport.Throughput(
              throughput(one, 1, empty, sizes.throughputRuns(), cancellation),
              throughput(two, 2, empty, sizes.throughputRuns(), cancellation));
      BenchReport.Throughput python = python(one, two, cancellation);
      progress.accept("cases a second of programs that are checked");
      BenchReport.Judging judging =
          new JudgingSpeed(languages, toolchains, sizes.throughputRuns(), cancellation)
              .measure(one, two, language);
      progress.accept("a program of about a second, " + sizes.secondRuns() + " times");
      Execution second = execution(language, workload.second());
      List<Run> runs = repeat(one, List.of(second), sizes.secondRuns(), cancellation).of(0);
      progress.accept("a program with and without sampling, " + sizes.pairs() + " times each");
      Execution sampled = execution(language, workload.brief());
      Execution unsampled =
          new Execution(sampled.program(), Bytes.EMPTY, Limits.DEFAULT, LOWEST_RATE_HZ);
      Rounds pairs = repeat(one, List.of(unsampled, sampled), sizes.pairs(), cancellation);
      progress.accept("delays at the limits");
      List<BenchReport.LimitDelay> limits =
          language.id().equals("c")
              ? new LimitDelays(one, language).measure(sizes.limitRuns(), cancellation)
              : List.of();
      BenchReport.Sampling sampling = sampling(runs);
      return new BenchReport(
          language.name(),
          sampling,
          Runs.compare(pairs, 0, 1, Figure.TIME).ratio(),
          new BenchReport.Overhead(Quantiles.median(overhead), Quantiles.of(overhead, 0.95)),
          throughput,
          python,
          judging,
          spread(runs),
          limits,
          containers(empty, progress, cancellation),
          decisions(progress),
          ways(workload, runs, sampling, Quantiles.median(overhead), progress, cancellation));
    }
  }

  private Decisions decisions(Consumer<String> progress) {
    progress.accept("comparisons on recorded drift");
    return Decisions.simulate(sizes.comparisons());
  }

  /** The same empty program in warm containers. */
  private BenchReport.Containers containers(
      Execution empty, Consumer<String> progress, Cancellation cancellation)
      throws SandboxException {
    progress.accept("the same in containers");
    int runs = Math.max(2, sizes.throughputRuns() / 6);
    try (Sandbox two = containers.open(2)) {
      completed(two.run(empty, RunObserver.NONE, cancellation)); // finds its compiler, compiles
      double throughput = throughput(two, 2, empty, runs, cancellation);
      double[] overhead = overhead(two, empty, cancellation);
      return new BenchReport.Containers(
          new BenchReport.Overhead(Quantiles.median(overhead), Quantiles.of(overhead, 0.95)),
          throughput,
          null);
    } catch (SandboxException e) {
      if (cancellation.isCancelled()) {
        throw e;
      }
      return new BenchReport.Containers(
          new BenchReport.Overhead(0, 0), 0, String.valueOf(e.getMessage()));
    }
  }

  private List<BenchReport.Way> ways(
      Workload workload,
      List<Run> runs,
      BenchReport.Sampling sampling,
      double emptyMillis,
      Consumer<String> progress,
      Cancellation cancellation)
      throws SandboxException {
    Language language = workload.language();
    List<BenchReport.Way> others =
        new OtherTools(folder, toolchains.find(language), progress, cancellation)
            .measure(workload.second(), languages.emptyProgram(language), sizes.otherRuns());
    Summary wall = Runs.summary(runs, Figure.TIME);
    double millis = wall.median().value() / 1e6;
    List<BenchReport.Way> ways = new ArrayList<>();
    ways.add(
        new BenchReport.Way(
            "this sandbox",
            millis,
            wall.relativeSpread(),
            millis / others.getFirst().wallMillis(),
            sampling.rateHz(),
            emptyMillis));
    ways.addAll(others);
    return ways;
  }

  private Sandbox open(int workers) throws SandboxException {
    return new LocalSandbox(folder, new LocalSettings(workers), toolchains);
  }

  private static Execution execution(Language language, String code) {
    return Execution.of(new Program.Source(language, code), Bytes.EMPTY);
  }

  private static Run completed(Run run) throws SandboxException {
    if (run.outcome() instanceof Outcome.Cancelled) {
      throw stopped();
    }
    if (!(run.outcome() instanceof Outcome.Completed)) {
      throw new SandboxException(
          SandboxException.Kind.FAILED,
          "a benchmark program ended with " + run.outcome() + ": " + run.stderr().text());
    }
    return run;
  }

  private static Rounds repeat(
      Sandbox sandbox, List<Execution> executions, int runs, Cancellation cancellation)
      throws SandboxException {
    InterleavedRuns.Result<Outcome> result =
        new InterleavedRuns(sandbox)
            .run(
                executions,
                InterleavedRuns.Plan.exactly(runs),
                InterleavedRuns.COMPLETES,
                program -> true,
                InterleavedRuns.NOBODY,
                cancellation);
    if (result.stopped()) {
      throw stopped();
    }
    for (InterleavedRuns.Failure<Outcome> failure : result.failures()) {
      completed(failure.run());
    }
    return result.rounds();
  }

  private static SandboxException stopped() {
    return new SandboxException(SandboxException.Kind.FAILED, "the benchmark was stopped");
  }

  /** Sorted times from the call to the result, ms. */
  private double[] overhead(Sandbox sandbox, Execution empty, Cancellation cancellation)
      throws SandboxException {
    double[] millis = new double[sizes.overheadRuns()];
    for (int i = 0; i < millis.length; i++) {
      long start = System.nanoTime();
      completed(sandbox.run(empty, RunObserver.NONE, cancellation));
      millis[i] = (System.nanoTime() - start) / 1e6;
    }
    return Quantiles.sorted(millis);
  }

  private BenchReport.Throughput python(Sandbox one, Sandbox two, Cancellation cancellation)
      throws SandboxException {
    Language python = languages.byId("python").orElseThrow();
    try {
      toolchains.find(python);
    } catch (SandboxException e) {
      return new BenchReport.Throughput(0, 0);
    }
    Execution empty = execution(python, languages.emptyProgram(python));
    int runs = sizes.throughputRuns() / 4 + 1;
    return new BenchReport.Throughput(
        throughput(one, 1, empty, runs, cancellation),
        throughput(two, 2, empty, runs, cancellation));
  }

  private static double throughput(
      Sandbox sandbox, int workers, Execution execution, int runs, Cancellation cancellation)
      throws SandboxException {
    try (ExecutorService pool = Executors.newFixedThreadPool(workers)) {
      share(pool, sandbox, workers, execution, workers, cancellation); // all launchers are there
      long start = System.nanoTime();
      share(pool, sandbox, workers, execution, runs, cancellation);
      return runs / ((System.nanoTime() - start) / 1e9);
    }
  }

  private static void share(
      ExecutorService pool,
      Sandbox sandbox,
      int workers,
      Execution execution,
      int runs,
      Cancellation cancellation)
      throws SandboxException {
    List<Future<?>> done = new ArrayList<>();
    for (int worker = 0; worker < workers; worker++) {
      int first = worker;
      done.add(
          pool.submit(
              () -> {
                for (int i = first; i < runs; i += workers) {
                  completed(sandbox.run(execution, RunObserver.NONE, cancellation));
                }
                return first;
              }));
    }
    try {
      for (Future<?> part : done) {
        part.get();
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SandboxException known) {
        throw known;
      }
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SandboxException(SandboxException.Kind.FAILED, "the benchmark was stopped", e);
    }
  }

  private static BenchReport.Sampling sampling(List<Run> runs) {
    return new BenchReport.Sampling(
        median(runs, run -> run.sampling().rateHz()),
        median(runs, run -> run.sampling().gapP99Nanos() / 1e3),
        runs.stream().mapToDouble(run -> run.sampling().gapMaxNanos() / 1e3).max().orElse(0),
        median(runs, run -> run.sampling().samplerCpuNanos() / (double) run.wallNanos()));
  }

  private static BenchReport.Spread spread(List<Run> runs) {
    return new BenchReport.Spread(
        Runs.summary(runs, Figure.TIME).relativeSpread(),
        Runs.summary(runs, Figure.MEMORY).relativeSpread(),
        Runs.summary(runs, Figure.INTEGRAL).relativeSpread());
  }

  private static double median(List<Run> runs, ToDoubleFunction<Run> figure) {
    return Quantiles.median(Quantiles.sorted(runs.stream().mapToDouble(figure).toArray()));
  }
}
