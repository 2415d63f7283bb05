// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.study.simulation;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.Isolation;
import dev.afterburner.sandbox.stats.Comparison;
import dev.afterburner.workbench.optimize.policy.NextStep;
import dev.afterburner.workbench.problem.CaseResult;
import dev.afterburner.workbench.problem.Judgement;
import dev.afterburner.workbench.problem.Verdict;
import dev.afterburner.workbench.session.Operator;
import dev.afterburner.workbench.session.Origin;
import dev.afterburner.workbench.session.SessionEvent;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.session.Settings;
import dev.afterburner.workbench.session.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A session whose model and machine are made up and whose choices, comparisons and decisions are
 * the product's own. A run's time and memory have a noise of {@value #NOISE}, and those of a round
 * share a drift.
 */
public final class SimulatedSession {

  /** Standard deviation of ln of a run's figure. */
  static final double NOISE = 0.03;

  private static final double DRIFT = 0.05;
  private static final int ROUNDS = 7;
  private static final int CASES = 3;

  private final Landscape landscape;
  private final RandomGenerator random;
  private final List<Simulated> programs = new ArrayList<>();
  private final List<SessionEvent.Stored> events = new ArrayList<>();
  private SessionState state;

  SimulatedSession(Landscape landscape, Settings settings, long seed) {
    this.landscape = landscape;
    this.random = new Random(seed);
    SessionEvent.SessionStarted started =
        new SessionEvent.SessionStarted(
            "simulated",
            landscape.id(),
            "python",
            settings,
            Isolation.Level.PROCESS_ONLY,
            Instant.EPOCH);
    this.state = SessionState.begin(started);
    events.add(started);
    add(Simulated.ORIGINAL, null, Origin.ORIGINAL, 0);
  }

  /** Takes the steps that its settings plan, in a landscape drawn by the seed. */
  public static List<SessionEvent.Stored> events(Settings settings, long seed) {
    Landscape[] all = Landscape.values();
    SimulatedSession session =
        new SimulatedSession(all[(int) Math.floorMod(seed, (long) all.length)], settings, seed);
    for (int i = 0; i < settings.iterations(); i++) {
      session.step();
    }
    return List.copyOf(session.events);
  }

  SessionState state() {
    return state;
  }

  /** The true gain of the version that the session holds for the best. */
  double bestGain() {
    return state.bestVersion().map(v -> programs.get(v.id()).gain()).orElse(0.0);
  }

  /** One step: choice, replies, verdicts, comparisons, decisions. */
  void step() {
    SessionEvent.StepChosen choice = NextStep.of(state);
    write(choice);
    write(new SessionEvent.PromptSent(choice.step(), choice.parent(), ""));
    for (int i = 1; i <= state.started().settings().candidates(); i++) {
      write(new SessionEvent.ReplyReceived(choice.step(), i, "", 0, 0, 800, 400, 1, 1, Map.of()));
    }
    for (int i = 1; i <= state.started().settings().candidates(); i++) {
      add(answer(choice), choice.parent(), Origin.MODEL, choice.step());
    }
    write(new SessionEvent.StepFinished(choice.step(), 1));
  }

  private Simulated answer(SessionEvent.StepChosen choice) {
    Simulated parent = programs.get(choice.parent());
    Operator operator = choice.operator();
    if (!parent.passes() && operator != Operator.REPAIR && random.nextBoolean()) {
      // From a wrong program half of the replies are right, as without a repair's help.
      parent = parent.right();
    }
    List<Simulated> context = choice.context().stream().map(programs::get).toList();
    return landscape.answer(new Landscape.Asked(parent, context, operator), random);
  }

  private void add(Simulated program, @Nullable Integer parent, Origin origin, int step) {
    int id = programs.size();
    programs.add(program);
    String code = ("v" + id + " ").repeat(program.length() / 3);
    write(new SessionEvent.VersionCreated(id, parent, origin, step, code));
    write(new SessionEvent.VersionJudged(id, judged(program)));
    if (!program.passes()) {
      write(new SessionEvent.VersionDeclined(id, "wrong answer"));
      return;
    }
    Integer best = state.best();
    if (best == null) {
      write(new SessionEvent.VersionAccepted(id, "the original"));
      return;
    }
    if (parent != null && !parent.equals(best) && programs.get(parent).passes()) {
      compare(id, parent);
    }
    Comparison found = Objects.requireNonNull(compare(id, best).get(Figure.TIME));
    boolean better = found.outcome() == Comparison.Outcome.LESS;
    write(
        better
            ? new SessionEvent.VersionAccepted(id, "faster")
            : new SessionEvent.VersionDeclined(id, "not shown to be faster"));
  }

  private Judgement judged(Simulated program) {
    if (!program.passes()) {
      Verdict wrong = new Verdict.WrongAnswer("1", "a", "b");
      return new Judgement(wrong, List.of(new CaseResult("1", wrong, 1, 1, "")));
    }
    List<CaseResult> cases = new ArrayList<>();
    for (int i = 1; i <= CASES; i++) {
      long wall = Math.round(1e9 * Math.exp(-program.gain() + 0.1 * random.nextGaussian()));
      long peak = Math.round(1e8 * Math.exp(-program.memory() + 0.02 * random.nextGaussian()));
      cases.add(new CaseResult(String.valueOf(i), new Verdict.Passed(), wall, peak, ""));
    }
    return new Judgement(new Verdict.Passed(), cases);
  }

  private Map<Figure, Comparison> compare(int version, int against) {
    Map<Figure, Comparison> figures = compared(programs.get(against), programs.get(version));
    write(new SessionEvent.VersionCompared(version, against, figures));
    return figures;
  }

  /** Runs in turns of two programs, compared as the product compares them. */
  private Map<Figure, Comparison> compared(Simulated baseline, Simulated candidate) {
    double[][] time = new double[ROUNDS][2];
    double[][] memory = new double[ROUNDS][2];
    double[][] integral = new double[ROUNDS][2];
    for (int round = 0; round < ROUNDS; round++) {
      double drift = DRIFT * random.nextGaussian();
      for (int i = 0; i < 2; i++) {
        Simulated program = i == 0 ? baseline : candidate;
        time[round][i] = Math.exp(drift - program.gain() + NOISE * random.nextGaussian());
        memory[round][i] = Math.exp(-program.memory() + NOISE / 3 * random.nextGaussian());
        integral[round][i] = time[round][i] * memory[round][i];
      }
    }
    Map<Figure, Comparison> figures = new EnumMap<>(Figure.class);
    figures.put(Figure.TIME, Comparison.ofRounds(time));
    figures.put(Figure.MEMORY, Comparison.ofRounds(memory));
    figures.put(Figure.INTEGRAL, Comparison.ofRounds(integral));
    return figures;
  }

  /** The best version's gain: as the search saw it, as fresh runs beside the original do, true. */
  double[] claimedAndFresh() {
    Version best = state.bestVersion().orElseThrow();
    double claimed = 0;
    Version at = best;
    Integer rival = at.comparedWith();
    while (rival != null) {
      claimed -=
          Math.log(Objects.requireNonNull(at.comparisons().get(Figure.TIME)).ratio().value());
      at = state.versions().get(rival);
      rival = at.comparedWith();
    }
    Simulated program = programs.get(best.id());
    double fresh =
        -Math.log(
            Objects.requireNonNull(compared(Simulated.ORIGINAL, program).get(Figure.TIME))
                .ratio()
                .value());
    return new double[] {claimed, fresh, program.gain()};
  }

  private void write(SessionEvent.Stored event) {
    events.add(event);
    state = state.after(event);
  }
}
