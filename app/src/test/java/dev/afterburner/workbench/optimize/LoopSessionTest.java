// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.optimize;

import static dev.afterburner.workbench.optimize.Bench.SETTINGS;
import static dev.afterburner.workbench.optimize.Bench.code;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.stats.Comparison;
import dev.afterburner.workbench.export.SessionRecord;
import dev.afterburner.workbench.export.document.SessionDocument;
import dev.afterburner.workbench.model.ModelRequest;
import dev.afterburner.workbench.problem.Verdict;
import dev.afterburner.workbench.session.Origin;
import dev.afterburner.workbench.session.Phase;
import dev.afterburner.workbench.session.SessionEvent;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.session.Settings;
import dev.afterburner.workbench.session.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The iterative loop")
class LoopSessionTest {

  private static final String SLOW = "wall=100 peak=40";

  private final MemoryStore store = new MemoryStore(List.of());

  @Test
  @DisplayName("keeps what is shown to be better and says why it declines the rest")
  void decisions() throws Exception {
    Bench bench =
        new Bench(
            store,
            code("wall=50 peak=40"),
            code("wall=10 does=wrong"),
            "I would leave it as it is.",
            code("wall=80 peak=20"),
            code("wall=5 peak=200"));
    Session session = bench.start(SETTINGS, SLOW);
    session.step(5);
    SessionState state = session.state();

    assertEquals(
        List.of(
            "the original",
            "2.00× faster than v0",
            "wrong answer, case 01-short",
            "1.61× as long as v1",
            "10.0× faster than v1"),
        state.versions().stream().map(v -> v.reason().replaceAll(" \\(.*\\)", "")).toList());
    assertEquals(
        List.of(true, true, false, false, true),
        state.versions().stream().map(v -> v.decision() == Version.Decision.ACCEPTED).toList());
    assertEquals(4, state.best());
    assertEquals(5, state.finishedSteps());
    assertEquals("5 steps done", state.ended());
    assertEquals("the reply has no fenced code block", state.step(3).orElseThrow().rejection());
    assertEquals(List.of(0, 1, 1, 1), parents(state));
    assertEquals(List.of(0, 1, 2, 3, 4), bench.requests.stream().map(r -> r.turn()).toList());
  }

  @Test
  @DisplayName("compares three figures in interleaved runs of parent and candidate")
  void comparison() throws Exception {
    Bench bench = new Bench(store, code("wall=50 peak=120"));
    Session session = bench.start(SETTINGS, SLOW);
    session.step(1);
    Version child = session.state().versions().get(1);

    assertEquals(0, child.comparedWith());
    assertEquals(Comparison.Outcome.LESS, comparison(child, Figure.TIME).outcome());
    assertEquals(Comparison.Outcome.MORE, comparison(child, Figure.MEMORY).outcome());
    assertEquals(0.5, comparison(child, Figure.TIME).ratio().value(), 0.01);
    assertEquals(3, comparison(child, Figure.MEMORY).ratio().value(), 0.05);
    List<Integer> order =
        bench.heard.stream()
            .filter(SessionEvent.RunFinished.class::isInstance)
            .map(e -> ((SessionEvent.RunFinished) e).version())
            .skip(8)
            .toList();
    assertEquals(10, order.size(), "five rounds are enough when all show the same");
    for (int round = 0; round < 5; round++) {
      assertEquals(Set.of(0, 1), Set.copyOf(order.subList(2 * round, 2 * round + 2)));
    }
    assertEquals(5, comparison(child, Figure.TIME).rounds());
  }

  @Test
  @DisplayName("takes the objective that was asked for")
  void objective() throws Exception {
    Bench bench = new Bench(store, code("wall=200 peak=10"));
    Session session =
        bench.start(Settings.of(Figure.MEMORY, Settings.Policy.KEEP_BEST, 1, 1, "scripted"), SLOW);
    session.step(1);
    assertTrue(
        session
            .state()
            .versions()
            .get(1)
            .reason()
            .matches("0\\.[23]\\d+× as much memory as v0 \\(.+\\)"),
        session.state().versions().get(1).reason());
    assertTrue(bench.requests.getFirst().prompt().contains("memory-efficient"));
  }

  @Test
  @DisplayName("shows no difference where there is none, and ends when that is sure to 2 %")
  void same() throws Exception {
    Bench bench = new Bench(store, code("wall=100 peak=40 other"));
    Session session = bench.start(SETTINGS, SLOW);
    session.step(1);
    Version child = session.state().versions().get(1);
    assertEquals(Version.Decision.DECLINED, child.decision());
    assertTrue(child.reason().startsWith("the same time as v0 within 2"), child.reason());
    assertEquals(5, child.runs().size());
  }

  @Test
  @DisplayName("sends the best version's code and figures, in the stated order")
  void prompt() throws Exception {
    Bench bench = new Bench(store, code("wall=50 peak=40"), code("wall=49 peak=40"));
    Session session = bench.start(SETTINGS, SLOW);
    session.step(2);
    String prompt = bench.requests.getLast().prompt();
    List<Integer> at =
        List.of(
            prompt.indexOf("## Instructions"),
            prompt.indexOf("Print the input."),
            prompt.indexOf("wall=50 peak=40"),
            prompt.indexOf("Passed: yes / Time: 50"),
            prompt.indexOf("## Output format"));
    assertEquals(at.stream().sorted().toList(), at);
    assertFalse(at.contains(-1), prompt);
  }

  @Test
  @DisplayName("does not measure the same code twice")
  void duplicate() throws Exception {
    Bench bench = new Bench(store, code("wall=50 peak=40"), code("wall=50 peak=40   \n\n"));
    Session session = bench.start(SETTINGS, SLOW);
    session.step(1);
    int runs = bench.sandbox.runs();
    session.step(1);
    Version twin = session.state().versions().get(2);
    assertEquals("same code as v1", twin.reason());
    assertTrue(twin.passed());
    assertEquals(runs, bench.sandbox.runs());
    assertEquals(2, session.state().finishedSteps());
  }

  @Test
  @DisplayName("checks the output of measured runs too")
  void wrongWhenLarge() throws Exception {
    Bench bench = new Bench(store, code("wall=1 peak=1 does=wrong-when-large"));
    Session session = bench.start(SETTINGS, SLOW);
    session.step(1);
    Version child = session.state().versions().get(1);
    assertEquals(
        new Verdict.WrongAnswer("large", "large input", "nonsense"),
        java.util.Objects.requireNonNull(child.judgement()).verdict());
    assertEquals("wrong answer, case large", child.reason());
    assertEquals(0, session.state().best());
    assertTrue(child.runs().isEmpty());
  }

  @Test
  @DisplayName("ends a candidate that takes ten times as long as its rival")
  void patience() throws Exception {
    Bench bench = new Bench(store, code("wall=40000 peak=1"));
    Session session = bench.start(SETTINGS, "wall=3000 peak=1");
    session.step(1);
    assertEquals("time limit, case 01-short", session.state().versions().get(1).reason());
  }

  @Test
  @DisplayName("leaves a step to be taken again when the model gives no reply")
  void modelFails() throws Exception {
    Bench bench = new Bench(store, code("wall=50"));
    Session session = bench.start(SETTINGS, SLOW);
    session.step(3);
    assertEquals(1, session.state().finishedSteps());
    assertEquals("no more replies", session.state().step(2).orElseThrow().rejection());
    assertEquals(new SessionEvent.Paused("no more replies"), bench.heard.getLast());
    assertNull(session.state().ended());

    session.step(1);
    assertEquals(List.of(0, 1, 1), bench.requests.stream().map(r -> r.turn()).toList());
  }

  @Test
  @DisplayName("stores an event before anyone hears of it, and is the fold of what is stored")
  void storedFirst() throws Exception {
    Bench bench = new Bench(store, code("wall=50"), code("does=crash"));
    AtomicReference<String> early = new AtomicReference<>("");
    Session session =
        bench.start(
            SETTINGS,
            SLOW,
            event -> {
              if (event instanceof SessionEvent.Stored && store.events.getLast() != event) {
                early.set(event.toString());
              }
            });
    session.step(2);
    assertEquals("", early.get());
    assertEquals(SessionState.fold(store.events), session.state());
    assertEquals("runtime error, case 01-short", session.state().versions().get(2).reason());
  }

  @Test
  @DisplayName("pauses after the step that is under way")
  void pause() throws Exception {
    Bench bench = new Bench(store, code("wall=50"), code("wall=25"));
    AtomicReference<Session> opened = new AtomicReference<>();
    Session session =
        bench.start(
            SETTINGS,
            SLOW,
            event -> {
              if (event instanceof SessionEvent.ReplyDelta) {
                opened.get().pause();
              }
            });
    opened.set(session);
    session.step(2);
    assertEquals(1, session.state().finishedSteps());
    assertEquals(new SessionEvent.Paused("paused"), store.events.getLast());
    session.step(1);
    assertEquals(2, session.state().finishedSteps());
  }

  @Test
  @DisplayName("waits before each phase of a step where that is wanted, and stops there too")
  void byPhase() throws Exception {
    Bench bench = new Bench(store, code("wall=50"), code("wall=25"));
    AtomicReference<Session> opened = new AtomicReference<>();
    List<Phase> held = new ArrayList<>();
    Session session =
        bench.start(
            SETTINGS,
            SLOW,
            event -> {
              if (event instanceof SessionEvent.PhaseHeld(int step, Phase phase)) {
                held.add(phase);
                if (step == 1) {
                  opened.get().nextPhase();
                } else {
                  opened.get().stop();
                }
              }
            });
    opened.set(session);
    session.holdPhases(true);
    session.step(1);
    assertEquals(List.of(Phase.values()), held);
    assertEquals(1, session.state().finishedSteps());
    session.step(1);
    assertEquals(Phase.ASKING, held.getLast());
    assertEquals(1, session.state().finishedSteps(), "stopped before the model was asked");
    session.holdPhases(false);
    session.step(1);
    assertEquals(2, session.state().finishedSteps());
  }

  @Test
  @DisplayName("sends what somebody has made of a prompt that waited, and records that")
  void editedPrompt() throws Exception {
    Bench bench = new Bench(store, code("wall=50"), code("wall=25"), code("wall=12"));
    AtomicReference<Session> opened = new AtomicReference<>();
    List<String> shown = new ArrayList<>();
    Session session =
        bench.start(
            SETTINGS.withCandidates(2),
            SLOW,
            event -> {
              if (event instanceof SessionEvent.PromptHeld(int step, int parent, String prompt)) {
                assertEquals(0, parent);
                assertTrue(opened.get().state().step(step).isEmpty(), "nothing is sent yet");
                shown.add(prompt);
                opened.get().usePrompt(prompt + "Think of n = 1.");
              } else if (event instanceof SessionEvent.PhaseHeld) {
                opened.get().nextPhase();
              }
            });
    opened.set(session);
    session.holdPhases(true);
    session.step(1);
    SessionState.Step edited = session.state().steps().getFirst();
    assertEquals(List.of(edited.prompt().replace("Think of n = 1.", "")), shown);
    assertTrue(edited.prompt().endsWith("Think of n = 1."), edited.prompt());
    assertTrue(edited.edited());
    assertEquals(
        List.of(edited.prompt(), edited.prompt()),
        bench.requests.stream().map(ModelRequest::prompt).toList());
    assertTrue(SessionRecord.of(session.state()).steps().getFirst().promptEdited(), "session.json");

    session.usePrompt("comes too late for one that was sent");
    session.holdPhases(false);
    session.step(1);
    assertFalse(session.state().steps().getLast().edited());
    assertEquals(session.state().steps().getLast().prompt(), bench.requests.getLast().prompt());
  }

  @Test
  @DisplayName("stops while it judges and while it measures; the version says so")
  void stop() throws Exception {
    for (String hang : List.of("does=hang", "does=hang-when-large")) {
      MemoryStore fresh = new MemoryStore(List.of());
      Bench bench = new Bench(fresh, code("wall=1 " + hang), code("wall=50"));
      Session session = bench.start(SETTINGS, SLOW);
      Thread stopper =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      bench.sandbox.hanging.await();
                    } catch (InterruptedException e) {
                      Thread.currentThread().interrupt();
                    }
                    session.stop();
                  });
      session.step(2);
      stopper.join();
      assertEquals("stopped", session.state().versions().get(1).reason());
      assertEquals(Version.Decision.UNDECIDED, session.state().versions().get(1).decision());
      assertNull(SessionDocument.of(session.state()).versions().get(1).accepted());
      assertEquals(1, session.state().finishedSteps());
      assertEquals(new SessionEvent.Paused("stopped"), fresh.events.getLast());
      session.step(1);
      assertEquals(2, session.state().best());
    }
  }

  @Test
  @DisplayName("measures the original later when that was stopped")
  void stopOriginal() throws Exception {
    Bench bench = new Bench(store);
    Session session = bench.start(SETTINGS, "does=hang");
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                bench.sandbox.hanging.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              session.stop();
            });
    session.prepare();
    assertEquals(Version.Decision.PENDING, session.state().versions().getFirst().decision());
  }

  @Test
  @DisplayName("says what the sandbox could not do, and stays whole")
  void sandboxFails() throws Exception {
    Bench bench = new Bench(store, code("does=broken-sandbox"), code("wall=50"));
    Session session = bench.start(SETTINGS, SLOW);
    SessionException fault = assertThrows(SessionException.class, () -> session.step(2));
    assertEquals("the sandbox is broken", fault.getMessage());
    assertEquals("not tried: the sandbox is broken", session.state().versions().get(1).reason());
    session.step(1);
    assertEquals(2, session.state().best());
  }

  @Test
  @DisplayName("goes back to what is stored when the store failed, wherever that was")
  void storeFails() throws Exception {
    Bench whole = new Bench(new MemoryStore(List.of()), code("wall=50"), code("wall=25"));
    whole.start(SETTINGS, SLOW).step(2);
    long events = whole.heard.stream().filter(SessionEvent.Stored.class::isInstance).count();
    for (int i = 2; i < events; i++) {
      MemoryStore failing = new MemoryStore(List.of());
      Bench bench = new Bench(failing, code("wall=50"), code("wall=25"));
      Session session = bench.start(SETTINGS, SLOW);
      failing.failAfter = i;
      assertThrows(SessionException.class, () -> session.step(2));
      session.step(2 - session.state().finishedSteps());
      assertEquals(2, session.state().best());
      assertEquals(2, session.state().finishedSteps());
      assertEquals(SessionState.fold(failing.events), session.state());
    }
  }

  @Test
  @DisplayName("takes code written by hand as a child, and goes on from a chosen version")
  void handAndBranch() throws Exception {
    Bench bench = new Bench(store, code("wall=50"), code("wall=70"));
    Session session = bench.start(SETTINGS, SLOW);
    session.step(1);
    int hand = session.tryByHand(0, "wall=60");
    Version edited = session.state().versions().get(hand);
    assertEquals(Origin.HAND, edited.origin());
    assertEquals(0, edited.parent());
    assertEquals(1, edited.comparedWith());
    assertTrue(edited.reason().contains("× as long as v1 ("), edited.reason());

    session.continueFrom(0);
    session.step(1);
    assertEquals(List.of(0, 0, 0), parents(session.state()));
    assertEquals(1, session.state().best());
  }

  @Test
  @DisplayName("follows the latest version where that is the policy, and still knows the best")
  void followLatest() throws Exception {
    Bench bench = new Bench(store, code("wall=50"), code("wall=70"), code("wall=60"));
    Session session =
        bench.start(
            Settings.of(Figure.TIME, Settings.Policy.FOLLOW_LATEST, 3, 1, "scripted"), SLOW);
    session.step(3);
    assertEquals(List.of(0, 1, 2), parents(session.state()));
    assertEquals(1, session.state().best());
    assertTrue(session.state().versions().get(3).reason().contains("× as long as v1 ("));
  }

  @Test
  @DisplayName("takes the first version that passes when the original does not")
  void failingOriginal() throws Exception {
    Bench bench = new Bench(store, code("does=crash"), code("wall=500"));
    Session session = bench.start(SETTINGS, "does=wrong");
    session.step(2);
    assertEquals("wrong answer, case 01-short", session.state().versions().get(0).reason());
    assertEquals("the first version that passes", session.state().versions().get(2).reason());
    assertEquals(2, session.state().best());
    assertTrue(bench.requests.getFirst().prompt().contains("Passed: no (wrong answer"));
  }

  @Test
  @DisplayName("lets the model write the first version where there is no original")
  void withoutOriginal() throws Exception {
    Bench bench = new Bench(store, code("wall=50"));
    Session session = bench.start(SETTINGS, "");
    session.step(1);
    assertEquals(0, session.state().best());
    assertNull(session.state().versions().getFirst().parent());
  }

  @Test
  @DisplayName("decides the same for the same seed and replies")
  void repeatable() throws Exception {
    String[] replies = {code("wall=50"), code("does=wrong"), code("wall=99 peak=1")};
    Bench one = new Bench(new MemoryStore(List.of()), replies);
    Bench two = new Bench(new MemoryStore(List.of()), replies);
    Session a = one.start(SETTINGS, SLOW);
    Session b = two.start(SETTINGS, SLOW);
    a.step(3);
    b.step(3);
    assertEquals(a.state(), b.state());
    assertEquals(one.requests, two.requests);
  }

  @Test
  @DisplayName("takes no step twice and loses none, wherever its events were cut off")
  void reopen() throws Exception {
    String[] replies = {
      code("wall=50 peak=40"), "prose", code("does=wrong"), code("wall=50 peak=40"), code("wall=9")
    };
    Bench whole = new Bench(store, replies);
    Session session = whole.start(SETTINGS, SLOW);
    session.step(2);
    session.tryByHand(0, "wall=70");
    session.continueFrom(1);
    session.step(3);
    for (int cut = 2; cut <= store.events.size(); cut++) {
      MemoryStore copy = new MemoryStore(store.events.subList(0, cut));
      Bench bench = new Bench(copy, replies);
      Session again = bench.reopen();
      assertEquals(SessionState.fold(copy.events), again.state());
      int finished = again.state().finishedSteps();
      boolean handTried =
          again.state().versions().stream().anyMatch(v -> v.origin() == Origin.HAND);
      if (finished < 2) {
        again.step(2 - finished);
      }
      if (!handTried) {
        again.tryByHand(0, "wall=70");
      }
      if (again.state().finishedSteps() == 2) {
        again.continueFrom(1);
      }
      again.step(5 - again.state().finishedSteps());
      assertEquals(tree(session.state()), tree(again.state()), "cut after " + cut);
      assertEquals(
          store.events.stream().map(Object::getClass).filter(LoopSessionTest::countable).toList(),
          copy.events.stream().map(Object::getClass).filter(LoopSessionTest::countable).toList());
    }
  }

  private static Comparison comparison(Version version, Figure figure) {
    return java.util.Objects.requireNonNull(version.comparisons().get(figure));
  }

  private static boolean countable(Class<?> kind) {
    return kind == SessionEvent.StepFinished.class
        || kind == SessionEvent.VersionCreated.class
        || kind == SessionEvent.PromptSent.class
        || kind == SessionEvent.ReplyReceived.class;
  }

  private static List<String> tree(SessionState state) {
    return state.versions().stream()
        .map(v -> v.id() + "<" + v.parent() + " " + v.origin() + " " + v.decision() + v.code())
        .toList();
  }

  private static List<Integer> parents(SessionState state) {
    return state.versions().stream()
        .map(Version::parent)
        .filter(java.util.Objects::nonNull)
        .toList();
  }
}
