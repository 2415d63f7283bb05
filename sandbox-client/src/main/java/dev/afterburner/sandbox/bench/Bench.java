package dev.afterburner.sandbox.bench;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Execution;
import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.Limits;
import dev.afterburner.sandbox.Outcome;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.Repetition;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.RunObserver;
import dev.afterburner.sandbox.Sandbox;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.language.Language;
import dev.afterburner.sandbox.language.Languages;
import dev.afterburner.sandbox.language.Toolchains;
import dev.afterburner.sandbox.local.LocalSandbox;
import dev.afterburner.sandbox.local.LocalSettings;
import dev.afterburner.sandbox.stats.Comparison;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/** Measures the local sandbox by its own means and beside others. */
public final class Bench {

  private static final int LOWEST_RATE_HZ = 100;
  private static final int WARM_UP = 60;
  private static final int PAIRS = 20;

  private final Path folder;
  private final Languages languages;
  private final Toolchains toolchains;
  private final Sizes sizes;

  /**
   * How much is measured.
   *
   * @param secondRuns runs of the program of about a second
   * @param overheadRuns runs of the empty program for its overhead
   * @param throughputRuns runs of the empty program for each throughput
   */
  public record Sizes(int secondRuns, int overheadRuns, int throughputRuns) {

    /** About two minutes. */
    public static final Sizes FULL = new Sizes(30, 300, 600);
  }

  /**
   * A benchmark.
   *
   * @param folder of the sandbox
   */
  public Bench(Path folder, Languages languages, Toolchains toolchains, Sizes sizes) {
    this.folder = folder;
    this.languages = languages;
    this.toolchains = toolchains;
    this.sizes = sizes;
  }

  /**
   * Runs everything.
   *
   * @param progress told what comes next, a line each
   */
  public BenchReport run(Consumer<String> progress, Cancellation cancellation)
      throws SandboxException {
    Workload workload = Workload.choose(languages, toolchains);
    try (Sandbox one = open(1);
        Sandbox two = open(2)) {
      Execution empty = execution(workload.language(), languages.emptyProgram(workload.language()));
      progress.accept("warming up");
      for (int i = 0; i < WARM_UP; i++) {
        completed(one.run(empty, RunObserver.NONE, cancellation));
      }
      progress.accept("overhead of an empty program");
      BenchReport.Overhead overhead = overhead(one, empty, cancellation);
      progress.accept("runs a second, one worker and two");
      BenchReport.Throughput throughput =
          new BenchReport.Throughput(
              throughput(one, 1, empty, sizes.throughputRuns(), cancellation),
              throughput(two, 2, empty, sizes.throughputRuns(), cancellation));
      BenchReport.Throughput python = python(one, two, cancellation);
      progress.accept("a program of about a second, " + sizes.secondRuns() + " times");
      Execution second = execution(workload.language(), workload.second());
      List<Run> runs = repeat(one, List.of(second), sizes.secondRuns(), cancellation).get(0);
      progress.accept("the same with and without sampling");
      Execution sampled = execution(workload.language(), workload.brief());
      Execution unsampled =
          new Execution(sampled.program(), Bytes.EMPTY, Limits.DEFAULT, LOWEST_RATE_HZ);
      List<List<Run>> pairs = repeat(one, List.of(unsampled, sampled), PAIRS, cancellation);
      Comparison comparison = Repetition.compare(pairs.get(0), pairs.get(1), Figure.TIME);
      progress.accept("other ways to measure");
      return new BenchReport(
          workload.language().name(),
          sampling(runs),
          new BenchReport.Perturbation(
              comparison.ratio().value(), comparison.ratio().low(), comparison.ratio().high()),
          overhead,
          throughput,
          python,
          new BenchReport.Spread(
              Repetition.summary(runs, Figure.TIME).relativeSpread(),
              Repetition.summary(runs, Figure.MEMORY).relativeSpread(),
              Repetition.summary(runs, Figure.INTEGRAL).relativeSpread()),
          new OtherTools(folder, toolchains.find(workload.language()))
              .measure(workload.second(), cancellation));
    }
  }

  private Sandbox open(int workers) throws SandboxException {
    return new LocalSandbox(folder, new LocalSettings(workers), toolchains);
  }

  private static Execution execution(Language language, String code) {
    return Execution.of(new Program.Source(language, code), Bytes.EMPTY);
  }

  private static Run completed(Run run) throws SandboxException {
    if (!(run.outcome() instanceof Outcome.Completed)) {
      throw new SandboxException(
          SandboxException.Kind.FAILED,
          "a benchmark program ended with " + run.outcome() + ": " + run.stderr().text());
    }
    return run;
  }

  private static List<List<Run>> repeat(
      Sandbox sandbox, List<Execution> executions, int runs, Cancellation cancellation)
      throws SandboxException {
    List<List<Run>> all =
        new Repetition(sandbox)
            .run(
                executions,
                Repetition.Plan.exactly(runs),
                RunObserver.NONE,
                (program, run) -> {},
                cancellation);
    for (List<Run> list : all) {
      for (Run run : list) {
        completed(run);
      }
    }
    return all;
  }

  private BenchReport.Overhead overhead(Sandbox sandbox, Execution empty, Cancellation cancellation)
      throws SandboxException {
    double[] millis = new double[sizes.overheadRuns()];
    for (int i = 0; i < millis.length; i++) {
      long start = System.nanoTime();
      completed(sandbox.run(empty, RunObserver.NONE, cancellation));
      millis[i] = (System.nanoTime() - start) / 1e6;
    }
    Arrays.sort(millis);
    return new BenchReport.Overhead(
        millis[millis.length / 2], millis[(int) (0.95 * (millis.length - 1))]);
  }

  private BenchReport.Throughput python(Sandbox one, Sandbox two, Cancellation cancellation)
      throws SandboxException {
    Language python = languages.byId("python").orElseThrow();
    try {
      toolchains.find(python);
    } catch (SandboxException e) {
      return new BenchReport.Throughput(0, 0);
    }
    Execution empty = execution(python, "");
    int runs = sizes.throughputRuns() / 4 + 1;
    return new BenchReport.Throughput(
        throughput(one, 1, empty, runs, cancellation),
        throughput(two, 2, empty, runs, cancellation));
  }

  private static double throughput(
      Sandbox sandbox, int workers, Execution execution, int runs, Cancellation cancellation)
      throws SandboxException {
    completed(sandbox.run(execution, RunObserver.NONE, cancellation));
    long start = System.nanoTime();
    try (ExecutorService pool = Executors.newFixedThreadPool(workers)) {
      List<Future<Integer>> done = new ArrayList<>();
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
      for (Future<Integer> one : done) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new SandboxException(
          SandboxException.Kind.FAILED, "the benchmark failed: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SandboxException(SandboxException.Kind.FAILED, "the benchmark was stopped", e);
    }
    return runs / ((System.nanoTime() - start) / 1e9);
  }

  private static BenchReport.Sampling sampling(List<Run> runs) {
    return new BenchReport.Sampling(
        median(runs, run -> run.sampling().rateHz()),
        median(runs, run -> run.sampling().gapP99Nanos() / 1e3),
        runs.stream().mapToDouble(run -> run.sampling().gapMaxNanos() / 1e3).max().orElse(0),
        median(runs, run -> run.sampling().samplerCpuNanos() / (double) run.wallNanos()));
  }

  private static double median(List<Run> runs, ToDoubleFunction<Run> figure) {
    double[] values = runs.stream().mapToDouble(figure).sorted().toArray();
    return values.length == 0 ? 0 : values[values.length / 2];
  }
}
