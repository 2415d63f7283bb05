// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.optimize.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.Isolation;
import dev.afterburner.sandbox.stats.Comparison;
import dev.afterburner.sandbox.stats.Interval;
import dev.afterburner.workbench.problem.CaseResult;
import dev.afterburner.workbench.problem.Judgement;
import dev.afterburner.workbench.problem.Verdict;
import dev.afterburner.workbench.session.Operator;
import dev.afterburner.workbench.session.Origin;
import dev.afterburner.workbench.session.Search;
import dev.afterburner.workbench.session.SessionEvent;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.session.Settings;
import dev.afterburner.workbench.study.simulation.SimulatedSession;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A search policy")
class PoliciesTest {

  private static final Search ALL =
      new Search(
          2,
          5,
          4,
          0,
          0,
          List.of(new Search.Offer("second", 1, 2), new Search.Offer("third", 0.1, 0.2)),
          Search.Turns.BANDIT);

  @Test
  @DisplayName("chooses the same again in a replay of each of 200 random sessions")
  void replay() {
    Random random = new Random(20261201);
    Set<Operator> seen = EnumSet.noneOf(Operator.class);
    List<Settings.Policy> policies = List.of(Settings.Policy.values());
    int choices = 0;
    int away = 0;
    for (int i = 0; i < 200; i++) {
      Settings.Policy policy = policies.get(i % policies.size());
      Settings settings =
          Settings.of(Figure.TIME, policy, 5 + random.nextInt(20), random.nextLong(), "first")
              .withCandidates(1 + random.nextInt(3))
              .withSearch(i % 3 == 0 ? Search.PLAIN : ALL);
      List<SessionEvent.Stored> events = SimulatedSession.events(settings, i);
      for (int k = 0; k < events.size(); k++) {
        if (events.get(k) instanceof SessionEvent.StepChosen stored) {
          SessionState before = SessionState.fold(events.subList(0, k));
          assertEquals(stored, NextStep.of(before), "session " + i);
          assertTrue(stored.parent() >= 0 && stored.parent() < before.versions().size());
          assertTrue(!stored.context().contains(stored.parent()), "shown twice");
          assertEquals(stored.context().size(), Set.copyOf(stored.context()).size());
          seen.add(stored.operator());
          choices++;
          away += Integer.valueOf(stored.parent()).equals(before.best()) ? 0 : 1;
        }
      }
      SessionState end = SessionState.fold(events);
      assertEquals(settings.iterations(), end.choices().size());
    }
    assertEquals(EnumSet.allOf(Operator.class), seen);
    assertTrue(choices > 2000, choices + " choices");
    assertTrue(away > choices / 4, "policies leave the best version: " + away + " of " + choices);
  }

  @Test
  @DisplayName("draws otherwise with another seed")
  void seeds() {
    assertNotEquals(parents(Settings.Policy.SCS, 1), parents(Settings.Policy.SCS, 2));
    assertNotEquals(parents(Settings.Policy.MAP_ELITES, 1), parents(Settings.Policy.MAP_ELITES, 2));
  }

  /** The parents that seeds 0 to 19 of a fixed session choose, from a base. */
  private static List<Integer> parents(Settings.Policy policy, long base) {
    List<Integer> parents = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      Session session = new Session(policy, Search.PLAIN, 1000 * base + i);
      session.passing(0, null, 0, 1);
      session.passing(1, 0, 0, 0.8);
      session.passing(2, 1, 0, 0.3);
      session.passing(3, 2, 0, 0.1);
      parents.add(NextStep.of(session.state()).parent());
    }
    return parents;
  }

  @Test
  @DisplayName("scores along a chain by lower bounds whose half widths add as squares")
  void scores() {
    Session session = new Session(Settings.Policy.KEEP_BEST, Search.PLAIN, 1);
    session.passing(0, null, 0, 1);
    // ln 2 gained; the upper end of the ratio is 0.5·e^0.03.
    session.compared(1, 0, 0.5, 0.03);
    // From there another ln 2, upper end e^0.04 higher: √(0.03² + 0.04²) = 0.05.
    session.compared(2, 1, 0.5, 0.04);
    Scores scores = Scores.of(session.state(), Figure.TIME);
    assertEquals(0, scores.low(0), 1e-12);
    assertEquals(Math.log(2) - 0.03, scores.low(1), 1e-12);
    assertEquals(2 * Math.log(2) - 0.05, scores.low(2), 1e-12);
    assertEquals(2 * Math.log(2) + 0.05, scores.of(2).high(), 1e-12);
    assertEquals(List.of(2, 1, 0), scores.ranked());
  }

  @Test
  @DisplayName("takes no score from a failure, and more certainty from a later measurement")
  void fresh() {
    Session session = new Session(Settings.Policy.KEEP_BEST, Search.PLAIN, 1);
    session.passing(0, null, 0, 1);
    session.compared(1, 0, 0.5, 0.3);
    session.failing(2, 1, 2);
    assertEquals(List.of(0, 1), Scores.of(session.state(), Figure.TIME).versions());
    session.write(new SessionEvent.VersionMeasuredAgain(1, 0, ratio(0.7, 0.01), Instant.EPOCH));
    Scores scores = Scores.of(session.state(), Figure.TIME);
    assertEquals(-Math.log(0.7) - 0.01, scores.low(1), 1e-12);
  }

  @Test
  @DisplayName("archive: PUCT by hand")
  void puct() {
    // Values 0, 1, 2: scale 2; ranks give priors 1/6, 2/6, 3/6. T = 8, √9 = 3.
    // v0: Q 1 + 2·1/6·3/(1+4) = 1.2; v1: Q 1 + 2·2/6·3/(1+1) = 2; v2: Q 2 + 2·3/6·3/(1+2) = 3.
    List<Archive.Node> nodes =
        List.of(
            new Archive.Node(0, 0, 1, 4),
            new Archive.Node(1, 1, 1, 1),
            new Archive.Node(2, 2, 2, 2));
    assertEquals(2, Archive.choose(nodes, 8).version());
    // With 30 replies from v2, all failures: 2 + 2·3/6·√39/31 = 2.2; v1 untried:
    // 1 + 2·2/6·√39/1 = 5.2.
    List<Archive.Node> tired =
        List.of(
            new Archive.Node(0, 0, 1, 4),
            new Archive.Node(1, 1, 1, 0),
            new Archive.Node(2, 2, 2, 30));
    assertEquals(1, Archive.choose(tired, 38).version());
    // All alike: the scale falls back to 1, and of equals the earlier is taken.
    assertEquals(
        4,
        Archive.choose(List.of(new Archive.Node(4, 1, 1, 0), new Archive.Node(7, 1, 1, 0)), 0)
            .version());
  }

  @Test
  @DisplayName("archive: failures count as visits of all ancestors, and lead away")
  void visits() {
    Session session = new Session(Settings.Policy.ARCHIVE, Search.PLAIN, 1);
    session.passing(0, null, 0, 1);
    session.passing(1, 0, 1, 0.5);
    session.passing(2, 0, 2, 0.52);
    // v1: 0.69 + 0.69·3/6·√3/1; v0, visited by two replies, and v2 lie below.
    assertEquals(1, NextStep.of(session.state()).parent());
    for (int step = 3; step < 12; step++) {
      session.failing(step, 1, step);
    }
    // v1 was asked nine times for nothing: 0.69 + 0.35·√12/10 = 0.81; v2: 0.65 + 0.23·√12 = 1.45.
    SessionEvent.StepChosen away = NextStep.of(session.state());
    assertEquals(2, away.parent());
    assertEquals(List.of(1), away.context());
  }

  @Test
  @DisplayName("pareto: fronts by hand")
  void fronts() {
    // v0 and v1 tie in the first key; v2 holds the second alone; v1 the third.
    List<Set<Integer>> fronts = List.of(Set.of(0, 1), Set.of(2), Set.of(1, 2));
    assertEquals(Map.of(1, 2, 2, 2), ParetoFronts.held(fronts, List.of(0, 1, 2)));
    // With v1 as the least it is not needed where v0 holds its key.
    assertEquals(Map.of(0, 1, 2, 2), ParetoFronts.held(fronts, List.of(1, 0, 2)));
    // 0.5 reaches 0.45, the surest gain; 0.4 does not.
    assertEquals(
        Set.of(1, 2),
        ParetoFronts.notWorse(
            Map.of(
                0, new Interval(0.3, 0.2, 0.4),
                1, new Interval(0.4, 0.3, 0.5),
                2, new Interval(0.5, 0.45, 0.55))));
  }

  @Test
  @DisplayName("pareto: keeps the version that is lean where another one is fast")
  void tradeOff() {
    Set<Integer> parents = new java.util.TreeSet<>();
    for (int seed = 0; seed < 30; seed++) {
      Session session = new Session(Settings.Policy.PARETO, Search.PLAIN, seed);
      session.passing(0, null, 0, 1);
      session.passing(1, 0, 1, 0.25, 4);
      session.passing(2, 0, 2, 0.9, 0.3);
      session.passing(3, 0, 3, 1.5, 2);
      parents.add(NextStep.of(session.state()).parent());
    }
    assertEquals(Set.of(1, 2), parents, "v0 and v3 are beaten in everything");
  }

  @Test
  @DisplayName("map-elites: a cell keeps the surest gain of its doublings")
  void cells() {
    Session session = new Session(Settings.Policy.MAP_ELITES, Search.PLAIN, 1);
    session.passing(0, null, 0, 1);
    session.passing(1, 0, 1, 0.5);
    session.passing(2, 0, 2, 0.45);
    session.passing(3, 0, 3, 0.5, 8);
    SessionState state = session.state();
    assertEquals(
        Map.of(
            new MapElites.Cell(0, 0, 0), 0,
            new MapElites.Cell(-1, 0, 0), 2,
            new MapElites.Cell(-1, 3, 0), 3),
        MapElites.elites(state, Scores.of(state, Figure.TIME)));
  }

  @Test
  @DisplayName("scs: starts anew from the original after a trial")
  void restart() {
    Session session = new Session(Settings.Policy.SCS, Search.PLAIN, 3);
    session.passing(0, null, 0, 1);
    for (int step = 1; step <= RandomSuccesses.TRIAL; step++) {
      session.passing(step, 0, step, 0.9);
    }
    SessionEvent.StepChosen restarted = NextStep.of(session.state());
    assertEquals(0, restarted.parent());
    assertEquals(List.of(), restarted.context());
  }

  @Test
  @DisplayName("bandit: by hand")
  void bandit() {
    assertEquals(0, Bandit.next(2, List.of()));
    assertEquals(1, Bandit.next(2, List.of(new Bandit.Pull(0, 1, 1))), "the unseen one first");
    // Means e−1 (faded by .95 in sum and weight alike) and 0; bounds √(2 ln 2) each; costs alike.
    List<Bandit.Pull> alike = List.of(new Bandit.Pull(0, 1, 1), new Bandit.Pull(1, 0, 1));
    assertEquals(0, Bandit.next(2, alike));
    // The first gains as much and costs a hundred times as much: costs 100 and 1, middle 50.5,
    // shares .505 and 50.5, of the largest .01 and 1. Gains alike: the cheap one.
    List<Bandit.Pull> dear = List.of(new Bandit.Pull(0, 1, 100), new Bandit.Pull(1, 1, 1));
    assertEquals(1, Bandit.next(2, dear));
    // After eight vain pulls of the cheap one: √(2 ln 10 / 9) = .715 and .5·.715 + .5·1 = .858 for
    // it; the dear one: .5·(1 + √(2 ln 10)) + .5·.01 = 1.578.
    List<Bandit.Pull> vain = new ArrayList<>(List.of(new Bandit.Pull(0, 1, 100)));
    for (int i = 0; i < 9; i++) {
      vain.add(new Bandit.Pull(1, 0, 1));
    }
    assertEquals(0, Bandit.next(2, vain));
  }

  @Test
  @DisplayName("models take turns")
  void turns() {
    Session session =
        new Session(Settings.Policy.KEEP_BEST, ALL.withModels(ALL.models(), Search.Turns.ROUND), 1);
    session.passing(0, null, 0, 1);
    List<String> asked = new ArrayList<>();
    for (int step = 1; step <= 4; step++) {
      asked.add(NextStep.of(session.state()).model());
      session.passing(step, 0, step, 1);
    }
    assertEquals(List.of("first", "second", "third", "first"), asked);
  }

  @Test
  @DisplayName("gives a failure back twice, and then lets it be")
  void repairs() {
    Search twice = new Search(2, 0, 0, 0, 0, List.of(), Search.Turns.ROUND);
    Session session = new Session(Settings.Policy.KEEP_BEST, twice, 1);
    session.passing(0, null, 0, 1);
    session.choose();
    session.failing(1, 0, 1);
    for (int step = 2; step <= 3; step++) {
      SessionEvent.StepChosen choice = session.choose();
      assertEquals(Operator.REPAIR, choice.operator());
      assertEquals(step - 1, choice.parent());
      session.failing(step, step - 1, step);
    }
    assertEquals(Operator.IMPROVE, session.choose().operator());
    assertEquals(0, NextStep.of(session.state()).parent());
  }

  @Test
  @DisplayName("shifts when nothing improves, and joins two programs of different lines")
  void shiftAndCombine() {
    Search both = new Search(0, 2, 3, 0, 0, List.of(), Search.Turns.ROUND);
    Session session = new Session(Settings.Policy.KEEP_BEST, both, 1);
    session.passing(0, null, 0, 1);
    session.passing(1, 0, 1, 0.5);
    session.passing(2, 0, 2, 0.6);
    SessionEvent.StepChosen joined = NextStep.of(session.state());
    assertEquals(Operator.COMBINE, joined.operator());
    assertEquals(List.of(2), joined.context());
    session.passing(3, 1, 3, 1.2);
    session.passing(4, 1, 4, 1.2);
    assertEquals(Operator.SHIFT, NextStep.of(session.state()).operator(), "v1 is of step 1");
  }

  @Test
  @DisplayName("gives way to the user's choice for one step")
  void branch() {
    Session session = new Session(Settings.Policy.ARCHIVE, Search.PLAIN, 1);
    session.passing(0, null, 0, 1);
    session.passing(1, 0, 1, 0.5);
    session.passing(2, 0, 2, 0.9);
    session.write(new SessionEvent.BranchChosen(2));
    assertEquals(2, NextStep.of(session.state()).parent());
    session.passing(3, 2, 3, 1.1);
    assertEquals(1, NextStep.of(session.state()).parent());
  }

  private static Map<Figure, Comparison> ratio(double value, double half) {
    return ratio(value, 1, half);
  }

  private static Map<Figure, Comparison> ratio(double time, double memory, double half) {
    return Map.of(
        Figure.TIME, comparison(time, half),
        Figure.MEMORY, comparison(memory, half),
        Figure.INTEGRAL, comparison(time * memory, half));
  }

  private static Comparison comparison(double ratio, double half) {
    Interval interval = new Interval(ratio, ratio * Math.exp(-half), ratio * Math.exp(half));
    return new Comparison(
        interval,
        interval.high() < 1
            ? Comparison.Outcome.LESS
            : interval.low() > 1 ? Comparison.Outcome.MORE : Comparison.Outcome.UNDECIDED,
        20);
  }

  /** A session by hand; each version made by a model is a step of one reply. */
  private static final class Session {

    private final List<SessionEvent.Stored> events = new ArrayList<>();

    Session(Settings.Policy policy, Search search, long seed) {
      events.add(
          new SessionEvent.SessionStarted(
              "by-hand",
              "p",
              "python",
              Settings.of(Figure.TIME, policy, 100, seed, "first").withSearch(search),
              Isolation.Level.NAMESPACES,
              Instant.EPOCH));
    }

    SessionState state() {
      return SessionState.fold(events);
    }

    void write(SessionEvent.Stored event) {
      events.add(event);
    }

    SessionEvent.StepChosen choose() {
      SessionEvent.StepChosen choice = NextStep.of(state());
      write(choice);
      return choice;
    }

    /** Measured against v0, surely to 0.1 %. */
    void passing(int id, @Nullable Integer parent, int step, double time) {
      passing(id, parent, step, time, 1);
    }

    void passing(int id, @Nullable Integer parent, int step, double time, double memory) {
      created(id, parent, step);
      CaseResult one =
          new CaseResult(
              "one",
              new Verdict.Passed(),
              Math.round(1e8 * Math.min(time, 10)),
              Math.round(1e8 * memory),
              "");
      write(new SessionEvent.VersionJudged(id, new Judgement(new Verdict.Passed(), List.of(one))));
      boolean better = parent == null;
      if (parent != null) {
        write(new SessionEvent.VersionCompared(id, 0, ratio(time, memory, 0.001)));
        Scores before = Scores.of(state(), Figure.TIME);
        better = before.ranked().getFirst() == id && time < 1;
      }
      write(
          better
              ? new SessionEvent.VersionAccepted(id, "better")
              : new SessionEvent.VersionDeclined(id, "not better"));
      finished(step);
    }

    void compared(int id, int against, double time, double half) {
      created(id, against, id);
      write(new SessionEvent.VersionJudged(id, new Judgement(new Verdict.Passed(), List.of())));
      write(new SessionEvent.VersionCompared(id, against, ratio(time, half)));
      write(new SessionEvent.VersionAccepted(id, "better"));
      finished(id);
    }

    void failing(int id, int parent, int step) {
      created(id, parent, step);
      write(
          new SessionEvent.VersionJudged(
              id, new Judgement(new Verdict.CompileFailed("no"), List.of())));
      write(new SessionEvent.VersionDeclined(id, "does not compile"));
      finished(step);
    }

    private void created(int id, @Nullable Integer parent, int step) {
      if (step > 0) {
        write(new SessionEvent.PromptSent(step, parent == null ? -1 : parent, ""));
        write(new SessionEvent.ReplyReceived(step, 1, "", 0, 0, 1, 1, 1, 1, Map.of()));
      }
      Origin origin = parent == null ? Origin.ORIGINAL : Origin.MODEL;
      write(new SessionEvent.VersionCreated(id, parent, origin, step, "code " + id));
    }

    private void finished(int step) {
      if (step > 0) {
        write(new SessionEvent.StepFinished(step, 1));
      }
    }
  }
}
