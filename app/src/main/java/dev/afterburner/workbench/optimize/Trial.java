// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.optimize;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Execution;
import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.InterleavedRuns;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.Rounds;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.RunObserver;
import dev.afterburner.sandbox.Runs;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.StopRule;
import dev.afterburner.sandbox.language.Language;
import dev.afterburner.sandbox.stats.Comparison;
import dev.afterburner.workbench.judge.Judge;
import dev.afterburner.workbench.measure.Measurer;
import dev.afterburner.workbench.problem.Judgement;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.Verdict;
import dev.afterburner.workbench.session.Origin;
import dev.afterburner.workbench.session.Phase;
import dev.afterburner.workbench.session.SessionEvent;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.session.Settings;
import dev.afterburner.workbench.session.Version;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/** Tries versions: judges them, measures what passes against the best and its parent, decides. */
final class Trial {

  /** A candidate may take this many times as long as its rival; more would only eat time. */
  private static final int PATIENCE = 10;

  private static final Duration LEAST_WALL = Duration.ofSeconds(10);

  private final Judge judge;
  private final Judging judging;
  private final Measurer measurer;
  private final InterleavedRuns.Plan plan;
  private final Problem problem;
  private final Language language;

  Trial(
      Judge judge,
      Measurer measurer,
      InterleavedRuns.Plan plan,
      Problem problem,
      Language language) {
    this.judge = judge;
    this.judging = new Judging(judge, problem, language);
    this.measurer = measurer;
    this.plan = plan;
    this.problem = problem;
    this.language = language;
  }

  /**
   * Tries versions that exist already: judges them at the same time, then measures and decides one
   * after another. One with the code of an earlier one takes over its verdict.
   */
  void of(List<Integer> ids, Journal journal, Cancellation cancellation)
      throws SandboxException, SessionException, Stopped {
    List<Version> fresh = new ArrayList<>();
    Map<Integer, Integer> twins = new HashMap<>();
    for (int id : ids) {
      Version version = journal.state().versions().get(id);
      OptionalInt twin = Twins.of(journal.state(), version, fresh);
      if (twin.isPresent()) {
        twins.put(id, twin.getAsInt());
      } else {
        fresh.add(version);
      }
    }
    if (!fresh.isEmpty()) {
      journal.enter(fresh.getFirst().step(), Phase.JUDGING, cancellation);
      for (var judged : judging.judge(fresh, journal, cancellation).entrySet()) {
        journal.write(new SessionEvent.VersionJudged(judged.getKey(), judged.getValue()));
      }
    }
    for (int id : ids) {
      Integer twin = twins.get(id);
      if (twin == null) {
        settle(id, journal, cancellation);
      } else {
        takeOver(id, twin, journal);
      }
    }
  }

  /** Judges once more what was judged by other cases than the problem has now. */
  void again(Journal journal, Cancellation cancellation)
      throws SandboxException, SessionException, Stopped {
    List<Version> older =
        journal.state().versions().stream().filter(v -> v.outdated(problem).isPresent()).toList();
    if (!older.isEmpty()) {
      journal.enter(0, Phase.JUDGING, cancellation);
      for (var judged : judging.judge(older, journal, cancellation).entrySet()) {
        journal.write(new SessionEvent.VersionJudgedAgain(judged.getKey(), judged.getValue()));
      }
    }
  }

  private static void takeOver(int id, int twin, Journal journal) throws SessionException {
    Judgement judgement = journal.state().versions().get(twin).judgement();
    if (judgement != null) {
      journal.write(new SessionEvent.VersionJudged(id, judgement));
    }
    decline(id, "same code as v" + twin, journal);
  }

  private void settle(int id, Journal journal, Cancellation cancellation)
      throws SandboxException, SessionException, Stopped {
    Version version = journal.state().versions().get(id);
    Judgement judgement = Objects.requireNonNull(version.judgement());
    if (!judgement.verdict().passed()) {
      decline(id, judgement.verdict().words(), journal);
      return;
    }
    Settings settings = journal.state().started().settings();
    boolean plain = settings.acceptance() == Settings.Acceptance.PLAIN;
    List<Version> rivals = rivals(journal.state(), version);
    List<Version> measured = plain ? List.of() : rivals;
    journal.enter(version.step(), Phase.MEASURING, cancellation);
    Figure objective = settings.objective();
    List<Integer> ids = new ArrayList<>(measured.stream().map(Version::id).toList());
    ids.add(version.id());
    InterleavedRuns.Result<Verdict> result =
        measurer
            .seeded(settings.seed() + version.id())
            .run(
                problem,
                executions(measured, rivals, version),
                measured.isEmpty()
                    ? plan
                    : plan.withRule(
                        StopRule.decided(objective, measured.size() - 1, measured.size())),
                program -> true,
                new Reported(ids, journal),
                cancellation);
    if (result.stopped()) {
      throw new Stopped();
    }
    journal.enter(version.step(), Phase.DECIDING, cancellation);
    if (!result.failures().isEmpty()) {
      InterleavedRuns.Failure<Verdict> failure = result.failures().getFirst();
      failed(version, judgement, ids.get(failure.program()), failure.fault(), journal);
    } else if (plain) {
      decidePlainly(version, rivals, result.runs(0), objective, journal);
    } else {
      decide(version, rivals, result.rounds(), objective, journal);
    }
  }

  /** Whom to measure against: the parent first, the best, which decides, last. */
  private static List<Version> rivals(SessionState state, Version version) {
    List<Version> rivals = new ArrayList<>();
    Integer parent = version.parent();
    Integer best = state.best();
    // Among several candidates the best may have changed since they were made from the parent.
    boolean alone = version.step() == 0 || state.started().settings().candidates() == 1;
    if (alone && parent != null && !parent.equals(best) && state.versions().get(parent).passed()) {
      rivals.add(state.versions().get(parent));
    }
    state.bestVersion().filter(v -> v.id() != version.id()).ifPresent(rivals::add);
    return rivals;
  }

  /** Tells a session of the runs of its versions. */
  private record Reported(List<Integer> versions, Journal journal)
      implements InterleavedRuns.Listener<SessionException> {

    @Override
    public RunObserver starting(int program, int number) {
      return journal.run(versions.get(program), number);
    }

    @Override
    public void finished(int round, Rounds.Turn turn) throws SessionException {
      int version = versions.get(turn.program());
      journal.write(new SessionEvent.RunFinished(version, turn.run(), versions.getLast(), round));
    }
  }

  private List<Execution> executions(
      List<Version> measured, List<Version> rivals, Version version) {
    List<Execution> executions = new ArrayList<>(measured.stream().map(this::execution).toList());
    Execution execution = execution(version);
    Optional<Duration> wall =
        rivals.isEmpty()
            ? Optional.empty()
            : rivals.getLast().summary(Figure.TIME).map(s -> wall(s.median().value(), execution));
    executions.add(
        wall.map(w -> execution.withLimits(execution.limits().withWall(w))).orElse(execution));
    return executions;
  }

  private static Duration wall(double rivalNanos, Execution execution) {
    Duration patience = Duration.ofNanos((long) (PATIENCE * rivalNanos));
    Duration least = patience.compareTo(LEAST_WALL) > 0 ? patience : LEAST_WALL;
    Duration most = execution.limits().wall();
    return least.compareTo(most) < 0 ? least : most;
  }

  private Execution execution(Version version) {
    return judge.measured(problem, new Program.Source(language, version.code()));
  }

  private static void failed(
      Version version, Judgement judgement, int who, Verdict failure, Journal journal)
      throws SessionException {
    if (who != version.id()) {
      decline(
          version.id(),
          "not compared: v%d failed when measured again (%s)".formatted(who, failure.words()),
          journal);
      return;
    }
    journal.write(
        new SessionEvent.VersionJudged(version.id(), new Judgement(failure, judgement.cases())));
    decline(version.id(), failure.words(), journal);
  }

  private static void decide(
      Version version, List<Version> rivals, Rounds rounds, Figure objective, Journal journal)
      throws SessionException {
    if (rivals.isEmpty()) {
      String reason =
          version.origin() == Origin.ORIGINAL ? "the original" : "the first version that passes";
      journal.write(new SessionEvent.VersionAccepted(version.id(), reason));
      return;
    }
    Comparison deciding = null;
    for (int i = 0; i < rivals.size(); i++) {
      Map<Figure, Comparison> comparisons = new EnumMap<>(Figure.class);
      for (Figure figure : Figure.values()) {
        comparisons.put(figure, Runs.compare(rounds, i, rivals.size(), figure));
      }
      deciding = comparisons.get(objective);
      journal.write(
          new SessionEvent.VersionCompared(version.id(), rivals.get(i).id(), comparisons));
    }
    Decision decision =
        Decision.of(objective, Objects.requireNonNull(deciding), "v" + rivals.getLast().id());
    write(version, decision, journal);
  }

  /** The paper's way: its median against the best's as that was measured before. */
  private static void decidePlainly(
      Version version, List<Version> rivals, List<Run> runs, Figure objective, Journal journal)
      throws SessionException {
    if (rivals.isEmpty()) {
      decide(version, rivals, new Rounds(1, List.of()), objective, journal);
      return;
    }
    Version best = rivals.getLast();
    Map<Figure, Comparison> comparisons = new EnumMap<>(Figure.class);
    for (Figure figure : Figure.values()) {
      comparisons.put(figure, Runs.compare(best.runs(), runs, figure));
    }
    journal.write(new SessionEvent.VersionCompared(version.id(), best.id(), comparisons));
    double before = Runs.summary(best.runs(), objective).median().value();
    double now = Runs.summary(runs, objective).median().value();
    write(version, Decision.plain(objective, before, now, "v" + best.id()), journal);
  }

  private static void write(Version version, Decision decision, Journal journal)
      throws SessionException {
    if (decision.accepted()) {
      journal.write(new SessionEvent.VersionAccepted(version.id(), decision.reason()));
    } else {
      decline(version.id(), decision.reason(), journal);
    }
  }

  private static void decline(int version, String reason, Journal journal) throws SessionException {
    journal.write(new SessionEvent.VersionDeclined(version, reason));
  }
}
