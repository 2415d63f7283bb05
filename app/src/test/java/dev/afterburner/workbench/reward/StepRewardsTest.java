// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.reward;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.Isolation;
import dev.afterburner.sandbox.Outcome;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.SamplingReport;
import dev.afterburner.sandbox.curve.MemoryCurve;
import dev.afterburner.workbench.problem.Judgement;
import dev.afterburner.workbench.problem.Verdict;
import dev.afterburner.workbench.reward.StepRewards.Candidate;
import dev.afterburner.workbench.session.Origin;
import dev.afterburner.workbench.session.SessionEvent;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.session.Settings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Values by hand: tanh(0.5) = 0.46211715703 with the formula's 1e−9 for a baseline of 2 s. */
@DisplayName("The rewards of a step")
class StepRewardsTest {

  private static final double HALVED = 0.46211715703;
  private static final double EXACT = 1e-9;
  private static final String FORM = "<thinking>a</thinking><solution>b</solution>";

  private final List<SessionEvent> events = new ArrayList<>();

  private void begin(boolean original, boolean passes) {
    events.add(
        new SessionEvent.SessionStarted(
            "s",
            "p",
            "python",
            Settings.of(Figure.TIME, Settings.Policy.KEEP_BEST, 5, 1, "demo"),
            Isolation.Level.NAMESPACES,
            Instant.EPOCH));
    if (original) {
      events.add(new SessionEvent.VersionCreated(0, null, Origin.ORIGINAL, 0, "original"));
      tried(0, passes, passes ? 2 : 0);
    }
    events.add(new SessionEvent.PromptSent(1, original ? 0 : -1, "prompt"));
  }

  private void reply(int candidate, String text, @Nullable String rejection) {
    events.add(new SessionEvent.ReplyReceived(1, candidate, text, 0, 1, 1, 1, 1, 1, Map.of()));
    if (rejection != null) {
      events.add(new SessionEvent.ReplyRejected(1, candidate, rejection));
    }
  }

  private void version(int id, @Nullable Integer parent, String code) {
    events.add(new SessionEvent.VersionCreated(id, parent, Origin.MODEL, 1, code));
  }

  /** Judged, measured where that took some seconds, decided. */
  private void tried(int id, boolean passes, double seconds) {
    Verdict verdict =
        passes ? new Verdict.Passed() : new Verdict.WrongAnswer("01", "expected", "actual");
    events.add(new SessionEvent.VersionJudged(id, new Judgement(verdict, List.of())));
    if (seconds > 0) {
      events.add(new SessionEvent.RunFinished(id, run(seconds)));
    }
    events.add(new SessionEvent.VersionDeclined(id, "for a reason"));
  }

  private static Run run(double seconds) {
    long nanos = Math.round(seconds * 1e9);
    return new Run(
        new Outcome.Completed(),
        nanos,
        nanos,
        0,
        1024,
        MemoryCurve.of(new long[] {0}, new long[] {1024}, nanos),
        new SamplingReport(1, 1000, 1, 1, 1),
        Bytes.EMPTY,
        Bytes.EMPTY,
        0,
        1);
  }

  private StepRewards rewards() {
    SessionState state = SessionState.fold(events);
    return StepRewards.of(state, state.step(1).orElseThrow());
  }

  private static void assertWorth(
      double total, double advantage, StepRewards.Worth actual, double exact) {
    assertEquals(total, actual.total(), EXACT);
    assertEquals(advantage, actual.advantage(), exact);
  }

  @Test
  @DisplayName("tell apart a faster, a repeated, a wrong and an unusable reply of one prompt")
  void group() {
    begin(true, true);
    reply(1, FORM, null);
    reply(2, "no form", null);
    reply(3, FORM, null);
    reply(4, "no code", "the reply has no fenced code block");
    version(1, 0, "faster");
    version(2, 0, "wrong");
    version(3, 0, "faster\n\n");
    tried(1, true, 1);
    tried(2, false, 0);
    tried(3, true, 0);
    List<Candidate> found = rewards().candidates();

    assertEquals(List.of(1, 2, 3, 4), found.stream().map(Candidate::number).toList());
    assertEquals(
        java.util.Arrays.asList(1, 2, 3, null), found.stream().map(Candidate::version).toList());
    assertEquals(
        List.of(
            new Reward(1, 0.5, HALVED),
            new Reward(0, -1, 0),
            new Reward(1, 0.5, HALVED),
            new Reward(0, -1, 0)),
        found.stream().map(c -> rounded(c.reward())).toList());
    // Paper: 0.2 + 0.25 + 0.3·E and −0.2 − 0.5, twice each: the mean lies half way, and the
    // sample's
    // deviation is 2/√3 of the distance from it.
    double apart = Math.sqrt(3) / 2;
    double good = 0.45 + 0.3 * HALVED;
    // Published code: 0.2 + 0.5·(0.5 + 0.5·E).
    double published = 0.45 + 0.25 * HALVED;
    assertAll(
        () -> assertWorth(good, apart, found.get(0).paper(), 1e-5),
        () -> assertWorth(-0.7, -apart, found.get(1).paper(), 1e-5),
        () -> assertWorth(good, apart, found.get(2).paper(), 1e-5),
        () -> assertWorth(published, apart, found.get(0).publishedCode(), 1e-5),
        () -> assertWorth(-0.5, -apart, found.get(3).publishedCode(), 1e-5));
  }

  private static Reward rounded(Reward reward) {
    double efficiency = Math.abs(reward.efficiency() - HALVED) < EXACT ? HALVED : 0;
    return new Reward(reward.format(), reward.correctness(), efficiency);
  }

  @Test
  @DisplayName("count a first program, and a repaired one, as failed before and without figures")
  void repaired() {
    begin(false, false);
    reply(1, FORM, null);
    version(0, null, "first");
    tried(0, true, 1);
    Candidate first = rewards().candidates().getFirst();
    assertEquals(new Reward(1, 1, 0), first.reward());
    assertWorth(0.7, 0.7, first.paper(), 1e-6);

    events.clear();
    begin(true, false);
    reply(1, "no form", null);
    reply(2, "no form", null);
    version(1, 0, "repaired");
    version(2, 0, "wrong");
    tried(1, true, 1);
    tried(2, false, 0);
    assertEquals(
        List.of(new Reward(0, 1, 0), new Reward(0, -0.5, 0)),
        rewards().candidates().stream().map(Candidate::reward).toList());
  }

  @Test
  @DisplayName("leave out what is not known yet: no reply, not judged, passed and not measured")
  void unknown() {
    begin(true, true);
    events.add(new SessionEvent.ReplyRejected(1, 1, "the server is gone"));
    reply(2, FORM, null);
    reply(3, FORM, null);
    version(1, 0, "not measured");
    version(2, 0, "pending");
    tried(1, true, 0);
    assertTrue(rewards().candidates().isEmpty());
    SessionState state = SessionState.fold(events);
    assertTrue(StepRewards.of(state, state.versions().getFirst()).isEmpty(), "the original");
    tried(2, false, 0);
    SessionState decided = SessionState.fold(events);
    Candidate only = StepRewards.of(decided, decided.versions().get(2)).orElseThrow();
    assertEquals(3, only.number());
    assertWorth(-0.3, -0.3, only.paper(), 1e-6);
  }
}
