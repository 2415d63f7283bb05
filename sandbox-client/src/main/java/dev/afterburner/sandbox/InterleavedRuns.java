// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/**
 * Runs programs in rounds, each of them once a round, until enough is known; checks every run. All
 * figures come from here.
 *
 * <p>A run that does not pass the check is no valid run. Its program drops out: it takes no further
 * turn, and the result says why. What the others ran stays valid.
 */
public final class InterleavedRuns {

  /**
   * How many rounds.
   *
   * @param minRuns at least so many runs of each program
   * @param maxRuns at most so many
   * @param budget no new round once this much time a program is spent and {@code minRuns} are made
   * @param rule ends it between the two
   */
  public record Plan(int minRuns, int maxRuns, Duration budget, StopRule rule) {

    /** How near a median is wanted where nothing else is asked for, as a share of it. */
    public static final double PRECISE = 0.02;

    /** 5 to 30 runs, 3 s a program, 2 %. */
    public static final Plan DEFAULT =
        new Plan(5, 30, Duration.ofSeconds(3), StopRule.precise(PRECISE));

    /** Exactly n runs. */
    public static Plan exactly(int n) {
      return new Plan(n, n, Duration.ofDays(1), StopRule.NEVER);
    }

    public Plan {
      if (minRuns < 1 || maxRuns < minRuns) {
        throw new IllegalArgumentException("runs must be 1 ≤ min ≤ max");
      }
    }

    /** Until a rule ends it, for at most 1000 runs or 60 s a program: where more is asked for. */
    public static Plan until(StopRule rule) {
      return new Plan(DEFAULT.minRuns, 1_000, Duration.ofSeconds(60), rule);
    }

    /** The same bounds with another rule. */
    public Plan withRule(StopRule other) {
      return new Plan(minRuns, maxRuns, budget, other);
    }
  }

  /**
   * Decides whether a run is valid.
   *
   * @param <F> what is wrong with one that isn't
   */
  @FunctionalInterface
  public interface Check<F> {
    /**
     * What is wrong; empty if nothing is. Not asked about cancelled runs.
     *
     * @param program index of the program
     * @param run with its whole outputs
     */
    Optional<F> fault(int program, Run run) throws SandboxException;
  }

  /** A run is valid if it completes: where nothing is known about what a program should print. */
  public static final Check<Outcome> COMPLETES =
      (program, run) ->
          Optional.of(run.outcome()).filter(end -> !(end instanceof Outcome.Completed));

  /**
   * Told of the progress, on the thread that measures.
   *
   * @param <X> ends the measurement
   */
  public interface Listener<X extends Exception> {

    /**
     * A program is about to run; the run begins when this returns.
     *
     * @param number of the program's run, from 1
     * @return told of the run's progress
     */
    default RunObserver starting(int program, int number) throws SandboxException, X {
      return RunObserver.NONE;
    }

    /**
     * One more valid run is made.
     *
     * @param round 0, 1, 2, …
     */
    default void finished(int round, Rounds.Turn turn) throws X {}
  }

  /** Listens to nothing. */
  public static final Listener<RuntimeException> NOBODY = new Listener<>() {};

  /**
   * Why a program dropped out.
   *
   * @param program its index
   * @param run the run that is not valid, with its whole outputs
   * @param fault what is wrong with it
   */
  public record Failure<F>(int program, Run run, F fault) {}

  /**
   * What came out.
   *
   * @param rounds valid runs only
   * @param failures one for each program that dropped out, in that order
   * @param stopped whether it was cancelled: then it is shorter than planned
   */
  public record Result<F>(Rounds rounds, List<Failure<F>> failures, boolean stopped) {

    public Result {
      failures = List.copyOf(failures);
    }

    /** The valid runs of one program; those before it failed where it dropped out. */
    public List<Run> runs(int program) {
      return rounds.of(program);
    }

    /** Why a program dropped out; empty if it didn't. */
    public Optional<Failure<F>> failure(int program) {
      return failures.stream().filter(f -> f.program() == program).findFirst();
    }

    /** All runs of a program, the one that failed last. */
    public List<Run> allRuns(int program) {
      List<Run> all = new ArrayList<>(runs(program));
      failure(program).ifPresent(failure -> all.add(failure.run()));
      return List.copyOf(all);
    }
  }

  private final Sandbox sandbox;
  private final RoundOrder order;
  private final LongSupplier nanoTime;

  /** Each round in an order drawn at random: comparisons within rounds rest on it. */
  public InterleavedRuns(Sandbox sandbox) {
    this(sandbox, RoundOrder.random(new SplittableRandom()));
  }

  public InterleavedRuns(Sandbox sandbox, RoundOrder order) {
    this(sandbox, order, System::nanoTime);
  }

  InterleavedRuns(Sandbox sandbox, RoundOrder order, LongSupplier nanoTime) {
    this.sandbox = sandbox;
    this.order = order;
    this.nanoTime = nanoTime;
  }

  /** Runs a program once for nothing: it is compiled then, and its files are in memory. */
  public void warmUp(Execution execution, Cancellation cancellation) throws SandboxException {
    sandbox.run(execution, RunObserver.NONE, cancellation);
  }

  /**
   * Runs all programs until the plan is fulfilled, none is left, one that is needed drops out, or
   * it is cancelled.
   *
   * @param executions one a program
   * @param needed programs without which the others' runs are not wanted
   * @param <F> what is wrong with a run that is not valid
   * @param <X> what the listener may throw
   */
  public <F, X extends Exception> Result<F> run(
      List<Execution> executions,
      Plan plan,
      Check<F> check,
      IntPredicate needed,
      Listener<X> listener,
      Cancellation cancellation)
      throws SandboxException, X {
    int programs = executions.size();
    List<Rounds.Round> rounds = new ArrayList<>();
    List<Failure<F>> failures = new ArrayList<>();
    List<Integer> in = new ArrayList<>(IntStream.range(0, programs).boxed().toList());
    long start = nanoTime.getAsLong();
    while (!in.isEmpty() && goesOn(new Rounds(programs, rounds), plan, start)) {
      List<Rounds.Turn> turns = new ArrayList<>();
      for (int program : order.of(rounds.size(), List.copyOf(in))) {
        RunObserver observer = listener.starting(program, rounds.size() + 1);
        Run run = sandbox.run(executions.get(program), observer, cancellation);
        if (cancellation.isCancelled() || run.outcome() instanceof Outcome.Cancelled) {
          rounds.add(new Rounds.Round(turns));
          return new Result<>(new Rounds(programs, rounds), failures, true);
        }
        Optional<F> fault = check.fault(program, run);
        if (fault.isPresent()) {
          failures.add(new Failure<>(program, run, fault.get()));
          in.remove(Integer.valueOf(program));
          if (needed.test(program)) {
            rounds.add(new Rounds.Round(turns));
            return new Result<>(new Rounds(programs, rounds), failures, false);
          }
        } else {
          turns.add(new Rounds.Turn(program, run.withOutputHeads()));
          listener.finished(rounds.size(), turns.getLast());
        }
      }
      rounds.add(new Rounds.Round(turns));
    }
    return new Result<>(new Rounds(programs, rounds), failures, false);
  }

  private boolean goesOn(Rounds made, Plan plan, long start) {
    if (made.count() < plan.minRuns()) {
      return true;
    }
    boolean spent = nanoTime.getAsLong() - start > plan.budget().toNanos() * made.programs();
    return made.count() < plan.maxRuns() && !spent && !plan.rule().enough(made);
  }
}
