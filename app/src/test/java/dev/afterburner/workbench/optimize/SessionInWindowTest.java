// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.optimize;

import static dev.afterburner.workbench.optimize.Bench.SETTINGS;
import static dev.afterburner.workbench.optimize.Bench.code;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.sandbox.Figure;
import dev.afterburner.workbench.export.SessionFigures;
import dev.afterburner.workbench.export.SessionSum;
import dev.afterburner.workbench.export.SessionTrend;
import dev.afterburner.workbench.figures.Figures;
import dev.afterburner.workbench.model.Reply;
import dev.afterburner.workbench.problem.Listing;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.Reference;
import dev.afterburner.workbench.problem.TestCase;
import dev.afterburner.workbench.problem.catalogue.Catalogue;
import dev.afterburner.workbench.session.SessionEvent;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.session.Settings;
import dev.afterburner.workbench.settings.DraftFolder;
import dev.afterburner.workbench.settings.LoopSettings;
import dev.afterburner.workbench.store.SqliteSessionStore;
import dev.afterburner.workbench.ui.fx.Notice;
import dev.afterburner.workbench.ui.fx.Notices;
import dev.afterburner.workbench.ui.fx.SameThread;
import dev.afterburner.workbench.ui.history.Compared;
import dev.afterburner.workbench.ui.history.ComparisonViewModel;
import dev.afterburner.workbench.ui.history.VersionRow;
import dev.afterburner.workbench.ui.history.VersionsViewModel;
import dev.afterburner.workbench.ui.model.ModelPaneViewModel;
import dev.afterburner.workbench.ui.run.BaselineViewModel;
import dev.afterburner.workbench.ui.run.Choices;
import dev.afterburner.workbench.ui.run.CurvesViewModel;
import dev.afterburner.workbench.ui.run.Ending;
import dev.afterburner.workbench.ui.run.EndingLine;
import dev.afterburner.workbench.ui.run.Selection;
import dev.afterburner.workbench.ui.run.SessionViewModel;
import dev.afterburner.workbench.ui.shell.StatusViewModel;
import dev.afterburner.workbench.ui.tests.TestsViewModel;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import javafx.beans.property.SimpleStringProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A session in the window")
class SessionInWindowTest {

  private static final String SLOW = "wall=100 peak=40";

  @TempDir Path folder;
  private SqliteSessionStore store;

  @SuppressWarnings("NullAway.Init") // by show
  private SessionViewModel session;

  private final Notices notices = new Notices();
  private final List<String> connected = new ArrayList<>();

  @BeforeEach
  void open() throws Exception {
    store = SqliteSessionStore.open(folder.resolve("workbench.db"));
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void show(Bench bench, Settings settings) {
    session = session(bench, settings);
    new EndingLine(session, notices, () -> connected.add("connect"));
    session.open("echo");
  }

  private SessionViewModel session(Bench bench, Settings settings) {
    return new SessionViewModel(
        catalogue(bench),
        bench.optimizer(),
        chosen -> settings,
        store,
        new DraftFolder(folder.resolve("drafts")),
        new SameThread(),
        InstantSource.fixed(Bench.NOW),
        notices,
        new Choices("python", Figure.TIME, "scripted", 5, LoopSettings.DEFAULT));
  }

  static Catalogue catalogue(Bench bench) {
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
        return bench.withOwn(with);
      }
    };
  }

  private Ending ending() {
    return Objects.requireNonNull(session.ending().get());
  }

  private Notice line() {
    assertEquals(1, notices.lines().size(), notices.lines()::toString);
    return notices.lines().getFirst();
  }

  private static List<String> answers(Notice notice) {
    return notice.answers().stream().map(Notice.Answer::label).toList();
  }

  private void answer(String label) {
    line().answers().stream()
        .filter(a -> a.label().equals(label))
        .findFirst()
        .orElseThrow()
        .action()
        .run();
  }

  private String status() {
    return new StatusViewModel(
            session, new SimpleStringProperty(""), InstantSource.fixed(Bench.NOW))
        .work();
  }

  @Test
  @DisplayName("says why no reply came, in a line that stays, and what to do next")
  void noReply() {
    show(new Bench(store, code("wall=50")), SETTINGS);
    session.step(3);
    assertEquals(Ending.Kind.NO_REPLY, ending().kind());
    assertEquals("Step 2 of 3 was not taken. No more replies.", line().text());
    assertEquals(List.of("Connect a model…", "Try again", "Start over"), answers(line()));
    assertEquals("Step 2 of 3 was not taken", status());

    session.selection().select(0);
    assertEquals("Step 2 of 3 was not taken. No more replies.", line().text());
    answer("Connect a model…");
    assertEquals(List.of("connect"), connected);
    answer("Try again");
    assertEquals("Step 2 of 3 was not taken. No more replies.", line().text());
  }

  @Test
  @DisplayName("says which rule ended it, and offers the steps that are left")
  void rule() {
    Settings.Stops patience = new Settings.Stops(1, 0, 0, 0, 0, 0, 0);
    show(new Bench(store, code("wall=50"), "prose", code("wall=20")), SETTINGS.withStops(patience));
    session.step(4);
    assertEquals(Ending.Kind.BY_RULE, ending().kind());
    assertEquals("Ended after step 2 of 4. No better version in 1 step.", line().text());
    assertEquals(List.of("Go on with 2 steps", "Start over"), answers(line()));
    answer("Go on with 2 steps");
    assertEquals(2, Objects.requireNonNull(session.state().get()).best());
  }

  @Test
  @DisplayName("needs no line where all steps are taken, and the status says so")
  void done() {
    show(new Bench(store, code("wall=50"), code("wall=20")), SETTINGS);
    session.step(1);
    assertEquals("Step 1 is done", status());
    assertEquals(List.of(), notices.lines());
    session.step(1);
    assertEquals("Step 2 is done", status());
  }

  @Test
  @DisplayName("that the user pauses or stops goes on with the steps that are left")
  void byUser() {
    Bench bench =
        new Bench(
            store,
            request -> {
              if (request.turn() == 1) {
                session.pause();
              } else if (request.turn() == 3) {
                session.stop();
              }
              return code("wall=" + (50 - request.turn()));
            },
            Reply.Ending.COMPLETE);
    show(bench, SETTINGS);
    session.step(5);
    assertEquals("Paused after step 2 of 5.", line().text());
    assertEquals(List.of("Go on with 3 steps"), answers(line()));
    answer("Go on with 3 steps");
    assertEquals("Stopped in step 4 of 5.", line().text());
  }

  @Test
  @DisplayName("whose steps another problem's opening has stopped says so, and leads back to it")
  void left() {
    Bench bench =
        new Bench(
            store,
            request -> {
              if (request.turn() == 3) {
                session.open("echo");
              }
              return code("wall=" + (50 - request.turn()));
            },
            Reply.Ending.COMPLETE);
    show(bench, SETTINGS);
    session.step(5);
    List<String> said = notices.lines().stream().map(Notice::text).toList();
    assertTrue(
        said.contains(
            "The steps on Echo were stopped after step 3 of 5, since another session was opened."
                + " What was finished is kept."),
        said::toString);
  }

  @Test
  @DisplayName("says what came of measuring more, or that it was stopped and kept nothing")
  void measuredMore() {
    show(new Bench(store, code("wall=50")), SETTINGS);
    session.step(1);
    session.measureMore(1);
    String said = line().text();
    assertTrue(said.startsWith("v1 was measured again: 2.0"), said);
    assertTrue(said.contains("The ratio is known to ±"), said);
    session.startAnew();
    assertFalse(line().text().contains("measured again"), "another session");
  }

  @Test
  @DisplayName("says nothing of measuring more over the session that is opened meanwhile")
  void leftWhileMeasuringMore() {
    show(new Bench(store, code("wall=50")), SETTINGS);
    session.step(1);
    session
        .live()
        .progress()
        .addListener(
            (o, before, now) -> {
              if (session.activity().get().busy()) {
                session.open("echo");
              }
            });
    session.measureMore(1);
    List<String> said = notices.lines().stream().map(Notice::text).toList();
    assertTrue(
        said.contains(
            "Measuring on Echo was stopped, since another session was opened. What was finished is"
                + " kept."),
        said::toString);
    assertTrue(said.stream().noneMatch(text -> text.contains("Measuring v1 more")), said::toString);
  }

  @Test
  @DisplayName("that was cut off says so when it is opened again, and offers the rest")
  void interrupted() throws Exception {
    Bench bench = new Bench(store, code("wall=50"), code("wall=20"));
    show(bench, SETTINGS);
    session.step(1);
    String id = Objects.requireNonNull(session.state().get()).started().session();
    // The session was made with five, whatever is asked for later.
    assertEquals(
        5, Objects.requireNonNull(session.state().get()).started().settings().iterations());
    store.append(id, new SessionEvent.StepsAsked(2, 3));
    store.append(id, new SessionEvent.PromptSent(2, 1, "prompt"));

    show(bench, SETTINGS);
    assertEquals("This session stopped in step 2 of 4.", line().text());
    assertEquals(List.of("Go on with 3 steps"), answers(line()));
    assertEquals(
        new SessionEvent.Paused(SessionEvent.Paused.INTERRUPTED), store.read(id).getLast());
    assertEquals("This session stopped in step 2 of 4", status());
    assertEquals("1 of 4", SessionSum.of(Objects.requireNonNull(session.state().get())).progress());
  }

  @Test
  @DisplayName("says where the last session is when a new one begins, and leads back to it")
  void startAnew() {
    show(new Bench(store, code("wall=50")), SETTINGS);
    session.step(1);
    String id = Objects.requireNonNull(session.state().get()).started().session();
    session.startAnew();
    assertNull(session.state().get());
    String said = line().text();
    assertTrue(
        said.matches(
            "The next run starts a new session\\. The last one \\(2 versions, best [12]\\.\\d\\d×"
                + " faster than the original \\(.+\\)\\) is kept under Sessions\\."),
        said);
    answer("Back");
    assertEquals(id, Objects.requireNonNull(session.state().get()).started().session());
  }

  @Test
  @DisplayName("has a row for a reply that gave no program, and shows it with the reason")
  void refused() {
    show(new Bench(store, code("wall=50"), "Sorry, I can't.", code("wall=20")), SETTINGS);
    session.step(3);
    VersionsViewModel versions =
        new VersionsViewModel(session, store, new SameThread(), new Notices());
    assertEquals(
        List.of("v0", "v1", "step 2", "v2"),
        versions.rows().stream().map(VersionRow::name).toList());
    VersionRow row = versions.rows().get(2);
    assertEquals("no program", row.verdict());
    assertEquals("the reply has no fenced code block", row.decision());
    assertEquals(1, row.parent());

    ModelPaneViewModel pane = new ModelPaneViewModel(session);
    session.selection().look(Objects.requireNonNull(row.refused()));
    assertEquals("Sorry, I can't.", pane.exchange().get().reply());
    assertEquals("the reply has no fenced code block", pane.exchange().get().rejection());
    session.selection().select(2);
    assertTrue(pane.exchange().get().reply().toString().contains("wall=20"));
    assertEquals("", pane.exchange().get().rejection());
  }

  @Test
  @DisplayName("counts the cases of each candidate by itself")
  void candidates() {
    Bench bench = new Bench(store, code("wall=50"), code("wall=20"), code("wall=30 does=wrong"));
    show(bench, SETTINGS.withCandidates(3));
    TestsViewModel tests = new TestsViewModel(session);
    List<String> titles = new ArrayList<>();
    tests.title().addListener((o, before, now) -> titles.add(now));
    session.step(1);
    assertFalse(titles.isEmpty());
    for (String title : titles) {
      assertTrue(title.matches("Tests( (of v\\d )?[0-2]/2)?"), title);
    }
    session.selection().select(3);
    assertEquals("Tests 0/2", tests.title().get());
  }

  @Test
  @DisplayName("says what a reply and the session cost")
  void spent() {
    Settings.Stops prices = new Settings.Stops(0, 0, 0, 0, 0, 1_000, 2_000);
    show(new Bench(store, code("wall=50")), SETTINGS.withStops(prices));
    session.step(1);
    SessionEvent.ReplyReceived reply =
        Objects.requireNonNull(
            Objects.requireNonNull(session.state().get()).steps().getFirst().reply());
    String cost =
        String.format(
            java.util.Locale.ROOT,
            "%.4f",
            (reply.promptTokens() * 1_000 + reply.tokens() * 2_000) / 1e6);
    session.selection().select(1);
    assertEquals(
        "step 1 · "
            + reply.promptTokens()
            + "+"
            + reply.tokens()
            + " tokens · "
            + cost
            + " · 1.00 ms",
        new ModelPaneViewModel(session).exchange().get().note().replace("1.00\u2009ms", "1.00 ms"));
    StatusViewModel status =
        new StatusViewModel(session, new SimpleStringProperty(""), InstantSource.fixed(Bench.NOW));
    assertEquals(
        Figures.count(reply.promptTokens() + reply.tokens()) + " tokens · " + cost, status.spent());
    assertTrue(status.spentInFull().startsWith("This session spent: "), status.spentInFull());
  }

  @Test
  @DisplayName("can't be run while it is read, and says that it is")
  void opening() {
    Bench bench = new Bench(store, code("wall=50"), code("wall=20"));
    show(bench, SETTINGS);
    session.step(1);
    SessionViewModel again = session(bench, SETTINGS);
    VersionsViewModel versions =
        new VersionsViewModel(again, store, new SameThread(), new Notices());
    List<String> said = new ArrayList<>();
    again
        .opening()
        .addListener(
            (o, before, now) -> {
              said.add(now + " " + versions.emptyText().get());
              if (now) {
                again.step(1);
              }
            });
    again.open("echo");
    assertEquals("true Opening the session on Echo…", said.getFirst());
    assertEquals("false", said.getLast().split(" ", 2)[0]);
    assertEquals(
        List.of(0, 1),
        Objects.requireNonNull(again.state().get()).versions().stream().map(v -> v.id()).toList());
  }

  @Test
  @DisplayName("keeps what is shown and compared when its problem's cases change")
  void refreshed() {
    show(new Bench(store, code("wall=50"), code("wall=20")), SETTINGS);
    session.step(2);
    session.selection().pair(1, 0);
    session.refresh();
    assertEquals(1, session.selection().selected().get());
    assertEquals(0, session.selection().compared().get());
    assertEquals(3, Objects.requireNonNull(session.state().get()).versions().size());
    assertFalse(session.opening().get());
    session.step(1);
    assertEquals("Step 3 was not taken. No more replies.", line().text());
  }

  @Test
  @DisplayName("says which verdicts are older than a case that was added, and judges again")
  void addedCase() {
    Bench bench = new Bench(store, code("wall=50"), code("wall=20"), code("wall=10"));
    show(bench, SETTINGS);
    session.step(2);
    VersionsViewModel versions =
        new VersionsViewModel(session, store, new SameThread(), new Notices());
    TestsViewModel tests = new TestsViewModel(session);
    Bytes given = Bytes.utf8("x");

    bench.own = List.of(new TestCase("own-1", given, Bytes.utf8("not x"), true));
    session.refresh();
    assertEquals("passed before case own-1 was added", versions.rows().get(1).verdict());
    assertEquals("not run", tests.rows().getLast().verdict());
    assertEquals(
        "3 versions were judged before case own-1 was added. The next step judges them again, or do"
            + " it now.",
        line().text());
    answer("Judge again");
    assertEquals("wrong answer, case own-1", versions.rows().get(1).verdict());
    assertEquals("wrong answer", tests.rows().getLast().verdict());
    assertNull(Objects.requireNonNull(session.state().get()).best());
    assertEquals(List.of(), notices.lines());

    bench.own = List.of(new TestCase("own-1", given, given, true));
    session.refresh();
    assertEquals(
        "wrong answer, case own-1 before that case changed", versions.rows().get(1).verdict());
    session.step(1);
    assertEquals(
        List.of("passed", "passed", "passed", "passed"),
        versions.rows().stream().map(VersionRow::verdict).toList());
    assertEquals(3, Objects.requireNonNull(session.state().get()).best());
    assertEquals(List.of(), notices.lines());
  }

  @Test
  @DisplayName("compares the versions that are picked, the later one with the earlier")
  void picked() {
    show(new Bench(store, code("wall=50"), code("wall=20")), SETTINGS);
    session.step(2);
    ComparisonViewModel comparison = new ComparisonViewModel(session);
    session.selection().select(2);
    pair(comparison, 1, 2);
    comparison.takeOlder(0);
    pair(comparison, 0, 2);
    comparison.takeNewer(1);
    pair(comparison, 0, 1);
    session.selection().select(1);
    comparison.withBest();
    pair(comparison, 1, 2);
    comparison.withOriginal();
    pair(comparison, 0, 1);
    session.selection().look(new Selection.Reply(1, 1));
    assertNull(session.selection().compared().get());
  }

  @Test
  @DisplayName("lets two versions be chosen also while there are none to compare")
  void choosers() {
    show(new Bench(store, code("wall=50"), code("wall=20")), SETTINGS);
    ComparisonViewModel comparison = new ComparisonViewModel(session);
    assertEquals(0, comparison.versionCount().get());
    session.step(2);
    assertEquals(3, comparison.versionCount().get());
    session.selection().select(0);
    assertNull(comparison.compared().get(), "the original has no parent");
    assertEquals(
        "Choose two versions above, or Ctrl-click one in the table.", comparison.emptyText());
    comparison.takeNewer(2);
    pair(comparison, 0, 2);
    session.selection().select(0);
    comparison.takeOlder(1);
    pair(comparison, 0, 1);
  }

  @Test
  @DisplayName("says once what it does")
  void doing() {
    show(new Bench(store, code("wall=50")), SETTINGS);
    Set<String> said = new HashSet<>();
    session.live().progress().addListener((o, before, now) -> said.add(status()));
    session.run();
    assertTrue(said.contains("Judging 1 of 2 · 0:00"), said::toString);
    assertTrue(said.contains("Measuring, run 2 · 0:00"), said::toString);
    said.forEach(
        words -> {
          String lower = words.toLowerCase(Locale.ROOT);
          for (String work : List.of("measuring", "judging")) {
            assertEquals(lower.indexOf(work), lower.lastIndexOf(work), words);
          }
        });
  }

  @Test
  @DisplayName("says in the place of charts how the original failed")
  void originalFails() {
    Bench bench = new Bench(store, code("wall=50"));
    bench.own = List.of(new TestCase("own-1", Bytes.utf8("x"), Bytes.utf8("not x"), true));
    show(bench, SETTINGS);
    CurvesViewModel curves =
        new CurvesViewModel(
            session,
            new BaselineViewModel(bench.sandbox, session, new SameThread()),
            new SameThread());
    assertEquals(
        "No run yet. Measure draws the curve while the program runs.",
        curves.model().get().emptyText());
    session.run();
    String why =
        "The original failed: wrong answer, case own-1. Only programs that pass all cases are"
            + " measured. Tests shows what it printed; edit it and measure, or let Step ask the"
            + " model.";
    assertEquals(why, curves.model().get().emptyText());
    SessionState state = Objects.requireNonNull(session.state().get());
    assertEquals(why, SessionTrend.of(state, null).emptyText());
    assertEquals(why, SessionFigures.tradeoff(state, null).emptyText());
  }

  private static void pair(ComparisonViewModel comparison, int older, int newer) {
    Compared now = Objects.requireNonNull(comparison.compared().get());
    assertEquals(older, now.left().id());
    assertEquals(newer, now.right().id());
    assertEquals("v" + newer + " compared with v" + older, now.bars().title());
  }
}
