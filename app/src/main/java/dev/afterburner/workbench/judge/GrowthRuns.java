package dev.afterburner.workbench.judge;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Execution;
import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.Outcome;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.Repetition;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.RunObserver;
import dev.afterburner.sandbox.Sandbox;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.stats.Interval;
import dev.afterburner.workbench.problem.Generator;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.ProblemException;
import dev.afterburner.workbench.problem.Verdict;
import dev.afterburner.workbench.problem.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Measures programs on inputs of several sizes. At each size all programs that are still in run
 * interleaved, and must agree on the output; one that fails at a size takes no part in the larger
 * ones.
 */
public final class GrowthRuns {

  /** Several sizes take a while, so each is measured a little less than elsewhere. */
  public static final Repetition.Plan PLAN =
      new Repetition.Plan(3, 15, Duration.ofMillis(1500), 0.02);

  /** More sizes than this say nothing more. */
  public static final int MOST_SIZES = 30;

  private final Sandbox sandbox;
  private final Judge judge;

  public GrowthRuns(Sandbox sandbox, Judge judge) {
    this.sandbox = sandbox;
    this.judge = judge;
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
   * @param failure why it takes no part in the larger sizes; null where it does
   * @param failedAt at which size; 0 where it did not fail, or failed on the cases
   */
  public record Series(String name, List<Point> points, @Nullable Verdict failure, long failedAt) {
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
    private @Nullable Verdict failure;
    private long failedAt;

    Racer(Named named) {
      this.named = named;
    }

    void fail(Verdict verdict, long size) {
      failure = verdict;
      failedAt = size;
    }

    String language() {
      return named.program.language().id();
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
      Repetition.Plan plan,
      Listener listener,
      Cancellation cancellation)
      throws SandboxException, ProblemException {
    List<Racer> racers = programs.stream().map(Racer::new).toList();
    for (Racer racer : racers) {
      listener.status(racer.named.name() + ": cases", 0);
      Verdict verdict =
          judge.judge(problem, racer.named.program(), false, result -> {}, cancellation).verdict();
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

  private void at(
      Problem problem,
      Workload workload,
      List<Racer> racers,
      Repetition.Plan plan,
      Consumer<String> status,
      Cancellation cancellation)
      throws SandboxException {
    List<Racer> in = new ArrayList<>(racers.stream().filter(Racer::isIn).toList());
    Problem here = problem.withWorkload(workload);
    while (!in.isEmpty() && !cancellation.isCancelled()) {
      List<Execution> executions =
          in.stream().map(r -> judge.measured(here, r.named.program())).toList();
      int[] done = {0};
      List<List<Run>> runs =
          new Repetition(sandbox)
              .run(
                  executions,
                  plan,
                  RunObserver.NONE,
                  (program, run) ->
                      status.accept(
                          "n = "
                              + workload.size()
                              + ": run "
                              + ++done[0]
                              + " · "
                              + in.get(program).named.name()),
                  cancellation);
      if (cancellation.isCancelled()) {
        return;
      }
      if (!drop(here, workload, in, runs)) {
        for (int i = 0; i < in.size(); i++) {
          in.get(i).points.add(point(workload.size(), runs.get(i)));
        }
        return;
      }
    }
  }

  /** Takes out one that failed, or that does not agree with the first; false where all are good. */
  private boolean drop(Problem problem, Workload workload, List<Racer> in, List<List<Run>> runs)
      throws SandboxException {
    for (int i = 0; i < in.size(); i++) {
      List<Run> own = runs.get(i);
      if (!own.isEmpty() && !(own.getLast().outcome() instanceof Outcome.Completed)) {
        in.get(i).fail(judge.check(problem, in.get(i).language(), own.getLast()), workload.size());
        in.remove(i);
        return true;
      }
    }
    Bytes agreed = runs.getFirst().getLast().stdout();
    Problem checked =
        problem.withWorkload(
            new Workload(
                workload.name(), workload.seed(), workload.size(), workload.input(), agreed));
    for (int i = 1; i < in.size(); i++) {
      Verdict verdict = judge.check(checked, in.get(i).language(), runs.get(i).getLast());
      if (!verdict.passed()) {
        in.get(i).fail(verdict, workload.size());
        in.remove(i);
        return true;
      }
    }
    return false;
  }

  private static Point point(long size, List<Run> runs) {
    return new Point(
        size,
        runs.size(),
        Repetition.summary(runs, Figure.TIME).median(),
        Repetition.summary(runs, Figure.MEMORY).median(),
        Repetition.summary(runs, Figure.INTEGRAL).median());
  }
}
