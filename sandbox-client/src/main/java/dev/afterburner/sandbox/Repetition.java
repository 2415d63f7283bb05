package dev.afterburner.sandbox;

import dev.afterburner.sandbox.stats.Comparison;
import dev.afterburner.sandbox.stats.Summary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Runs programs repeatedly until their figures are known well enough.
 *
 * <p>Several programs are interleaved, each round in the reverse order of the one before (A B, B A,
 * …), so that a drift of the machine meets all of them alike.
 */
public final class Repetition {

  /**
   * When to stop.
   *
   * @param minRuns at least so many runs of each program
   * @param maxRuns at most so many
   * @param budget no new round once this much time is spent and {@code minRuns} are made
   * @param relativeHalfWidth enough when the 95 % interval of the median wall time is within this
   *     share of it, for every program
   */
  public record Plan(int minRuns, int maxRuns, Duration budget, double relativeHalfWidth) {

    /** 5 to 30 runs, 3 s a program, 2 %. */
    public static final Plan DEFAULT = new Plan(5, 30, Duration.ofSeconds(3), 0.02);

    /** Exactly n runs. */
    public static Plan exactly(int n) {
      return new Plan(n, n, Duration.ofDays(1), 0);
    }

    public Plan {
      if (minRuns < 1 || maxRuns < minRuns) {
        throw new IllegalArgumentException("runs must be 1 ≤ min ≤ max");
      }
    }
  }

  /** Told of each finished run. */
  @FunctionalInterface
  public interface Listener {
    /**
     * One more run is done.
     *
     * @param program index of the program in the list given
     * @param run what it gave
     */
    void finished(int program, Run run);
  }

  private final Sandbox sandbox;

  public Repetition(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  /**
   * Runs all programs, interleaved, until the plan is fulfilled. Ends early when any run does not
   * complete: that run is the last of its list.
   *
   * @return for each program its runs in order; shorter than planned after a failure or
   *     cancellation
   */
  public List<List<Run>> run(
      List<Execution> executions,
      Plan plan,
      RunObserver observer,
      Listener listener,
      Cancellation cancellation)
      throws SandboxException {
    List<List<Run>> runs = new ArrayList<>();
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < executions.size(); i++) {
      runs.add(new ArrayList<>());
      order.add(i);
    }
    long start = System.nanoTime();
    for (int round = 0; round < plan.maxRuns(); round++) {
      boolean spent = System.nanoTime() - start > plan.budget().toNanos() * executions.size();
      if (round >= plan.minRuns() && (spent || settled(runs, plan))) {
        break;
      }
      for (int program : order) {
        Run run = sandbox.run(executions.get(program), observer, cancellation);
        runs.get(program).add(run);
        listener.finished(program, run);
        if (!(run.outcome() instanceof Outcome.Completed)) {
          return runs;
        }
      }
      Collections.reverse(order);
    }
    return runs;
  }

  private static boolean settled(List<List<Run>> runs, Plan plan) {
    return runs.stream()
        .allMatch(
            list ->
                summary(list, Figure.TIME).median().relativeHalfWidth()
                    <= plan.relativeHalfWidth());
  }

  /** Median, interval, spread and outliers of one figure. */
  public static Summary summary(List<Run> runs, Figure figure) {
    return Summary.of(values(runs, figure));
  }

  /** Candidate against baseline in one figure. */
  public static Comparison compare(List<Run> baseline, List<Run> candidate, Figure figure) {
    return Comparison.of(values(baseline, figure), values(candidate, figure));
  }

  private static double[] values(List<Run> runs, Figure figure) {
    return runs.stream().mapToDouble(figure::of).toArray();
  }
}
