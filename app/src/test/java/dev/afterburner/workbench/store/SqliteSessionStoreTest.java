// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.Isolation;
import dev.afterburner.sandbox.Outcome;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.SamplingReport;
import dev.afterburner.sandbox.curve.MemoryCurve;
import dev.afterburner.sandbox.stats.Comparison;
import dev.afterburner.sandbox.stats.Interval;
import dev.afterburner.workbench.problem.CaseResult;
import dev.afterburner.workbench.problem.Judgement;
import dev.afterburner.workbench.problem.Verdict;
import dev.afterburner.workbench.session.Mark;
import dev.afterburner.workbench.session.Operator;
import dev.afterburner.workbench.session.Origin;
import dev.afterburner.workbench.session.SessionEvent;
import dev.afterburner.workbench.session.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The session store")
class SqliteSessionStoreTest {

  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00.123Z");

  @TempDir Path folder;

  @Test
  @DisplayName("gives back every kind of event as it was")
  void roundTrip() throws Exception {
    Path file = folder.resolve("new/folder/workbench.db");
    List<SessionEvent.Stored> events = events("s1");
    try (SqliteSessionStore store = SqliteSessionStore.open(file)) {
      for (SessionEvent.Stored event : events) {
        store.append("s1", event);
      }
    }
    try (SqliteSessionStore store = SqliteSessionStore.open(file)) {
      assertEquals(events, store.read("s1"));
      assertEquals(
          List.of(new SessionStore.Entry("s1", "pair-sums", "python", "time", NOW, 2, "", "demo")),
          store.list());
    }
    List<Class<?>> kinds = events.stream().<Class<?>>map(Object::getClass).distinct().toList();
    for (Class<?> kind : SessionEvent.class.getDeclaredClasses()) {
      if (SessionEvent.Stored.class.isAssignableFrom(kind) && kind != SessionEvent.Stored.class) {
        assertTrue(kinds.contains(kind), kind + " is not tested");
      }
    }
  }

  @Test
  @DisplayName("lists the newest session first")
  void newestFirst() throws Exception {
    try (SqliteSessionStore store = SqliteSessionStore.open(folder.resolve("w.db"))) {
      store.append("old", started("old", NOW));
      store.append("new", started("new", NOW.plusSeconds(1)));
      assertEquals(List.of("new", "old"), store.list().stream().map(e -> e.id()).toList());
    }
  }

  @Test
  @DisplayName("drops all but a session's first events, and numbers go on from there")
  void keepFirst() throws Exception {
    try (SqliteSessionStore store = SqliteSessionStore.open(folder.resolve("w.db"))) {
      store.append("s", started("s", NOW));
      store.append("s", new SessionEvent.VersionCreated(0, null, Origin.ORIGINAL, 0, "a"));
      store.append("s", new SessionEvent.VersionCreated(1, 0, Origin.MODEL, 1, "b"));
      store.keepFirst("s", 2);
      assertEquals(1, store.list().getFirst().versions());
      store.append("s", new SessionEvent.Paused("x"));
      assertEquals(3, store.read("s").size());
      assertEquals(new SessionEvent.Paused("x"), store.read("s").getLast());
    }
  }

  @Test
  @DisplayName("keeps stars and notes of versions, also while another window has the session")
  void marks() throws Exception {
    Path file = folder.resolve("w.db");
    try (SqliteSessionStore store = SqliteSessionStore.open(file);
        SqliteSessionStore other = SqliteSessionStore.open(file)) {
      store.append("s", started("s", NOW));
      store.append("s", new SessionEvent.VersionCreated(0, null, Origin.ORIGINAL, 0, "a"));
      store.append("s", new SessionEvent.VersionCreated(1, 0, Origin.MODEL, 1, "b"));
      other.mark("s", 0, new Mark(true, "slow, but clear"));
      store.mark("s", 1, new Mark(false, "see page 4"));
      store.mark("s", 1, new Mark(true, "see page 4"));
      assertEquals(
          Map.of(0, new Mark(true, "slow, but clear"), 1, new Mark(true, "see page 4")),
          other.marks("s"));
      store.mark("s", 0, Mark.NONE);
      assertEquals(1, store.marks("s").size());
      store.keepFirst("s", 2);
      assertEquals(Map.of(), store.marks("s"), "the version is gone");
      assertThrows(StoreException.class, () -> store.mark("unknown", 0, new Mark(true, "")));
    }
  }

  @Test
  @DisplayName("lets one window at a time continue a session")
  void oneWriter() throws Exception {
    Path file = folder.resolve("w.db");
    try (SqliteSessionStore second = SqliteSessionStore.open(file)) {
      try (SqliteSessionStore first = SqliteSessionStore.open(file)) {
        first.append("s", started("s", NOW));
        StoreException held = assertThrows(StoreException.class, () -> second.claim("s"));
        assertEquals(StoreException.Kind.HELD, held.kind());
        assertTrue(
            String.valueOf(held.getMessage()).contains("open in another window"),
            held.getMessage());
        assertThrows(StoreException.class, () -> second.append("s", new SessionEvent.Paused("x")));
        assertEquals(1, second.read("s").size());
        second.append("t", started("t", NOW));
        first.claim("s");
      }
      second.append("s", new SessionEvent.Paused("x"));
      assertEquals(2, second.read("s").size());
    }
  }

  @Test
  @DisplayName("frees a session whose process has ended")
  void deadWriter() throws Exception {
    Path file = folder.resolve("w.db");
    Process process = new ProcessBuilder("true").start();
    long pid = process.pid();
    process.waitFor();
    try (SqliteSessionStore store = SqliteSessionStore.open(file)) {
      store.append("dead", started("dead", NOW));
      store.append("other", started("other", NOW));
    }
    sql(
        file,
        "UPDATE session SET pid = " + pid + ", pid_started = 1, token = 'x' WHERE id = 'dead'",
        // The number lives, but belongs to a process that was started at another time.
        "UPDATE session SET pid = "
            + ProcessHandle.current().pid()
            + ", pid_started = 1, token = 'y' WHERE id = 'other'");
    try (SqliteSessionStore store = SqliteSessionStore.open(file)) {
      store.claim("dead");
      store.claim("other");
    }
  }

  @Test
  @DisplayName("opens a new file for several programs at the same moment")
  void openedAtOnce() throws Exception {
    int stores = 8;
    for (int round = 0; round < 40; round++) {
      Path file = folder.resolve("new-" + round + ".db");
      CyclicBarrier start = new CyclicBarrier(stores);
      Callable<Integer> open =
          () -> {
            start.await();
            try (SqliteSessionStore store = SqliteSessionStore.open(file)) {
              return store.list().size();
            }
          };
      try (var threads = Executors.newFixedThreadPool(stores)) {
        for (Future<Integer> sessions : threads.invokeAll(Collections.nCopies(stores, open))) {
          assertEquals(0, sessions.get());
        }
      }
    }
  }

  @Test
  @DisplayName("serves several stores on one file at once")
  void concurrent() throws Exception {
    Path file = folder.resolve("w.db");
    int stores = 4;
    int events = 40;
    try (var threads = Executors.newFixedThreadPool(stores)) {
      List<Callable<Void>> work = new ArrayList<>();
      for (int i = 0; i < stores; i++) {
        String session = "s" + i;
        work.add(
            () -> {
              try (SqliteSessionStore store = SqliteSessionStore.open(file)) {
                store.append(session, started(session, NOW));
                for (int k = 1; k < events; k++) {
                  store.append(session, new SessionEvent.StepFinished(k, 0));
                }
              }
              return null;
            });
      }
      for (Future<Void> done : threads.invokeAll(work)) {
        done.get();
      }
    }
    try (SqliteSessionStore store = SqliteSessionStore.open(file)) {
      assertEquals(stores, store.list().size());
      for (int i = 0; i < stores; i++) {
        assertEquals(events, store.read("s" + i).size());
      }
    }
  }

  @Test
  @DisplayName("names a file that is no database; set aside, a new one begins")
  void notADatabase() throws Exception {
    Path file = Files.writeString(folder.resolve("w.db"), "this is no database ".repeat(300));
    StoreException fault =
        assertThrows(StoreException.class, () -> SqliteSessionStore.open(file).close());
    assertEquals(StoreException.Kind.CORRUPT, fault.kind());
    assertTrue(String.valueOf(fault.getMessage()).startsWith(file.toString()), fault.getMessage());

    List<Path> aside = new ArrayList<>();
    try (SqliteSessionStore store =
        Databases.open(file, SqliteSessionStore::open, InstantSource.fixed(NOW), aside::add)) {
      assertTrue(store.list().isEmpty());
    }
    assertEquals(List.of(folder.resolve("w.db.corrupt-20261124-120000")), aside);
    assertTrue(Files.readString(aside.getFirst()).startsWith("this is no database"));
  }

  @Test
  @DisplayName("says which session is damaged, and still reads the others")
  void damagedEvent() throws Exception {
    Path file = folder.resolve("w.db");
    try (SqliteSessionStore store = SqliteSessionStore.open(file)) {
      store.append("bad", started("bad", NOW));
      store.append("good", started("good", NOW));
    }
    for (String damage :
        List.of(
            "UPDATE event SET json = '{' WHERE session = 'bad'",
            "UPDATE event SET json = 'null' WHERE session = 'bad'",
            "UPDATE event SET json = '{}' WHERE session = 'bad'",
            "UPDATE event SET kind = 'Unheard' WHERE session = 'bad'")) {
      sql(file, damage);
      try (SqliteSessionStore store = SqliteSessionStore.open(file)) {
        StoreException fault = assertThrows(StoreException.class, () -> store.read("bad"), damage);
        assertEquals(StoreException.Kind.CORRUPT, fault.kind());
        assertTrue(String.valueOf(fault.getMessage()).contains("session bad"), fault.getMessage());
        assertEquals(1, store.read("good").size());
      }
    }
  }

  @Test
  @DisplayName("reads or names a database with damage anywhere, and never hangs or lies")
  void damagedPages() throws Exception {
    Path file = folder.resolve("w.db");
    try (SqliteSessionStore store = SqliteSessionStore.open(file)) {
      for (SessionEvent.Stored event : events("s1")) {
        store.append("s1", event);
      }
    }
    byte[] whole = Files.readAllBytes(file);
    Random random = new Random(3);
    for (int i = 0; i < 25; i++) {
      byte[] damaged = whole.clone();
      int at = random.nextInt(damaged.length);
      for (int k = at; k < Math.min(damaged.length, at + 64); k++) {
        damaged[k] = (byte) random.nextInt();
      }
      Path copy = Files.write(folder.resolve("copy" + i + ".db"), damaged);
      try (SqliteSessionStore store = SqliteSessionStore.open(copy)) {
        store.list();
        store.read("s1");
      } catch (StoreException fault) {
        assertTrue(String.valueOf(fault.getMessage()).contains(copy.toString()));
      }
    }
  }

  @Test
  @DisplayName("refuses a file of a newer workbench")
  void newer() throws Exception {
    Path file = folder.resolve("w.db");
    SqliteSessionStore.open(file).close();
    sql(file, "PRAGMA user_version = 99");
    StoreException fault =
        assertThrows(StoreException.class, () -> SqliteSessionStore.open(file).close());
    assertEquals(StoreException.Kind.NEWER, fault.kind());
  }

  @Test
  @DisplayName("says so when the folder can't be made or the file can't be written")
  void unwritable() throws Exception {
    Path blocker = Files.writeString(folder.resolve("file"), "");
    StoreException fault =
        assertThrows(
            StoreException.class, () -> SqliteSessionStore.open(blocker.resolve("w.db")).close());
    assertEquals(StoreException.Kind.UNWRITABLE, fault.kind());

    Path directory = Files.createDirectory(folder.resolve("directory.db"));
    StoreException second =
        assertThrows(StoreException.class, () -> SqliteSessionStore.open(directory).close());
    assertEquals(StoreException.Kind.UNWRITABLE, second.kind());
    assertTrue(String.valueOf(second.getMessage()).contains(directory.toString()));
  }

  @Test
  @DisplayName("says so when the disk is full, and keeps what was there")
  void full() throws Exception {
    Path file = folder.resolve("w.db");
    try (SqliteSessionStore store = SqliteSessionStore.open(file)) {
      store.append("s", started("s", NOW));
      SessionEvent.Stored big =
          new SessionEvent.VersionCreated(0, null, Origin.ORIGINAL, 0, "x".repeat(100_000));
      store.limitPages(8);
      StoreException fault = assertThrows(StoreException.class, () -> store.append("s", big));
      assertEquals(StoreException.Kind.UNWRITABLE, fault.kind());
      assertEquals("the disk is full: " + file + "; make room and try again", fault.getMessage());
      store.limitPages(100_000);
      store.append("s", big);
      assertEquals(2, store.read("s").size());
    }
  }

  @Test
  @DisplayName("names a session that is not there")
  void unknown() throws Exception {
    try (SqliteSessionStore store = SqliteSessionStore.open(folder.resolve("w.db"))) {
      for (StoreException fault :
          List.of(
              assertThrows(StoreException.class, () -> store.read("x")),
              assertThrows(StoreException.class, () -> store.claim("x")))) {
        assertEquals(StoreException.Kind.UNKNOWN_SESSION, fault.kind());
      }
    }
  }

  @Test
  @DisplayName("keeps every sample in few bytes")
  void samples() throws Exception {
    Random random = new Random(5);
    int n = 12_500;
    long[] at = new long[n];
    long[] resident = new long[n];
    for (int i = 0; i < n; i++) {
      at[i] = i * 80_000L + random.nextInt(10_000);
      resident[i] =
          i == 0 ? 8_000_000 : resident[i - 1] + 4096L * Math.max(0, random.nextInt(20) - 17);
    }
    MemoryCurve curve = MemoryCurve.of(at, resident, at[n - 1] + 1);
    Bytes packed = CurveCodec.encode(curve);
    assertEquals(curve, CurveCodec.decode(packed));
    assertTrue(packed.size() < 4 * n, packed.size() + " bytes for " + n + " samples");
    assertEquals(MemoryCurve.EMPTY, CurveCodec.decode(CurveCodec.encode(MemoryCurve.EMPTY)));
  }

  @Test
  @DisplayName("renames, deletes and restores sessions")
  void kept() throws Exception {
    try (SqliteSessionStore store = SqliteSessionStore.open(folder.resolve("w.db"))) {
      store.insert(events("s1"));
      store.insert(events("s2"));
      store.rename("s1", "with feedback");
      assertEquals("with feedback", store.list().getLast().name());
      assertEquals(2, store.list().getLast().versions());
      store.delete("s1");
      assertEquals(List.of("s2"), store.list().stream().map(SessionStore.Entry::id).toList());
      store.restore("s1");
      assertEquals(2, store.list().size());
      assertEquals(events("s1"), store.read("s1"));
      StoreException fault = assertThrows(StoreException.class, () -> store.rename("s9", "x"));
      assertEquals(StoreException.Kind.UNKNOWN_SESSION, fault.kind());
      assertThrows(StoreException.class, () -> store.insert(events("s1")), "it is there already");
      assertEquals(events("s1"), store.read("s1"));
    }
  }

  @Test
  @DisplayName("a deletion that fails removes nothing, old deleted sessions neither")
  void deletedWhole() throws Exception {
    Path file = folder.resolve("w.db");
    try (SqliteSessionStore store = SqliteSessionStore.open(file)) {
      store.insert(events("s1"));
      store.insert(events("old"));
      store.delete("old");
      try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
          Statement statement = other.createStatement()) {
        statement.executeUpdate("UPDATE session SET deleted_millis = 1 WHERE id = 'old'");
        statement.executeUpdate(
            "CREATE TRIGGER full BEFORE UPDATE OF deleted_millis ON session WHEN NEW.id = 's1'"
                + " BEGIN SELECT RAISE(ABORT, 'the disk is full'); END");
      }
      assertThrows(StoreException.class, () -> store.delete("s1"));
      assertEquals(events("old"), store.read("old"));
      assertEquals(List.of("s1"), store.list().stream().map(SessionStore.Entry::id).toList());
    }
  }

  @Test
  @DisplayName("writes a session to one file, samples, stars and notes too, and reads it again")
  void file() throws Exception {
    Map<Integer, Mark> marks =
        Map.of(0, new Mark(true, ""), 1, new Mark(false, "slow but \"clear\"\nand short"));
    for (String name : List.of("session.json", "session.json.gz", "a.workbench-session")) {
      Path file = folder.resolve(name);
      SessionFile.write(new StoredSession(events("s1"), marks), file);
      assertEquals(new StoredSession(events("s1"), marks), SessionFile.read(file));
    }
    try (SqliteSessionStore store = SqliteSessionStore.open(folder.resolve("other.db"))) {
      StoredSession read = SessionFile.read(folder.resolve("session.json"));
      assertEquals("s1", SessionCopies.add(store, read));
      String copy = SessionCopies.add(store, StoredSession.of(store, "s1"));
      assertEquals(marks, store.marks("s1"));
      assertEquals(marks, store.marks(copy));

      assertEquals("s1", SessionCopies.bring(store, read), "it is there already");
      store.append("s1", new SessionEvent.Paused("gone on"));
      assertEquals("s1", SessionCopies.bring(store, read), "it has gone on here");
      StoredSession longer = StoredSession.of(store, "s1");
      assertEquals(copy, SessionCopies.bring(store, StoredSession.of(store, copy)));
      assertEquals(2, store.list().size());
      List<SessionEvent.Stored> other = new ArrayList<>(events("s1"));
      other.add(new SessionEvent.Paused("another way"));
      String third = SessionCopies.bring(store, new StoredSession(other, Map.of()));
      assertNotEquals("s1", third);
      assertEquals(longer, StoredSession.of(store, "s1"), "nothing was overwritten");
    }
    Path earlier = folder.resolve("earlier.json");
    java.nio.file.Files.writeString(
        earlier,
        java.nio.file.Files.readString(folder.resolve("session.json"))
            .replaceFirst(",\"marks\":.*\\]", ""));
    assertEquals(Map.of(), SessionFile.read(earlier).marks());
    String text = java.nio.file.Files.readString(folder.resolve("session.json"));
    assertTrue(text.contains("\"at_ns_steps\":[0,80000,80123]"), text);
    assertTrue(text.contains("\"resident_bytes_steps\":[4096,1044480,-1040384]"), text);
    for (String wrong : List.of("", "[]", "{}", "{\"format\":\"afterburner-workbench-session\"}")) {
      Path bad = java.nio.file.Files.writeString(folder.resolve("bad.json"), wrong);
      assertThrows(StoreException.class, () -> SessionFile.read(bad), wrong);
    }
  }

  @Test
  @DisplayName("copies a session only where its id is taken, not where the store is at fault")
  void taken() throws Exception {
    StoredSession session = new StoredSession(events("s1"), Map.of());
    try (SqliteSessionStore store = SqliteSessionStore.open(folder.resolve("w.db"))) {
      store.insert(session.events());
      StoreException taken =
          assertThrows(StoreException.class, () -> store.insert(session.events()));
      assertEquals(StoreException.Kind.TAKEN, taken.kind());
      sql(
          folder.resolve("w.db"),
          "CREATE TRIGGER no BEFORE INSERT ON session"
              + " BEGIN SELECT RAISE(ABORT, 'not now'); END");
      StoreException fault =
          assertThrows(StoreException.class, () -> SessionCopies.add(store, session));
      assertEquals(StoreException.Kind.FAILED, fault.kind());
      assertEquals(1, store.list().size());
    }
  }

  @Test
  @DisplayName("opens a database of the first version, and completes what it lacks")
  void firstVersion() throws Exception {
    Path file = folder.resolve("old.db");
    sql(
        file,
        """
        CREATE TABLE session (id TEXT PRIMARY KEY, problem TEXT NOT NULL, language TEXT NOT NULL,
          objective TEXT NOT NULL, started_millis INTEGER NOT NULL, versions INTEGER NOT NULL,
          pid INTEGER, pid_started INTEGER, token TEXT)\
        """,
        """
        CREATE TABLE event (session TEXT NOT NULL REFERENCES session (id), seq INTEGER NOT NULL,
          kind TEXT NOT NULL, json TEXT NOT NULL, samples BLOB, UNIQUE (session, seq))\
        """,
        "INSERT INTO session VALUES ('s1', 'pair-sums', 'python', 'time', 1, 0, NULL, NULL, NULL)",
        """
        INSERT INTO event VALUES ('s1', 1, 'SessionStarted', '{"session":"s1","problem":"pair-sums",
          "language":"python","settings":{"objective":"TIME","policy":"KEEP_BEST","iterations":5,
          "seed":42,"model":"demo"},"isolation":"NAMESPACES","at":"2026-11-24T12:00:00.123Z"}',
          NULL)\
        """,
        """
        INSERT INTO event VALUES ('s1', 2, 'ReplyReceived',
          '{"step":1,"text":"reply","from":1,"to":3,"tokens":2,"nanos":5}', NULL)\
        """,
        """
        INSERT INTO event VALUES ('s1', 3, 'ReplyRejected', '{"step":1,"reason":"why"}', NULL)\
        """,
        "INSERT INTO event VALUES ('s1', 4, 'StepFinished', '{\"step\":1}', NULL)",
        "PRAGMA user_version = 1");
    try (SqliteSessionStore store = SqliteSessionStore.open(file)) {
      assertEquals(
          List.of(
              started("s1", NOW),
              new SessionEvent.ReplyReceived(1, 1, "reply", 1, 3, 0, 2, 0, 5, Map.of()),
              new SessionEvent.ReplyRejected(1, 1, "why"),
              new SessionEvent.StepFinished(1, 0)),
          store.read("s1"));
      assertEquals("demo", store.list().getFirst().model());
    }
  }

  private static void sql(Path file, String... statements) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      for (String text : statements) {
        assertFalse(statement.execute(text));
      }
    }
  }

  private static SessionEvent.SessionStarted started(String id, Instant at) {
    Settings settings = Settings.of(Figure.TIME, Settings.Policy.KEEP_BEST, 5, 42, "demo");
    return new SessionEvent.SessionStarted(
        id, "pair-sums", "python", settings, Isolation.Level.NAMESPACES, at);
  }

  static List<SessionEvent.Stored> events(String id) {
    MemoryCurve curve =
        MemoryCurve.of(new long[] {0, 80_000, 160_123}, new long[] {4096, 1 << 20, 8192}, 170_000);
    List<SessionEvent.Stored> events = new ArrayList<>();
    events.add(started(id, NOW));
    events.add(
        new SessionEvent.VersionCreated(0, null, Origin.ORIGINAL, 0, "print('é\u0000')\r\n"));
    for (Verdict verdict :
        List.of(
            new Verdict.Passed(),
            new Verdict.WrongAnswer("01", "1\n", "2\n"),
            new Verdict.CompileFailed("line 1: no"),
            new Verdict.Failed("02", new Outcome.RuntimeError(3, 0), "Traceback"),
            new Verdict.Failed("02", new Outcome.RuntimeError(-1, 11), ""),
            new Verdict.Failed("02", new Outcome.Killed(Outcome.Limit.MEMORY, 12), ""),
            new Verdict.Failed("02", new Outcome.Cancelled(), ""))) {
      events.add(
          new SessionEvent.VersionJudged(
              0, new Judgement(verdict, List.of(new CaseResult("01", verdict, 5, 6, "exact")))));
    }
    for (Outcome outcome :
        List.of(
            new Outcome.Completed(),
            new Outcome.RuntimeError(1, 0),
            new Outcome.Killed(Outcome.Limit.WALL_TIME, 99),
            new Outcome.CompileFailed("no"),
            new Outcome.Cancelled())) {
      events.add(
          new SessionEvent.RunFinished(
              0,
              new Run(
                  outcome,
                  170_000,
                  100,
                  50,
                  2 << 20,
                  curve,
                  new SamplingReport(3, 12_500.5, 81, 90, 7),
                  Bytes.utf8("out"),
                  Bytes.utf8("err"),
                  2,
                  1)));
    }
    events.add(new SessionEvent.VersionAccepted(0, "the original"));
    events.add(
        new SessionEvent.VersionJudgedAgain(
            0,
            new Judgement(
                new Verdict.Passed(),
                List.of(new CaseResult("01", new Verdict.Passed(), 5, 6, "exact")))));
    events.add(new SessionEvent.StepsAsked(1, 3));
    events.add(new SessionEvent.PromptSent(1, 0, "prompt"));
    Map<String, Object> drawn = Map.of("temperature", 0.5, "seed", 8L, "max_tokens", 4096L);
    events.add(
        new SessionEvent.ReplyReceived(1, 1, "reply", 1, 3, 900, 2, 12345, 12345678901L, drawn));
    events.add(new SessionEvent.ReplyRejected(1, 1, "why"));
    events.add(new SessionEvent.VersionCreated(1, 0, Origin.MODEL, 1, ""));
    Comparison comparison =
        new Comparison(new Interval(0.5, 0.4, 0.6), Comparison.Outcome.LESS, 12);
    events.add(
        new SessionEvent.VersionCompared(
            1, 0, Map.of(Figure.TIME, comparison, Figure.MEMORY, comparison)));
    events.add(new SessionEvent.VersionDeclined(1, "no"));
    events.add(new SessionEvent.VersionMeasuredAgain(1, 0, Map.of(Figure.TIME, comparison), NOW));
    events.add(new SessionEvent.StepFinished(1, 12345));
    events.add(new SessionEvent.BranchChosen(0));
    events.add(new SessionEvent.VersionChecked(0, List.of("it holds an answer"), NOW));
    events.add(new SessionEvent.Remarked("Mind the empty line."));
    events.add(
        new SessionEvent.StepChosen(
            2, 0, List.of(1), Operator.COMBINE, "demo", "from v0, with v1"));
    events.add(new SessionEvent.Paused("pause"));
    events.add(new SessionEvent.SessionEnded("done", NOW));
    return events;
  }
}
