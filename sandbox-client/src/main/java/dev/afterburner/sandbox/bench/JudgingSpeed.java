// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.bench;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Execution;
import dev.afterburner.sandbox.Outcome;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.RunObserver;
import dev.afterburner.sandbox.Sandbox;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.language.Language;
import dev.afterburner.sandbox.language.Languages;
import dev.afterburner.sandbox.language.Toolchains;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * How many cases a second programs are judged on.
 *
 * @param languages gives the empty programs
 * @param toolchains tells which languages are there
 * @param runs of an empty program for each figure
 * @param cancellation ends it
 */
record JudgingSpeed(
    Languages languages, Toolchains toolchains, int runs, Cancellation cancellation) {

  private static final int CASES = 20;
  private static final int RUNS_FOR_A_CANDIDATE = 25;
  private static final int WARM_UP = 40;

  /** Runs a case one way or the other. */
  @FunctionalInterface
  private interface Way {
    Run run(Execution execution) throws SandboxException;
  }

  BenchReport.Judging measure(Sandbox one, Sandbox two, Language language) throws SandboxException {
    BenchReport.Throughput compiled = empty(one, two, language, runs);
    Language python = languages.byId("python").orElseThrow();
    boolean isThere = isThere(python);
    return new BenchReport.Judging(
        compiled,
        isThere ? empty(one, two, python, runs / 4) : new BenchReport.Throughput(0, 0),
        candidates(two, isThere ? python : language));
  }

  private boolean isThere(Language language) {
    try {
      toolchains.find(language);
      return true;
    } catch (SandboxException e) {
      return false;
    }
  }

  private BenchReport.Throughput empty(Sandbox one, Sandbox two, Language language, int count)
      throws SandboxException {
    return new BenchReport.Throughput(
        casesPerSecond(one, 1, language, count), casesPerSecond(two, 2, language, count));
  }

  private double casesPerSecond(Sandbox sandbox, int workers, Language language, int count)
      throws SandboxException {
    List<Execution> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(execution(language, languages.emptyProgram(language)));
    }
    Way check = execution -> sandbox.check(execution, cancellation);
    seconds(all.subList(0, Math.min(WARM_UP, count)), workers, check);
    return count / seconds(all, workers, check);
  }

  /** Programs that differ in a comment alone: each is kept, mounted and started by itself. */
  private BenchReport.Candidates candidates(Sandbox two, Language language)
      throws SandboxException {
    int count = Math.max(2, runs / RUNS_FOR_A_CANDIDATE);
    String comment = language.id().equals("python") ? "# " : "// ";
    List<Execution> firsts = new ArrayList<>();
    List<Execution> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Execution execution =
          execution(language, languages.emptyProgram(language) + "\n" + comment + i + "\n");
      firsts.add(execution);
      for (int k = 0; k < CASES; k++) {
        all.add(execution);
      }
    }
    Way check = execution -> two.check(execution, cancellation);
    seconds(firsts, 2, check);
    double checked = seconds(all, 2, check);
    double fresh = seconds(all, 2, execution -> two.run(execution, RunObserver.NONE, cancellation));
    return new BenchReport.Candidates(count, CASES, checked, fresh);
  }

  private static Execution execution(Language language, String code) {
    return Execution.of(new Program.Source(language, code), Bytes.EMPTY);
  }

  /** All of them, each worker an unbroken part, as a judge takes a candidate's cases. */
  private double seconds(List<Execution> all, int workers, Way way) throws SandboxException {
    try (ExecutorService pool = Executors.newFixedThreadPool(workers)) {
      List<Future<?>> parts = new ArrayList<>();
      long start = System.nanoTime();
      for (int worker = 0; worker < workers; worker++) {
        List<Execution> part =
            all.subList(all.size() * worker / workers, all.size() * (worker + 1) / workers);
        parts.add(
            pool.submit(
                () -> {
                  for (Execution execution : part) {
                    completed(way.run(execution));
                  }
                  return part.size();
                }));
      }
      for (Future<?> part : parts) {
        part.get();
      }
      return (System.nanoTime() - start) / 1e9;
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

  private static void completed(Run run) throws SandboxException {
    if (!(run.outcome() instanceof Outcome.Completed)) {
      throw new SandboxException(
          SandboxException.Kind.FAILED,
          run.outcome() instanceof Outcome.Cancelled
              ? "the benchmark was stopped"
              : "a benchmark program ended with " + run.outcome() + ": " + run.stderr().text());
    }
  }
}
