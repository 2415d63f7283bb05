package dev.afterburner.workbench.optimize;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Execution;
import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.Repetition;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.language.Language;
import dev.afterburner.sandbox.stats.Comparison;
import dev.afterburner.workbench.judge.Judge;
import dev.afterburner.workbench.problem.CaseResult;
import dev.afterburner.workbench.problem.Judgement;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.Verdict;
import dev.afterburner.workbench.session.Origin;
import dev.afterburner.workbench.session.Phase;
import dev.afterburner.workbench.session.SessionEvent;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.session.Version;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tries one version: judges it, measures it against the best and its parent, decides. */
final class Trial {

  /** A candidate may take this many times as long as its rival; more would only eat time. */
  private static final int PATIENCE = 10;

  private static final Duration LEAST_WALL = Duration.ofSeconds(10);

  private final Judge judge;
  private final Interleaving interleaving;
  private final Problem problem;
  private final Language language;

  Trial(Judge judge, Interleaving interleaving, Problem problem, Language language) {
    this.judge = judge;
    this.interleaving = interleaving;
    this.problem = problem;
    this.language = language;
  }

  /** Tries a version that exists already. */
  void of(int id, Journal journal, Cancellation cancellation)
      throws SandboxException, SessionException, Stopped {
    Version version = journal.state().versions().get(id);
    Judgement judgement = judged(version, journal, cancellation);
    if (!judgement.verdict().passed()) {
      decline(id, judgement.verdict().words(), journal);
      return;
    }
    List<Version> rivals = rivals(journal.state(), version);
    journal.tell(new SessionEvent.PhaseEntered(version.step(), Phase.MEASURING));
    Figure objective = journal.state().started().settings().objective();
    Interleaving.Result result =
        interleaving.run(problem, entrants(rivals, version), objective, journal, cancellation);
    journal.tell(new SessionEvent.PhaseEntered(version.step(), Phase.DECIDING));
    Verdict failure = result.failure();
    if (failure != null) {
      failed(version, judgement, rivals, result, failure, journal);
    } else {
      decide(version, rivals, result.runs(), objective, journal);
    }
  }

  private Judgement judged(Version version, Journal journal, Cancellation cancellation)
      throws SandboxException, SessionException, Stopped {
    journal.tell(new SessionEvent.PhaseEntered(version.step(), Phase.JUDGING));
    List<CaseResult> done = new ArrayList<>();
    Judgement judgement =
        judge.judge(
            problem,
            new Program.Source(language, version.code()),
            false,
            result -> {
              done.add(result);
              journal.tell(
                  new SessionEvent.CaseJudged(
                      version.id(), result, done.size(), problem.cases().size()));
            },
            cancellation);
    if (cancellation.isCancelled()) {
      throw new Stopped();
    }
    journal.write(new SessionEvent.VersionJudged(version.id(), judgement));
    return judgement;
  }

  /** Whom to measure against: the parent first, the best, which decides, last. */
  private static List<Version> rivals(SessionState state, Version version) {
    List<Version> rivals = new ArrayList<>();
    Integer parent = version.parent();
    Integer best = state.best();
    if (parent != null && !parent.equals(best) && state.versions().get(parent).passed()) {
      rivals.add(state.versions().get(parent));
    }
    state.bestVersion().filter(v -> v.id() != version.id()).ifPresent(rivals::add);
    return rivals;
  }

  private List<Interleaving.Entrant> entrants(List<Version> rivals, Version version) {
    List<Interleaving.Entrant> entrants = new ArrayList<>();
    for (Version rival : rivals) {
      entrants.add(new Interleaving.Entrant(rival.id(), execution(rival)));
    }
    Execution execution = execution(version);
    Optional<Duration> wall =
        rivals.isEmpty()
            ? Optional.empty()
            : rivals.getLast().summary(Figure.TIME).map(s -> wall(s.median().value(), execution));
    entrants.add(
        new Interleaving.Entrant(
            version.id(),
            wall.map(w -> execution.withLimits(execution.limits().withWall(w))).orElse(execution)));
    return entrants;
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
      Version version,
      Judgement judgement,
      List<Version> rivals,
      Interleaving.Result result,
      Verdict failure,
      Journal journal)
      throws SessionException {
    if (result.failed() < rivals.size()) {
      decline(
          version.id(),
          "not compared: v%d failed when measured again (%s)"
              .formatted(rivals.get(result.failed()).id(), failure.words()),
          journal);
      return;
    }
    journal.write(
        new SessionEvent.VersionJudged(version.id(), new Judgement(failure, judgement.cases())));
    decline(version.id(), failure.words(), journal);
  }

  private static void decide(
      Version version,
      List<Version> rivals,
      List<List<Run>> runs,
      Figure objective,
      Journal journal)
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
        comparisons.put(figure, Repetition.compare(runs.get(i), runs.getLast(), figure));
      }
      deciding = comparisons.get(objective);
      journal.write(
          new SessionEvent.VersionCompared(version.id(), rivals.get(i).id(), comparisons));
    }
    Decision decision = Decision.of(objective, java.util.Objects.requireNonNull(deciding));
    int best = rivals.getLast().id();
    boolean parentDecided = Integer.valueOf(best).equals(version.parent());
    String reason = decision.reason() + (parentDecided ? "" : ", against v" + best);
    if (decision.accepted()) {
      journal.write(new SessionEvent.VersionAccepted(version.id(), reason));
    } else {
      decline(version.id(), reason, journal);
    }
  }

  private static void decline(int version, String reason, Journal journal) throws SessionException {
    journal.write(new SessionEvent.VersionDeclined(version, reason));
  }
}
