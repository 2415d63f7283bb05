package dev.afterburner.workbench.optimize;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Execution;
import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.LiveCurve;
import dev.afterburner.sandbox.Outcome;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.Repetition;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.RunObserver;
import dev.afterburner.sandbox.Sandbox;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.workbench.judge.Judge;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.Verdict;
import dev.afterburner.workbench.session.SessionEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Measures versions in turns, each round in the reverse order of the one before (A B, B A, …), so
 * that a drift of the machine meets all of them alike; checks every run's output.
 *
 * <p>When it ends: after the plan's least number of rounds there is one look at the objective. If
 * every run of the candidate lies beyond every run of its rival by a quarter or more, the outcome
 * is clear and no more rounds are spent. Under the hypothesis that both programs are the same, five
 * runs each are fully separated in one direction or the other with a probability of 2/252 = 0.8 %
 * even without the quarter, so the look adds less than that to the 5 % of the comparison. Otherwise
 * rounds go on until medians are known as well as the plan wants or its budget is spent; neither
 * depends on what the comparison would say.
 */
final class Interleaving {

  /** Beyond this factor between the nearest two runs the outcome is clear at the first look. */
  static final double CLEAR = 1.25;

  private static final int OUTPUT_KEPT = 1_000;

  private static String language(Entrant entrant) {
    return entrant.execution.program() instanceof Program.Source source
        ? source.language().id()
        : "";
  }

  /** A version to be measured. */
  record Entrant(int version, Execution execution) {}

  /**
   * What came out.
   *
   * @param runs for each entrant, in order
   * @param failed index of the entrant that failed; −1 where none did
   * @param failure what is to be said of its run; null where none failed
   */
  record Result(List<List<Run>> runs, int failed, @Nullable Verdict failure) {}

  private final Sandbox sandbox;
  private final Judge judge;
  private final Repetition.Plan plan;

  Interleaving(Sandbox sandbox, Judge judge, Repetition.Plan plan) {
    this.sandbox = sandbox;
    this.judge = judge;
    this.plan = plan;
  }

  /**
   * Measures until the plan is fulfilled, the outcome is clear, or a run fails.
   *
   * @param entrants the candidate last; before it the rival that decides
   */
  Result run(
      Problem problem,
      List<Entrant> entrants,
      Figure objective,
      Journal journal,
      Cancellation cancellation)
      throws SandboxException, SessionException, Stopped {
    List<List<Run>> runs = new ArrayList<>();
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < entrants.size(); i++) {
      runs.add(new ArrayList<>());
      order.add(i);
    }
    long start = System.nanoTime();
    for (int round = 0; round < plan.maxRuns(); round++) {
      if (round >= plan.minRuns() && enough(runs, round, objective, System.nanoTime() - start)) {
        break;
      }
      for (int i : round % 2 == 0 ? order : order.reversed()) {
        Entrant entrant = entrants.get(i);
        Run run = one(entrant, round + 1, journal, cancellation);
        Verdict verdict = judge.check(problem, language(entrant), run);
        if (!verdict.passed()) {
          return new Result(runs, i, verdict);
        }
        Run kept = withHeads(run);
        runs.get(i).add(kept);
        journal.write(new SessionEvent.RunFinished(entrant.version(), kept));
      }
    }
    return new Result(runs, -1, null);
  }

  private Run one(Entrant entrant, int number, Journal journal, Cancellation cancellation)
      throws SandboxException, Stopped {
    RunObserver observer =
        new RunObserver() {
          @Override
          public void started(LiveCurve curve) {
            journal.tell(new SessionEvent.RunStarted(entrant.version(), number, curve));
          }
        };
    Run run = sandbox.run(entrant.execution(), observer, cancellation);
    if (cancellation.isCancelled() || run.outcome() instanceof Outcome.Cancelled) {
      throw new Stopped();
    }
    return run;
  }

  /** The run with the beginning of its outputs only: they were checked, and may be large. */
  private static Run withHeads(Run run) {
    return new Run(
        run.outcome(),
        run.wallNanos(),
        run.userNanos(),
        run.systemNanos(),
        run.highWaterBytes(),
        run.curve(),
        run.sampling(),
        head(run.stdout()),
        head(run.stderr()),
        run.orphans(),
        run.core());
  }

  private static Bytes head(Bytes output) {
    byte[] first = new byte[Math.min(OUTPUT_KEPT, output.size())];
    output.buffer().get(first);
    return Bytes.utf8(Bytes.of(first).text());
  }

  private boolean enough(List<List<Run>> runs, int rounds, Figure objective, long spentNanos) {
    if (rounds == plan.minRuns() && runs.size() > 1) {
      if (clear(runs.get(runs.size() - 2), runs.getLast(), objective)) {
        return true;
      }
    }
    return spentNanos > plan.budget().toNanos() * runs.size()
        || runs.stream()
            .allMatch(
                list ->
                    Repetition.summary(list, Figure.TIME).median().relativeHalfWidth()
                        <= plan.relativeHalfWidth());
  }

  private static boolean clear(List<Run> rival, List<Run> candidate, Figure figure) {
    double rivalMin = rival.stream().mapToDouble(figure::of).min().orElse(0);
    double rivalMax = rival.stream().mapToDouble(figure::of).max().orElse(0);
    double min = candidate.stream().mapToDouble(figure::of).min().orElse(0);
    double max = candidate.stream().mapToDouble(figure::of).max().orElse(0);
    return max * CLEAR <= rivalMin || min >= rivalMax * CLEAR;
  }
}
