// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.Isolation;
import dev.afterburner.sandbox.Outcome;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.stats.Comparison;
import dev.afterburner.sandbox.stats.Interval;
import dev.afterburner.workbench.export.SessionTrend;
import dev.afterburner.workbench.export.document.SessionDocument;
import dev.afterburner.workbench.problem.Judgement;
import dev.afterburner.workbench.problem.Verdict;
import dev.afterburner.workbench.ui.problems.Bests;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class VersionRatioTest {

  private static final Comparison HALF =
      new Comparison(new Interval(0.5, 0.4, 0.6), Comparison.Outcome.LESS, 12);

  /**
   * v1 was tried against its parent v0 and against nothing else. Afterwards v0 was measured again
   * on a slower machine, so that all runs together say something else than those made in turns.
   */
  private static SessionState session(Settings.Acceptance acceptance) {
    List<SessionEvent> events = new ArrayList<>();
    Settings settings =
        Settings.of(Figure.TIME, Settings.Policy.KEEP_BEST, 5, 42, "demo")
            .withAcceptance(acceptance);
    events.add(
        new SessionEvent.SessionStarted(
            "s", "echo", "python", settings, Isolation.Level.NAMESPACES, Instant.EPOCH));
    for (int v = 0; v < 2; v++) {
      events.add(
          new SessionEvent.VersionCreated(
              v, v == 0 ? null : 0, v == 0 ? Origin.ORIGINAL : Origin.MODEL, v, "code " + v));
      events.add(new SessionEvent.VersionJudged(v, new Judgement(new Verdict.Passed(), List.of())));
      for (int i = 0; i < 6; i++) {
        events.add(new SessionEvent.RunFinished(0, run(100 + i), v, i));
        if (v == 1) {
          events.add(new SessionEvent.RunFinished(1, run(50 + i), v, i));
        }
      }
      if (v == 1) {
        events.add(new SessionEvent.VersionCompared(1, 0, Map.of(Figure.TIME, HALF)));
      }
      events.add(new SessionEvent.VersionAccepted(v, ""));
    }
    for (int i = 0; i < 12; i++) {
      events.add(new SessionEvent.RunFinished(0, run(1_000), 2, i));
    }
    return SessionState.fold(events);
  }

  private static Run run(long nanos) {
    return Run.unmeasured(new Outcome.Completed(), nanos, Bytes.EMPTY);
  }

  @Test
  @DisplayName("a pair that was measured in turns has that ratio, wherever it stands")
  void oneRatio() {
    SessionState state = session(Settings.Acceptance.INTERLEAVED);
    Version original = state.versions().getFirst();
    Version best = state.versions().get(1);

    VersionRatio found = state.ratio(original, best, Figure.TIME).orElseThrow();

    assertEquals(HALF, found.comparison());
    assertTrue(found.inTurns());
    assertEquals(0.5, Objects.requireNonNull(document(state).ratioToParent()).value());
    assertEquals(HALF.ratio(), SessionTrend.points(state).get(best.id()).ratios().get(Figure.TIME));
    assertEquals(2.0, Bests.of(state).orElseThrow().factor());
    // All runs together would say something else.
    VersionRatio apart = VersionRatio.apart(original, best, Figure.TIME).orElseThrow();
    assertTrue(apart.comparison().ratio().value() < 0.4);
    assertFalse(apart.inTurns());
  }

  @Test
  @DisplayName("the other way round it is the inverse")
  void inverse() {
    SessionState state = session(Settings.Acceptance.INTERLEAVED);
    Comparison turned =
        state
            .ratio(state.versions().get(1), state.versions().getFirst(), Figure.TIME)
            .orElseThrow()
            .comparison();
    assertEquals(new Interval(2, 1 / 0.6, 1 / 0.4), turned.ratio());
    assertEquals(Comparison.Outcome.MORE, turned.outcome());
  }

  @Test
  @DisplayName("a decision by plain medians was not measured in turns, and is not said to be")
  void plain() {
    SessionState state = session(Settings.Acceptance.PLAIN);
    assertFalse(
        state
            .ratio(state.versions().getFirst(), state.versions().get(1), Figure.TIME)
            .orElseThrow()
            .inTurns());
  }

  private static SessionDocument.VersionDocument document(SessionState state) {
    return SessionDocument.of(state).versions().get(1);
  }
}
