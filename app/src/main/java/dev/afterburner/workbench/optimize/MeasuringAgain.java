// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.optimize;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Execution;
import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.InterleavedRuns;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.Rounds;
import dev.afterburner.sandbox.RunObserver;
import dev.afterburner.sandbox.Runs;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.StopRule;
import dev.afterburner.sandbox.language.Language;
import dev.afterburner.sandbox.stats.Comparison;
import dev.afterburner.workbench.judge.Judge;
import dev.afterburner.workbench.measure.Measurer;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.Verdict;
import dev.afterburner.workbench.session.Phase;
import dev.afterburner.workbench.session.SessionEvent;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.session.Version;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Measures a version that was tried before once more, in turns with its parent and then with the
 * original, until both ratios that are shown of it are known well. The loop's decision stays as it
 * was made.
 *
 * <p>The runs are written with their comparison, when they are all made: a measurement that is cut
 * off leaves nothing, and can be begun again.
 */
final class MeasuringAgain {

  private final Judge judge;
  private final Measurer measurer;
  private final Problem problem;
  private final Language language;
  private final InstantSource clock;

  MeasuringAgain(
      Judge judge, Measurer measurer, Problem problem, Language language, InstantSource clock) {
    this.judge = judge;
    this.measurer = measurer;
    this.problem = problem;
    this.language = language;
    this.clock = clock;
  }

  /**
   * Measures.
   *
   * @param id the version
   * @param within half the width that the interval of the ratio may have, over the ratio
   */
  void of(int id, double within, Journal journal, Cancellation cancellation)
      throws SandboxException, SessionException, Stopped {
    SessionState state = journal.state();
    Version version = passing(state, id);
    Version rival =
        state
            .rival(version)
            .orElseThrow(
                () ->
                    new SessionException(
                        "v%d was made from no version that passes, so that there is nothing to"
                                .formatted(id)
                            + " measure it against"));
    against(rival, version, within, journal, cancellation);
    Version original = state.versions().getFirst();
    // In rounds of their own: an original that takes long would take the others' time.
    if (original.passed() && original.id() != rival.id()) {
      against(original, version, within, journal, cancellation);
    }
  }

  private void against(
      Version rival, Version version, double within, Journal journal, Cancellation cancellation)
      throws SandboxException, SessionException, Stopped {
    Figure objective = journal.state().started().settings().objective();
    measure(
        rival,
        version,
        InterleavedRuns.Plan.until(StopRule.preciseRatio(objective, 0, 1, within)),
        journal,
        cancellation);
  }

  /**
   * Measures the best version beside the original, in fresh runs that its choice did not depend on:
   * the best of many looks better than it is in the runs that it was chosen by.
   *
   * @param rounds how many runs of each
   */
  void confirm(Version best, int rounds, Journal journal, Cancellation cancellation)
      throws SandboxException, SessionException, Stopped {
    Version original = journal.state().versions().getFirst();
    InterleavedRuns.Plan plan = InterleavedRuns.Plan.exactly(rounds);
    measure(original, best, plan, journal, cancellation);
  }

  private void measure(
      Version rival,
      Version version,
      InterleavedRuns.Plan plan,
      Journal journal,
      Cancellation cancellation)
      throws SandboxException, SessionException, Stopped {
    SessionState state = journal.state();
    int id = version.id();
    List<Integer> ids = List.of(rival.id(), id);
    int trial = -1 - earlier(state);
    journal.enter(0, Phase.MEASURING, cancellation);
    InterleavedRuns.Result<Verdict> result =
        measurer
            .seeded(state.started().settings().seed() + trial)
            .run(
                problem,
                List.of(execution(rival), execution(version)),
                plan,
                program -> true,
                new Shown(ids, journal),
                cancellation);
    if (result.stopped()) {
      throw new Stopped();
    }
    if (!result.failures().isEmpty()) {
      InterleavedRuns.Failure<Verdict> failure = result.failures().getFirst();
      throw new SessionException(
          "v%d failed when it was measured again (%s), so that its runs were not kept"
              .formatted(ids.get(failure.program()), failure.fault().words()));
    }
    write(ids, trial, result.rounds(), journal);
  }

  private static Version passing(SessionState state, int id) throws SessionException {
    if (id < 0 || id >= state.versions().size()) {
      throw new SessionException(
          "there is no version v%d; there are v0 to v%d"
              .formatted(id, state.versions().size() - 1));
    }
    Version version = state.versions().get(id);
    if (!version.passed()) {
      throw new SessionException("v" + id + " does not pass, so that it can't be measured");
    }
    return version;
  }

  /** How many versions were measured again before; each is a trial of its own. */
  private static int earlier(SessionState state) {
    return (int)
        state.versions().stream()
            .flatMap(v -> v.compared().stream())
            .filter(c -> c.measuredAgain() != null)
            .count();
  }

  private Execution execution(Version version) {
    return judge.measured(problem, new Program.Source(language, version.code()));
  }

  private void write(List<Integer> ids, int trial, Rounds rounds, Journal journal)
      throws SessionException {
    for (int round = 0; round < rounds.count(); round++) {
      for (Rounds.Turn turn : rounds.rounds().get(round).turns()) {
        journal.write(
            new SessionEvent.RunFinished(ids.get(turn.program()), turn.run(), trial, round));
      }
    }
    Map<Figure, Comparison> comparisons = new EnumMap<>(Figure.class);
    for (Figure figure : Figure.values()) {
      comparisons.put(figure, Runs.compare(rounds, 0, 1, figure));
    }
    journal.write(
        new SessionEvent.VersionMeasuredAgain(
            ids.getLast(), ids.getFirst(), comparisons, clock.instant()));
  }

  /** Shows the runs while they are made. */
  private record Shown(List<Integer> versions, Journal journal)
      implements InterleavedRuns.Listener<RuntimeException> {

    @Override
    public RunObserver starting(int program, int number) {
      return journal.run(versions.get(program), number);
    }
  }
}
