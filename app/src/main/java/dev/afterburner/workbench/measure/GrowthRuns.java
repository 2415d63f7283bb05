// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.measure;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Execution;
import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.InterleavedRuns;
import dev.afterburner.sandbox.Outcome;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.RoundOrder;
import dev.afterburner.sandbox.Rounds;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.Sandbox;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.StopRule;
import dev.afterburner.sandbox.stats.Interval;
import dev.afterburner.workbench.judge.Judge;
import dev.afterburner.workbench.problem.Digests;
import dev.afterburner.workbench.problem.Generator;
import dev.afterburner.workbench.problem.Measurement;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.ProblemException;
import dev.afterburner.workbench.problem.Verdict;
import dev.afterburner.workbench.problem.Workload;
import dev.afterburner.workbench.problem.catalogue.ProblemLibrary;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Measures programs on inputs of several sizes. At each size all programs that are still in run
 * interleaved, and must agree on the output; one that fails at a size takes no part in the larger
 * ones.
 */
public final class GrowthRuns {

  /** Several sizes take a while, so each is measured a little less than elsewhere. */
  public static final InterleavedRuns.Plan PLAN =
      new InterleavedRuns.Plan(3, 15, Duration.ofMillis(1500), StopRule.precise(0.02));

  /** More sizes than this say nothing more. */
  public static final int MOST_SIZES = 30;

  private final Sandbox sandbox;
  private final Judge judge;
  private final ProblemLibrary library;
  private final Supplier<String> machine;
  private final InstantSource clock;

  /**
   * Nothing is measured yet.
   *
   * @param library keeps every run
   * @param machine names the machine that programs run on now
   */
  public GrowthRuns(
      Sandbox sandbox,
      Judge judge,
      ProblemLibrary library,
      Supplier<String> machine,
      InstantSource clock) {
    this.sandbox = sandbox;
    this.judge = judge;
    this.library = library;
    this.machine = machine;
    this.clock = clock;
  }

  /** A program with its name. */
  public record Named(String name, Program.Source program) {}

  /**
   * What a program needed at one size.
   *
   * @param size n
   * @param runs how many
   * @param timeNanos median wall time, ns
   * @param memoryBytes median peak memory, bytes
   * @param integralByteSeconds median integral, byte·s
   */
  public record Point(
      long size, int runs, Interval timeNanos, Interval memoryBytes, Interval integralByteSeconds) {

    /** One figure, in its base unit. */
    public Interval figure(Figure figure) {
      return switch (figure) {
        case TIME -> timeNanos;
        case MEMORY -> memoryBytes;
        case INTEGRAL -> integralByteSeconds;
      };
    }
  }

  /**
   * A program's figures by size.
   *
   * @param points by rising size
   * @param failure why it takes no part in the larger sizes, in words; null where it does
   * @param failedAt at which size; 0 where it did not fail, or failed on the cases
   */
  public record Series(String name, List<Point> points, @Nullable String failure, long failedAt) {
    public Series {
      points = List.copyOf(points);
    }
  }

  /** Told what goes on. */
  @FunctionalInterface
  public interface Listener {
    /**
     * Something begins.
     *
     * @param share of the work that is done, by sizes, 0 to 1
     */
    void status(String what, double share);

    /** One more size is measured, or programs fell out. */
    default void measured(List<Series> soFar) {}
  }

  /** A program while it is measured. */
  private static final class Racer {
    private final Named named;
    private final List<Point> points = new ArrayList<>();
    private @Nullable String failure;
    private long failedAt;

    Racer(Named named) {
      this.named = named;
    }

    void fail(Verdict verdict, long size) {
      failure = verdict.words();
      failedAt = size;
    }

    boolean isIn() {
      return failure == null;
    }
  }

  /**
   * Measures.
   *
   * @param sizes rising
   * @return one series a program, in order
   */
  public List<Series> run(
      Problem problem,
      Generator generator,
      List<Long> sizes,
      long seed,
      List<Named> programs,
      InterleavedRuns.Plan plan,
      Listener listener,
      Cancellation cancellation)
      throws SandboxException, ProblemException {
    List<Racer> racers = programs.stream().map(Racer::new).toList();
    for (Racer racer : racers) {
      listener.status(racer.named.name() + ": cases", 0);
      Verdict verdict =
          judge.judge(problem, racer.named.program(), false, result -> {}, cancellation).verdict();
      if (cancellation.isCancelled()) {
        return series(racers);
      }
      if (!verdict.passed()) {
        racer.fail(verdict, 0);
      }
    }
    for (int i = 0; i < sizes.size(); i++) {
      long size = sizes.get(i);
      double share = (double) i / sizes.size();
      if (cancellation.isCancelled() || racers.stream().noneMatch(Racer::isIn)) {
        break;
      }
      listener.status("n = " + size + ": making the input", share);
      Bytes input = new GeneratedInput(sandbox).of(generator, seed, size, cancellation);
      at(
          problem,
          generator,
          new Workload("n=" + size, seed, size, input, Bytes.utf8("")),
          racers,
          plan,
          what -> listener.status(what, share),
          cancellation);
      listener.measured(series(racers));
    }
    return series(racers);
  }

  private static List<Series> series(List<Racer> racers) {
    return racers.stream()
        .map(r -> new Series(r.named.name(), r.points, r.failure, r.failedAt))
        .toList();
  }

  /**
   * What was measured on this machine before, of the same programs on the same generator's inputs:
   * at each size the latest.
   *
   * @return one series a program, in order; without points where there is nothing
   */
  public List<Series> known(Problem problem, Generator generator, List<Named> programs)
      throws ProblemException {
    List<Measurement> all =
        library.measurements(problem.id(), Measurement.Purpose.GROWTH).stream()
            .filter(m -> m.machine().equals(machine.get()) && m.seed() == generator.seed())
            .toList();
    List<Series> series = new ArrayList<>();
    for (Named named : programs) {
      String digest = Digests.of(problem, named.program(), generator);
      TreeMap<Long, Point> points = new TreeMap<>();
      TreeMap<Long, String> failures = new TreeMap<>();
      for (Measurement m : all) {
        for (int i = 0; i < m.programs().size(); i++) {
          if (m.programs().get(i).digest().equals(digest)) {
            points.remove(m.size());
            failures.remove(m.size());
            String failure = m.programs().get(i).failure();
            if (failure != null) {
              failures.put(m.size(), failure);
            } else if (m.count(i) > 0) {
              points.put(m.size(), point(m, i));
            }
          }
        }
      }
      Map.Entry<Long, String> failed = failures.firstEntry();
      series.add(
          new Series(
              named.name(),
              List.copyOf(points.values()),
              failed == null ? null : failed.getValue(),
              failed == null ? 0 : failed.getKey()));
    }
    return series;
  }

  private void at(
      Problem problem,
      Generator generator,
      Workload workload,
      List<Racer> racers,
      InterleavedRuns.Plan plan,
      Consumer<String> status,
      Cancellation cancellation)
      throws SandboxException, ProblemException {
    List<Racer> in = racers.stream().filter(Racer::isIn).toList();
    Problem here = problem.withWorkload(workload);
    List<Execution> executions =
        in.stream().map(r -> judge.measured(here, r.named.program())).toList();
    InterleavedRuns.Listener<RuntimeException> listener =
        new InterleavedRuns.Listener<>() {
          private int done;

          @Override
          public void finished(int round, Rounds.Turn turn) {
            String name = in.get(turn.program()).named.name();
            status.accept("n = " + workload.size() + ": run " + ++done + " · " + name);
          }
        };
    InterleavedRuns.Result<Verdict> result =
        new InterleavedRuns(
                sandbox, RoundOrder.reversing()) // the first program is the first to run
            .run(executions, plan, new Agreement(here, in), i -> false, listener, cancellation);
    if (result.stopped()) {
      return;
    }
    List<Measurement.Subject> subjects = new ArrayList<>();
    for (int i = 0; i < in.size(); i++) {
      Racer racer = in.get(i);
      Verdict verdict = Measurer.verdict(problem, racer.named.program().language().id(), result, i);
      if (!verdict.passed()) {
        racer.fail(verdict, workload.size());
      }
      Program.Source program = racer.named.program();
      subjects.add(
          new Measurement.Subject(
              program.language().id(),
              racer.named.name(),
              Digests.of(problem, program, generator),
              racer.failure));
    }
    Measurement made =
        new Measurement(
            problem.id(),
            Measurement.Purpose.GROWTH,
            machine.get(),
            workload.seed(),
            workload.size(),
            clock.instant(),
            subjects,
            Measurement.raw(result.rounds()));
    library.keep(made);
    for (int i = 0; i < in.size(); i++) {
      if (in.get(i).isIn()) {
        in.get(i).points.add(point(made, i));
      }
    }
  }

  /** Nothing says what is right at a size: what the first program prints is taken for it. */
  private final class Agreement implements InterleavedRuns.Check<Verdict> {
    private final Problem problem;
    private final List<Racer> racers;
    private @Nullable Problem agreed;

    Agreement(Problem problem, List<Racer> racers) {
      this.problem = problem;
      this.racers = racers;
    }

    @Override
    public Optional<Verdict> fault(int program, Run run) throws SandboxException {
      Problem known = agreed;
      if (known == null && run.outcome() instanceof Outcome.Completed) {
        Workload w = problem.workloads().getFirst();
        known =
            problem.withWorkload(
                new Workload(w.name(), w.seed(), w.size(), w.input(), run.stdout()));
        agreed = known;
      }
      Verdict verdict =
          judge.check(
              known == null ? problem : known,
              racers.get(program).named.program().language().id(),
              run);
      return Optional.of(verdict).filter(v -> !v.passed());
    }
  }

  private static Point point(Measurement of, int program) {
    return new Point(
        of.size(),
        of.count(program),
        of.summary(program, Figure.TIME).median(),
        of.summary(program, Figure.MEMORY).median(),
        of.summary(program, Figure.INTEGRAL).median());
  }
}
