// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.optimize;

import static dev.afterburner.workbench.optimize.Bench.SETTINGS;
import static dev.afterburner.workbench.optimize.Bench.code;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.Outcome;
import dev.afterburner.sandbox.Run;
import dev.afterburner.workbench.export.document.SessionDocument;
import dev.afterburner.workbench.problem.Listing;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.Reference;
import dev.afterburner.workbench.problem.catalogue.Catalogue;
import dev.afterburner.workbench.session.SessionEvent;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.session.Settings;
import dev.afterburner.workbench.session.Version;
import dev.afterburner.workbench.session.VersionRatio;
import dev.afterburner.workbench.settings.DraftFolder;
import dev.afterburner.workbench.settings.LoopSettings;
import dev.afterburner.workbench.ui.fx.Notices;
import dev.afterburner.workbench.ui.fx.SameThread;
import dev.afterburner.workbench.ui.history.ComparisonViewModel;
import dev.afterburner.workbench.ui.history.VersionsViewModel;
import dev.afterburner.workbench.ui.run.Choices;
import dev.afterburner.workbench.ui.run.SessionViewModel;
import dev.afterburner.workbench.ui.shell.StatusViewModel;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.SimpleStringProperty;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A version that is measured again")
class MeasuringAgainTest {

  private static final String SLOW = "wall=100 peak=40";
  private static final String AGAIN = "measured again at 2026-11-24 12:00 UTC";

  private final MemoryStore store = new MemoryStore(List.of());

  @Test
  @DisplayName(
      "has a ratio as close as was asked for, of new rounds with its parent, and says when")
  void closer() throws Exception {
    Bench bench = new Bench(store, code("wall=50 peak=20"));
    Session session = bench.start(SETTINGS, SLOW);
    session.step(1);
    SessionState before = session.state();
    VersionRatio first = ratio(before, 0, 1);
    double half = first.comparison().ratio().relativeHalfWidth();

    session.measureAgain(1, half / 2);

    VersionRatio now = ratio(session.state(), 0, 1);
    assertTrue(now.comparison().ratio().relativeHalfWidth() <= half / 2);
    assertTrue(now.comparison().rounds() > first.comparison().rounds());
    assertEquals(0.5, now.comparison().ratio().value(), 0.005);
    assertEquals(Bench.NOW, now.measuredAgain());
    assertEquals(AGAIN, now.again());
    assertTrue(now.inTurns());
    assertNull(first.measuredAgain());
    assertEquals("", first.again());
    SessionDocument.VersionDocument document =
        SessionDocument.of(session.state()).versions().get(1);
    assertEquals(Bench.NOW.toString(), document.ratioMeasuredAt());
    assertEquals(
        now.comparison().ratio().value(), Objects.requireNonNull(document.ratioToParent()).value());
    assertNull(SessionDocument.of(before).versions().get(1).ratioMeasuredAt());

    List<SessionEvent.RunFinished> runs = runs(-1);
    int rounds = now.comparison().rounds();
    assertEquals(2 * rounds, runs.size());
    for (int i = 0; i < rounds; i++) {
      List<SessionEvent.RunFinished> round = runs.subList(2 * i, 2 * i + 2);
      assertEquals(
          Set.of(0, 1),
          Set.of(round.getFirst().version(), round.getLast().version()),
          "round " + i);
      assertEquals(List.of(i, i), round.stream().map(SessionEvent.RunFinished::round).toList());
    }
    assertEquals(
        before.versions().get(1).runs().size() + rounds,
        session.state().versions().get(1).runs().size());
  }

  @Test
  @DisplayName("keeps its decision, and what that rested on")
  void decision() throws Exception {
    Bench bench = new Bench(store, code("wall=50 peak=20"), code("wall=80 peak=20"));
    Session session = bench.start(SETTINGS, SLOW);
    session.step(2);
    SessionState before = session.state();
    session.measureAgain(1, 0.002);
    session.measureAgain(2, 0.002);
    SessionState after = session.state();
    for (int v = 0; v < 3; v++) {
      Version was = before.versions().get(v);
      Version is = after.versions().get(v);
      assertEquals(was.decision(), is.decision());
      assertEquals(was.reason(), is.reason());
      assertEquals(was.comparedWith(), is.comparedWith());
      assertEquals(was.comparisons(), is.comparisons());
    }
    assertEquals(before.best(), after.best());
    assertEquals(before.ended(), after.ended());
    assertFalse(runs(-1).isEmpty());
    assertFalse(runs(-2).isEmpty(), "the second measurement is a trial of its own");
  }

  @Test
  @DisplayName("of a chain has ratios to its parent and to the original of rounds of their own")
  void chain() throws Exception {
    Bench bench = new Bench(store, code("wall=50 peak=20"), code("wall=20 peak=20"));
    Session session = bench.start(SETTINGS, SLOW);
    session.step(2);
    assertFalse(ratio(session.state(), 0, 2).inTurns());
    session.measureAgain(2, 0.002);
    VersionRatio parent = ratio(session.state(), 1, 2);
    VersionRatio original = ratio(session.state(), 0, 2);
    assertEquals(0.4, parent.comparison().ratio().value(), 0.004);
    assertEquals(0.2, original.comparison().ratio().value(), 0.002);
    assertTrue(parent.comparison().ratio().relativeHalfWidth() <= 0.002);
    assertTrue(original.comparison().ratio().relativeHalfWidth() <= 0.002);
    assertTrue(original.inTurns());
    assertEquals(AGAIN, original.again());
    assertEquals(
        Set.of(1, 2),
        runs(-1).stream().map(SessionEvent.RunFinished::version).collect(Collectors.toSet()));
    assertEquals(
        Set.of(0, 2),
        runs(-2).stream().map(SessionEvent.RunFinished::version).collect(Collectors.toSet()));
  }

  @Test
  @DisplayName("is found again when the session is opened again")
  void stored() throws Exception {
    Bench bench = new Bench(store, code("wall=50 peak=20"));
    Session session = bench.start(SETTINGS, SLOW);
    session.step(1);
    session.measureAgain(1, 0.002);
    assertEquals(session.state(), bench.reopen().state());
  }

  @Test
  @DisplayName("leaves nothing where its measurement was cut off or could not be kept")
  void cutOff() throws Exception {
    Bench bench = new Bench(store, code("wall=50 peak=20"));
    Session session = bench.start(SETTINGS, SLOW);
    session.step(1);
    SessionState before = session.state();
    store.failAfter = store.events.size() + 3;
    assertEquals(
        "the disk is full",
        assertThrows(SessionException.class, () -> session.measureAgain(1, 0.01)).getMessage());
    assertEquals(before, bench.reopen().state());
    session.measureAgain(1, 0.01);
    assertEquals(AGAIN, ratio(session.state(), 0, 1).again());
  }

  @Test
  @DisplayName("is measured in turns also where the loop compared plain medians")
  void plain() throws Exception {
    Bench bench = new Bench(store, code("wall=50 peak=20"));
    Session session = bench.start(SETTINGS.withAcceptance(Settings.Acceptance.PLAIN), SLOW);
    session.step(1);
    assertFalse(ratio(session.state(), 0, 1).inTurns());
    session.measureAgain(1, 0.01);
    assertTrue(ratio(session.state(), 0, 1).inTurns());
  }

  @Test
  @DisplayName("is judged by the objective's figure")
  void objective() throws Exception {
    Bench bench = new Bench(store, code("wall=100 peak=20"));
    Session session =
        bench.start(Settings.of(Figure.MEMORY, Settings.Policy.KEEP_BEST, 1, 1, "scripted"), SLOW);
    session.step(1);
    session.measureAgain(1, 0.001);
    assertTrue(
        session
                .state()
                .ratio(
                    session.state().versions().get(0),
                    session.state().versions().get(1),
                    Figure.MEMORY)
                .orElseThrow()
                .comparison()
                .ratio()
                .relativeHalfWidth()
            <= 0.001);
  }

  @Test
  @DisplayName("must be there, must pass, and needs one to be measured against")
  void refused() throws Exception {
    Bench bench = new Bench(store, code("wall=10 does=wrong"));
    Session session = bench.start(SETTINGS, SLOW);
    session.step(1);
    int events = store.events.size();
    assertEquals("there is no version v7; there are v0 to v1", refusal(session, 7));
    assertEquals("v1 does not pass, so that it can't be measured", refusal(session, 1));
    assertEquals(
        "v0 was made from no version that passes, so that there is nothing to measure it against",
        refusal(session, 0));
    assertEquals(events, store.events.size());
  }

  @Test
  @DisplayName("that fails now is said to, and nothing of it is kept")
  void failsNow() throws Exception {
    Bench bench = new Bench(store, code("wall=50 peak=20"));
    Session session = bench.start(SETTINGS, SLOW);
    session.step(1);
    int once = session.tryByHand(1, "wall=40 peak=20");
    bench.sandbox.breaking = "wall=40";
    int events = store.events.size();
    String refusal = refusal(session, once);
    assertEquals(
        "v2 failed when it was measured again (wrong answer), so that its runs were not kept",
        refusal.replaceAll("wrong answer[^)]*", "wrong answer"));
    assertEquals(events, store.events.size());
  }

  @Test
  @DisplayName("shows its new ratio in the window, and says that it was measured again")
  void inTheWindow(@TempDir Path folder) throws Exception {
    Bench bench = new Bench(store, code("wall=50 peak=20"));
    bench.start(SETTINGS, SLOW).step(1);
    Notices notices = new Notices();
    SameThread tasks = new SameThread();
    SessionViewModel session =
        new SessionViewModel(
            catalogue(),
            bench.optimizer(),
            chosen -> SETTINGS,
            store,
            new DraftFolder(folder),
            tasks,
            InstantSource.fixed(Bench.NOW),
            notices,
            new Choices("python", Figure.TIME, "scripted", 5, LoopSettings.DEFAULT));
    VersionsViewModel versions = new VersionsViewModel(session, store, tasks, notices);
    ComparisonViewModel comparison = new ComparisonViewModel(session);
    session.open("echo");
    assertTrue(
        session.console().lines().getLast().endsWith(" opened again: 2 versions, the best is v1"),
        session.console().lines()::toString);
    session.selection().select(1);
    String before = versions.rows().get(1).vsParent().origin();
    assertEquals("", Objects.requireNonNull(comparison.compared().get()).again());

    session.measureMore(1);

    assertEquals(
        List.of(
            "v1 was measured again: 2.00× faster than v0 (range 1.99–2.01)."
                + " The ratio is known to ±0.5 %."),
        notices.lines().stream().map(line -> line.text().replace('\u2009', ' ')).toList());
    assertFalse(session.activity().get().busy());
    String now = versions.rows().get(1).vsParent().origin();
    assertNotEquals(before, now);
    assertFalse(before.contains("measured again"), before);
    assertTrue(now.endsWith(" The two were " + AGAIN + "."), now);
    assertEquals(AGAIN, Objects.requireNonNull(comparison.compared().get()).again());
    assertEquals(
        AGAIN + ", in turns, range of all runs",
        Objects.requireNonNull(comparison.compared().get()).bars().note());
    assertTrue(
        session.console().lines().getLast().contains("v1 measured again, "),
        session.console().lines().getLast());

    StatusViewModel quiet =
        new StatusViewModel(session, new SimpleStringProperty(""), InstantSource.fixed(Bench.NOW));
    assertTrue(quiet.stability().startsWith("stable, "), quiet.stability());
    assertEquals("", quiet.stabilityAdvice());

    session.measureMore(0);
    assertEquals(2, notices.lines().size(), "the original has nothing to be measured against");

    List<String> told = session.console().lines();
    session.open("echo");
    assertEquals(told, session.console().lines(), "what was told stays with the session");
  }

  @Test
  @DisplayName("is advised where its times are noisy")
  void noisy(@TempDir Path folder) throws Exception {
    Bench bench = new Bench(store);
    bench.start(SETTINGS, SLOW).prepare();
    for (int i = 0; i < 40; i++) {
      Run run =
          Run.unmeasured(
              new Outcome.Completed(), i % 2 == 0 ? 60_000_000 : 140_000_000, Bytes.EMPTY);
      store.events.add(store.events.size() - 1, new SessionEvent.RunFinished(0, run, 0, 8 + i));
    }
    SessionViewModel session =
        new SessionViewModel(
            catalogue(),
            bench.optimizer(),
            chosen -> SETTINGS,
            store,
            new DraftFolder(folder),
            new SameThread(),
            InstantSource.fixed(Bench.NOW),
            new Notices(),
            new Choices("python", Figure.TIME, "scripted", 5, LoopSettings.DEFAULT));
    session.open("echo");
    StatusViewModel status =
        new StatusViewModel(session, new SimpleStringProperty(""), InstantSource.fixed(Bench.NOW));
    assertTrue(status.stability().startsWith("noisy, "), status.stability());
    String spread = status.stability().substring("noisy, ".length());
    assertTrue(
        status
            .stabilityAdvice()
            .startsWith(
                "The times of the version shown spread by " + spread + " around their median"),
        status.stabilityAdvice());
    assertTrue(status.stabilityAdvice().contains("Measure more"));
  }

  private static Catalogue catalogue() {
    Problem problem = Bench.problem();
    Problem with =
        new Problem(
            problem.listing(),
            problem.statement(),
            problem.comparator(),
            problem.cases(),
            problem.workloads(),
            List.of(new Reference("python", "start", "", true, SLOW)));
    return new Catalogue() {
      @Override
      public List<Listing> list() {
        return List.of(with.listing());
      }

      @Override
      public Problem find(String id) {
        return with;
      }
    };
  }

  private static String refusal(Session session, int version) {
    return String.valueOf(
        assertThrows(SessionException.class, () -> session.measureAgain(version, 0.01))
            .getMessage());
  }

  private static VersionRatio ratio(SessionState state, int baseline, int candidate) {
    return state
        .ratio(state.versions().get(baseline), state.versions().get(candidate), Figure.TIME)
        .orElseThrow();
  }

  private List<SessionEvent.RunFinished> runs(int trial) {
    return store.events.stream()
        .flatMap(e -> e instanceof SessionEvent.RunFinished run ? Stream.of(run) : Stream.empty())
        .filter(run -> run.trial() == trial)
        .toList();
  }
}
