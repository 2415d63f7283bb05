// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.optimize;

import static dev.afterburner.workbench.optimize.Bench.SETTINGS;
import static dev.afterburner.workbench.optimize.Bench.code;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.workbench.figures.Figures;
import dev.afterburner.workbench.model.ModelException;
import dev.afterburner.workbench.model.Reply;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.Reference;
import dev.afterburner.workbench.problem.catalogue.ProblemLibrary;
import dev.afterburner.workbench.session.SessionEvent;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.session.Settings;
import dev.afterburner.workbench.session.Version;
import dev.afterburner.workbench.store.SqliteProblemLibrary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A step with several candidates")
class CandidatesTest {

  private static final String SLOW = "wall=100 peak=40";
  private static final Settings THREE = SETTINGS.withCandidates(3);

  private final MemoryStore store = new MemoryStore(List.of());

  @Test
  @DisplayName("asks with seeds of their own, and measures all that pass, one after another")
  void three() throws Exception {
    Bench bench =
        new Bench(
            store, code("wall=50"), code("wall=20"), code("wall=70 does=wrong"), code("wall=9"));
    Session session = bench.start(THREE, SLOW);
    session.step(1);
    SessionState state = session.state();

    assertEquals(1, state.finishedSteps());
    assertEquals(
        List.of(42L, 43L, 44L), bench.requests.stream().map(r -> r.sampling().seed()).toList());
    assertEquals(1, bench.requests.stream().map(r -> r.prompt()).distinct().count());
    assertEquals(
        List.of("", "1", "1", "1"),
        state.versions().stream().map(v -> v.step() == 0 ? "" : v.step() + "").toList());
    assertEquals(
        List.of(true, true, true, false),
        state.versions().stream().map(v -> v.decision() == Version.Decision.ACCEPTED).toList());
    assertEquals(2, state.best());
    assertEquals(List.of(0, 0, 0), state.versions().stream().skip(1).map(Version::parent).toList());
    List<Integer> measured =
        bench.heard.stream()
            .filter(SessionEvent.RunFinished.class::isInstance)
            .map(e -> ((SessionEvent.RunFinished) e).version())
            .toList();
    assertEquals(
        List.of(Set.of(0, 1), Set.of(1, 2)),
        List.of(Set.copyOf(measured.subList(8, 10)), Set.copyOf(measured.subList(18, 20))),
        "the second candidate meets the best of its time, which is the first");
  }

  @Test
  @DisplayName("judges once what two candidates share, and knows whose reply is whose")
  void twins() throws Exception {
    Bench bench = new Bench(store, code("wall=50"), "No code.", code("wall=50 "));
    Session session = bench.start(THREE, SLOW);
    session.step(1);
    SessionState state = session.state();
    assertEquals("same code as v1", state.versions().get(2).reason());
    assertTrue(state.versions().get(2).passed());
    assertEquals(1, state.answer(state.versions().get(1)).orElseThrow().candidate());
    assertEquals(3, state.answer(state.versions().get(2)).orElseThrow().candidate());
    assertNull(state.step(1).orElseThrow().rejection(), "the step gave a program");
    assertEquals(
        "the reply has no fenced code block",
        state.step(1).orElseThrow().answers().get(1).rejection());
  }

  @Test
  @DisplayName("goes on with the replies that came when the model fails on the way, then pauses")
  void failsOnTheWay() throws Exception {
    Bench bench = new Bench(store, code("wall=50"), code("wall=20"));
    Session session = bench.start(THREE, SLOW);
    session.step(2);
    assertEquals(1, session.state().finishedSteps());
    assertEquals(2, session.state().best());
    assertEquals(new SessionEvent.Paused("no more replies"), store.events.getLast());
    assertNull(session.state().ended());
  }

  @Test
  @DisplayName("says of every candidate that it was not tried when the sandbox fails")
  void sandboxFails() throws Exception {
    Bench bench = new Bench(store, code("wall=50"), code("does=broken-sandbox"), code("wall=20"));
    Session session = bench.start(THREE, SLOW);
    assertThrows(SessionException.class, () -> session.step(1));
    assertEquals(
        List.of("not tried: the sandbox is broken"),
        session.state().versions().stream().skip(1).map(Version::reason).distinct().toList());
    assertEquals(1, session.state().finishedSteps());
  }

  @Test
  @DisplayName("tells the next prompt of the attempt that came nearest, where that is wanted")
  void feedback() throws Exception {
    Bench bench =
        new Bench(
            store,
            code("wall=50 does=wrong"),
            code("wall=40"),
            code("wall=30 does=crash"),
            "prose");
    Session session = bench.start(SETTINGS.withFeedback(true), SLOW);
    session.step(4);
    List<String> prompts = bench.requests.stream().map(r -> r.prompt()).toList();
    assertFalse(prompts.get(0).contains("Earlier attempt"));
    assertTrue(prompts.get(1).contains("wall=50 does=wrong"), prompts.get(1));
    assertTrue(prompts.get(1).contains("Expected output:\n```\na\n```"), prompts.get(1));
    assertTrue(prompts.get(1).contains("It printed:\n```\nnonsense\n```"), prompts.get(1));
    assertFalse(prompts.get(2).contains("Earlier attempt"), "the attempt before passed");
    assertTrue(prompts.get(3).contains("runtime error"), prompts.get(3));

    Bench silent =
        new Bench(new MemoryStore(List.of()), code("wall=50 does=wrong"), code("wall=40"));
    silent.start(SETTINGS, SLOW).step(2);
    assertFalse(silent.requests.getLast().prompt().contains("Earlier attempt"));
  }

  @Test
  @DisplayName("tells of the same failure once, so that the model isn't led back to it")
  void feedbackOnce() throws Exception {
    Bench bench =
        new Bench(
            store,
            code("wall=50 does=wrong"),
            code("wall=40 does=wrong"),
            code("wall=30 does=crash"),
            code("wall=20"));
    Session session = bench.start(SETTINGS.withFeedback(true), SLOW);
    session.step(4);
    List<String> prompts = bench.requests.stream().map(r -> r.prompt()).toList();
    assertTrue(prompts.get(1).contains("wall=50 does=wrong"), prompts.get(1));
    assertFalse(prompts.get(2).contains("Earlier attempt"), prompts.get(2));
    assertTrue(prompts.get(3).contains("wall=30 does=crash"), prompts.get(3));
  }

  @Test
  @DisplayName("accepts any smaller median without interleaving, where the paper's way is chosen")
  void plain() throws Exception {
    Bench bench = new Bench(store, code("wall=99.5 peak=40"), code("wall=130"));
    Session session = bench.start(SETTINGS.withAcceptance(Settings.Acceptance.PLAIN), SLOW);
    session.step(2);
    SessionState state = session.state();
    assertEquals(
        List.of(0, 1, 2),
        bench.heard.stream()
            .filter(SessionEvent.RunFinished.class::isInstance)
            .map(e -> ((SessionEvent.RunFinished) e).version())
            .distinct()
            .sorted()
            .toList());
    assertEquals(8, state.versions().getFirst().runs().size(), "the rival is not measured again");
    boolean smaller = median(state.versions().get(1)) < median(state.versions().getFirst());
    assertEquals(smaller, state.versions().get(1).decision() == Version.Decision.ACCEPTED);
    assertEquals(Version.Decision.DECLINED, state.versions().get(2).decision());
    assertTrue(state.versions().get(2).reason().endsWith("by plain medians"));
  }

  private static double median(Version version) {
    return version.summary(dev.afterburner.sandbox.Figure.TIME).orElseThrow().median().value();
  }

  @Test
  @DisplayName("stops after so many steps without a better version")
  void patience() throws Exception {
    Bench bench = new Bench(store, code("wall=50"), "a", "b", code("wall=9"));
    Session session = bench.start(SETTINGS.withStops(stops(2, 0, 0, 0)), SLOW);
    session.step(5);
    assertEquals(3, session.state().finishedSteps());
    assertEquals("no better version in 2 steps", session.state().ended());
  }

  @Test
  @DisplayName(
      "stops when the best is as good as the share of the references that was asked for, and not"
          + " before")
  void percentile(@TempDir Path folder) throws Exception {
    try (ProblemLibrary library = SqliteProblemLibrary.open(folder.resolve("problems.db"))) {
      percentile(
          new Bench(store, code("wall=50"), code("wall=25"), code("wall=15"), code("wall=5"))
              .withReferencesIn(library));
    }
  }

  private static void percentile(Bench bench) throws Exception {
    Problem echo = Bench.problem();
    Problem withReferences =
        new Problem(
            echo.listing(),
            echo.statement(),
            echo.comparator(),
            echo.cases(),
            echo.workloads(),
            Stream.of(10, 20, 30, 40)
                .map(ms -> new Reference("python", "r" + ms, "", false, "wall=" + ms + " peak=40"))
                .toList());
    Settings settings = SETTINGS.withStops(new Settings.Stops(0, 0, 0, 0, 0.75, 0, 0));
    Session session =
        bench.optimizer().start(withReferences, "python", SLOW, settings, bench.heard::add);
    session.step(5);
    // 25 ms is better than 2 of the 4 references, 15 ms than 3.
    assertEquals(3, session.state().finishedSteps());
    assertEquals(
        "the best is at least as good as 75 % of the references, and 75 % were asked for",
        String.valueOf(session.state().ended()).replace(Figures.THIN_SPACE, " "));
    assertEquals(3, bench.requests.size());
  }

  @Test
  @DisplayName("never asks beyond its budget of tokens, and shortens the last reply to fit")
  void tokens() throws Exception {
    Bench bench = new Bench(store, code("wall=50"), code("wall=40"), code("wall=30"));
    Session session = bench.start(SETTINGS.withStops(stops(0, 850, 0, 0)), SLOW);
    session.step(5);
    SessionState state = session.state();
    assertTrue(state.spent().tokens() <= 850, state.spent().toString());
    assertTrue(
        String.valueOf(state.ended()).startsWith("the budget of 850 tokens is spent"),
        state.ended());
    assertTrue(bench.requests.getLast().sampling().maxTokens() < 850);
    int asked = bench.requests.size();
    session.step(1);
    assertEquals(asked, bench.requests.size(), "a spent budget is not exceeded on demand");
    assertTrue(
        String.valueOf(session.state().ended()).startsWith("the budget of 850 tokens is spent"));
  }

  @Test
  @DisplayName("ends when its budget of money is spent, by the price of its settings")
  void money() throws Exception {
    Bench bench = new Bench(store, code("wall=50"), code("wall=40"), code("wall=30"));
    Session session =
        bench.start(
            SETTINGS.withStops(new Settings.Stops(0, 0, 0.001, 0, 0, 1_000_000, 1_000_000)), SLOW);
    session.step(5);
    assertEquals(1, session.state().finishedSteps());
    assertTrue(String.valueOf(session.state().ended()).startsWith("the budget of 0.00 is spent"));
  }

  @Test
  @DisplayName("does not take half a program from a reply that reached its longest length")
  void cutOff() throws Exception {
    List<String> texts =
        new ArrayList<>(List.of("```python\nwall=50\n", "```python\nwall=40\n```\nAnd the reas"));
    Bench bench =
        new Bench(store, (Bench.Answering) request -> texts.removeFirst(), Reply.Ending.AT_LIMIT);
    Session session = bench.start(SETTINGS, SLOW);
    session.step(2);
    assertEquals(1, session.state().best());
    assertEquals("wall=40\n", session.state().versions().get(1).code());
    assertTrue(
        Objects.requireNonNull(session.state().step(1).orElseThrow().rejection())
            .startsWith("the reply reached the longest length"));
  }

  @Test
  @DisplayName("goes on after a reply that was withheld or did not end")
  void odd() throws Exception {
    for (Reply.Ending ending : List.of(Reply.Ending.WITHHELD, Reply.Ending.ENDLESS)) {
      MemoryStore fresh = new MemoryStore(List.of());
      Bench bench = new Bench(fresh, (Bench.Answering) request -> code("wall=50"), ending);
      Session session = bench.start(SETTINGS, SLOW);
      session.step(2);
      assertEquals(2, session.state().finishedSteps());
      assertEquals(1, session.state().versions().size());
    }
  }

  @Test
  @DisplayName("pauses with nothing lost when no reply comes at all")
  void noReply() throws Exception {
    Bench bench =
        new Bench(
            store,
            (Bench.Answering)
                request -> {
                  throw new ModelException(ModelException.Kind.UNREACHABLE, "the server is gone");
                },
            Reply.Ending.COMPLETE);
    Session session = bench.start(THREE, SLOW);
    session.step(2);
    assertEquals(0, session.state().finishedSteps());
    assertEquals(new SessionEvent.Paused("the server is gone"), store.events.getLast());
    assertEquals(SessionState.fold(store.events), session.state());
  }

  private static Settings.Stops stops(int patience, long tokens, double money, double minutes) {
    return new Settings.Stops(patience, tokens, money, minutes, 0, 0, 0);
  }
}
