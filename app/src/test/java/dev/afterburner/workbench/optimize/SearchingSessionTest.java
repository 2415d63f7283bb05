// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.optimize;

import static dev.afterburner.workbench.optimize.Bench.SETTINGS;
import static dev.afterburner.workbench.optimize.Bench.code;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.stats.Comparison;
import dev.afterburner.workbench.session.Operator;
import dev.afterburner.workbench.session.Search;
import dev.afterburner.workbench.session.SessionEvent;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.session.Settings;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A session that searches")
class SearchingSessionTest {

  private static final String SLOW = "wall=100 peak=40";

  private final MemoryStore store = new MemoryStore(List.of());

  private static Search search(int repairs, int combineEvery, int shiftAfter, int askAgain) {
    return new Search(
        repairs, combineEvery, shiftAfter, askAgain, 0, List.of(), Search.Turns.ROUND);
  }

  @Test
  @DisplayName("gives a failing candidate back with its failing case")
  void repair() throws Exception {
    Bench bench = new Bench(store, code("wall=20 does=wrong"), code("wall=20"));
    Session session = bench.start(SETTINGS.withSearch(search(2, 0, 0, 0)), SLOW);
    session.step(2);
    String prompt = bench.requests.get(1).prompt();
    assertTrue(prompt.contains("wall=20 does=wrong"), prompt);
    assertTrue(prompt.contains("## Mistake"), prompt);
    assertTrue(prompt.contains("nonsense"), prompt);
    assertFalse(prompt.contains(SLOW), "it starts from the failure");
    assertEquals(2, session.state().best());
    assertEquals(1, session.state().versions().get(2).parent());
    SessionEvent.StepChosen choice = session.state().choice(2).orElseThrow();
    assertEquals(Operator.REPAIR, choice.operator());
    assertEquals(1, choice.parent());
  }

  @Test
  @DisplayName("asks again where the reply is its parent, and keeps that answer as rejected")
  void again() throws Exception {
    Bench bench = new Bench(store, code(SLOW), code(SLOW + "  \n"), code("wall=50"));
    Session session = bench.start(SETTINGS.withSearch(search(0, 0, 0, 2)), SLOW);
    session.step(1);
    assertEquals(3, bench.requests.size());
    assertFalse(bench.requests.get(0).prompt().contains(Asking.DIFFER));
    assertTrue(bench.requests.get(1).prompt().endsWith(Asking.DIFFER));
    SessionState state = session.state();
    assertEquals(
        "the same program as v0, asked for another one",
        state.step(1).orElseThrow().answers().getFirst().rejection());
    assertEquals(2, state.versions().size());
    assertEquals(1, state.best());
  }

  @Test
  @DisplayName("takes the copy for the answer where it may not ask any more")
  void copies() throws Exception {
    Bench bench = new Bench(store, code(SLOW), code(SLOW));
    Session session = bench.start(SETTINGS.withSearch(search(0, 0, 0, 1)), SLOW);
    session.step(1);
    assertEquals("same code as v0", session.state().versions().get(1).reason());
  }

  @Test
  @DisplayName("puts a remark into the next prompt, and into that one only")
  void remark() throws Exception {
    Bench bench = new Bench(store, code("wall=90 a"), code("wall=91 b"));
    Session session = bench.start(SETTINGS, SLOW);
    session.remark("Sorting once would do.");
    assertEquals("Sorting once would do.", session.state().remark());
    session.step(2);
    assertTrue(bench.requests.get(0).prompt().contains("## Remark\n\nSorting once would do."));
    assertFalse(bench.requests.get(1).prompt().contains("Sorting once would do."));
    assertNull(session.state().remark());
    assertTrue(store.events.contains(new SessionEvent.Remarked("Sorting once would do.")));
  }

  @Test
  @DisplayName("shows the second program when it joins two, and what was tried when it shifts")
  void prompts() throws Exception {
    Bench bench =
        new Bench(
            store,
            code("wall=50 peak=40"),
            code("wall=70 peak=4"),
            code("wall=60 peak=9"),
            code("wall=61 peak=9"));
    Session session =
        bench.start(
            new Settings(
                Figure.TIME,
                Settings.Policy.PARETO,
                Settings.Acceptance.INTERLEAVED,
                4,
                1,
                true,
                42,
                "scripted",
                Settings.Requests.DEFAULT,
                Settings.Stops.NONE,
                search(0, 2, 3, 0)),
            SLOW);
    session.step(4);
    SessionEvent.StepChosen third = session.state().choice(3).orElseThrow();
    assertEquals(Operator.COMBINE, third.operator());
    String prompt = bench.requests.get(2).prompt();
    assertTrue(prompt.contains("## Second solution"), prompt);
    for (int shown : List.of(third.parent(), third.context().getFirst())) {
      assertTrue(prompt.contains(session.state().versions().get(shown).code()), prompt);
    }
    assertEquals(Operator.IMPROVE, session.state().choice(4).orElseThrow().operator());
    assertTrue(bench.requests.get(3).prompt().contains("## Other solutions"));
  }

  @Test
  @DisplayName("asks for another idea when nothing was better for so many steps")
  void shift() throws Exception {
    Bench bench =
        new Bench(store, code("wall=120 a"), code("wall=130 b"), code("wall=90 c"), code("wall=1"));
    Session session = bench.start(SETTINGS.withSearch(search(0, 0, 2, 0)), SLOW);
    session.step(4);
    assertEquals(
        List.of(Operator.IMPROVE, Operator.IMPROVE, Operator.SHIFT, Operator.IMPROVE),
        session.state().choices().stream().map(SessionEvent.StepChosen::operator).toList());
    String prompt = bench.requests.get(2).prompt();
    assertTrue(prompt.contains("## Another idea"), prompt);
    assertTrue(prompt.contains("1.20× as long as v0"), prompt);
  }

  @Test
  @DisplayName("draws independently for best-of-n: every prompt is the first one again")
  void independent() throws Exception {
    Bench bench = new Bench(store, code("wall=20"), code("wall=10 does=wrong"), code("wall=5"));
    Settings settings = Settings.of(Figure.TIME, Settings.Policy.BEST_OF_N, 3, 42, "scripted");
    Session session = bench.start(settings, SLOW);
    session.prepare();
    session.step(3);
    String first = bench.requests.getFirst().prompt();
    for (var request : bench.requests) {
      // Its figures may have been measured more often since; the rest is the same.
      assertEquals(withoutFigures(first), withoutFigures(request.prompt()));
    }
    assertEquals(3, session.state().best());
  }

  private static String withoutFigures(String prompt) {
    return prompt.replaceAll("Passed: .*", "");
  }

  @Test
  @DisplayName("measures the best in fresh runs before its end, beside the original")
  void confirmed() throws Exception {
    Bench bench = new Bench(store, code("wall=50"), code("wall=25"));
    Settings settings =
        Settings.of(Figure.TIME, Settings.Policy.KEEP_BEST, 2, 42, "scripted")
            .withSearch(Search.PLAIN.withConfirmRounds(6));
    Session session = bench.start(settings, SLOW);
    session.step(2);
    SessionState state = session.state();
    assertTrue(state.bestVersion().orElseThrow().isConfirmed());
    SessionEvent.VersionMeasuredAgain fresh =
        (SessionEvent.VersionMeasuredAgain) store.events.getLast();
    assertEquals(2, fresh.version());
    assertEquals(0, fresh.against());
    Comparison time = Objects.requireNonNull(fresh.comparisons().get(Figure.TIME));
    assertEquals(6, time.rounds());
    assertEquals(0.25, time.ratio().value(), 0.01);
    assertEquals(
        0.25,
        state
            .ratio(state.versions().get(0), state.versions().get(2), Figure.TIME)
            .orElseThrow()
            .comparison()
            .ratio()
            .value(),
        0.01);
    int events = store.events.size();
    session.step(0);
    assertEquals(events, store.events.size(), "it is confirmed once");
  }

  @Test
  @DisplayName("opened again it chooses what it would have chosen")
  void reopened() throws Exception {
    Bench bench = new Bench(store, code("wall=80"), code("wall=70"), code("wall=60"));
    Settings settings = Settings.of(Figure.TIME, Settings.Policy.ARCHIVE, 3, 42, "scripted");
    Session session = bench.start(settings, SLOW);
    session.step(2);
    Session again = bench.reopen();
    assertEquals(session.state().choices(), again.state().choices());
    session.step(1);
    assertEquals(
        session.state().choice(3).orElseThrow(),
        dev.afterburner.workbench.optimize.policy.NextStep.of(again.state()));
  }
}
