// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.workbench.Fuzzing;
import dev.afterburner.workbench.problem.Listing;
import dev.afterburner.workbench.problem.ProblemException;
import dev.afterburner.workbench.problem.ProblemQuery;
import dev.afterburner.workbench.problem.catalogue.LibraryUnreadable;
import dev.afterburner.workbench.problem.importer.Importer;
import dev.afterburner.workbench.session.SessionState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Databases that are damaged")
class DamagedStoresTest {

  @TempDir Path folder;

  private static void sql(Path file, String statement) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement open = connection.createStatement()) {
      open.execute(statement);
    }
  }

  private Path sessions() throws Exception {
    Path file = folder.resolve("workbench.db");
    try (SqliteSessionStore store = SqliteSessionStore.open(file)) {
      for (String id : new String[] {"s1", "s2", "s3", "s4"}) {
        store.insert(SqliteSessionStoreTest.events(id));
      }
    }
    sql(file, "PRAGMA wal_checkpoint(TRUNCATE)");
    return file;
  }

  private Path problems() throws Exception {
    Path rows = folder.resolve("rows.jsonl");
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 60; i++) {
      lines.append(
          """
          {"task_id": %d, "text": "Write a function that adds %d to a number.", \
          "code": "def add%d(a):\\n    return a + %d", "test_setup_code": "", \
          "test_list": ["assert add%d(1) == %d"], "challenge_test_list": []}
          """
              .formatted(900_000 + i, i, i, i, i, i + 1));
    }
    Files.writeString(rows, lines.toString());
    Path file = folder.resolve("problems.db");
    try (SqliteProblemLibrary library = SqliteProblemLibrary.open(file)) {
      assertEquals(
          60,
          new Importer(library)
              .run(rows, null, n -> {}, new dev.afterburner.sandbox.Cancellation())
              .added());
    }
    sql(file, "PRAGMA wal_checkpoint(TRUNCATE)");
    return file;
  }

  private static void assertSentence(Throwable fault) {
    String words = String.valueOf(fault.getMessage());
    assertFalse(
        words.contains("Exception") || words.contains("dev.afterburner") || words.contains("null"),
        words);
    assertFalse(words.isBlank());
  }

  @Test
  @DisplayName("are damaged where they say to be older than any, and newer where they are")
  void versions() throws Exception {
    Path file = sessions();
    sql(file, "PRAGMA user_version = -5");
    StoreException negative =
        assertThrows(StoreException.class, () -> SqliteSessionStore.open(file));
    assertEquals(StoreException.Kind.CORRUPT, negative.kind());
    sql(file, "PRAGMA user_version = 77");
    StoreException newer = assertThrows(StoreException.class, () -> SqliteSessionStore.open(file));
    assertEquals(StoreException.Kind.NEWER, newer.kind());
  }

  @Test
  @DisplayName("name the file where a row holds what was never written to it")
  void rows() throws Exception {
    Path library = problems();
    sql(
        library,
        "UPDATE problem SET difficulty = 'purple', document = x'1f8b0800' WHERE rowid = 7");
    try (SqliteProblemLibrary open = SqliteProblemLibrary.open(library)) {
      Throwable listed = assertThrows(LibraryUnreadable.class, open::list);
      assertTrue(String.valueOf(listed.getMessage()).contains(library + " is damaged"));
      sql(library, "UPDATE problem SET difficulty = 'EASY' WHERE rowid = 7");
      String id = "";
      for (Listing listing : open.list()) {
        try {
          open.find(listing.id());
        } catch (ProblemException e) {
          id = listing.id();
          assertTrue(String.valueOf(e.getMessage()).contains(library + " is damaged"));
        }
      }
      assertFalse(id.isEmpty(), "one can't be read, and the others can");
    }
    Path sessions = sessions();
    sql(
        sessions,
        "UPDATE event SET seq = 1000 + seq WHERE session = 's1' AND kind = 'VersionCreated'");
    sql(sessions, "UPDATE event SET json = json_set(json, '$.version', 99) WHERE session = 's2'");
    sql(sessions, "UPDATE event SET samples = x'01ff' WHERE session = 's3'");
    try (SqliteSessionStore store = SqliteSessionStore.open(sessions)) {
      for (String id : new String[] {"s1", "s2", "s3"}) {
        StoreException fault = assertThrows(StoreException.class, () -> store.read(id));
        assertEquals(StoreException.Kind.CORRUPT, fault.kind());
        assertSentence(fault);
      }
      assertEquals(SqliteSessionStoreTest.events("s4"), store.read("s4"));
    }
  }

  @Test
  @DisplayName("don't ask for more memory than their samples can fill")
  void samples() {
    byte[] head = {1, 0x78, (byte) 0x9c, (byte) 0xfb, (byte) 0xff, (byte) 0xff, (byte) 0xff, 7, 0};
    assertThrows(java.io.IOException.class, () -> CurveCodec.decode(Bytes.of(head)));
  }

  /** Bytes changed behind the first page, as a failing disk leaves them. */
  private static void damage(byte[] whole, Path file, Random random) throws Exception {
    byte[] bytes = whole.clone();
    int from = random.nextInt(4) == 0 ? 100 : 4_096;
    for (int n = 1 + random.nextInt(300); n > 0; n--) {
      bytes[from + random.nextInt(bytes.length - from)] = (byte) random.nextInt(256);
    }
    Files.write(file, bytes);
    Files.deleteIfExists(file.resolveSibling(file.getFileName() + "-wal"));
    Files.deleteIfExists(file.resolveSibling(file.getFileName() + "-shm"));
  }

  @Test
  @DisplayName("give what is left of sessions, or a sentence")
  void fuzzSessions() throws Exception {
    Path file = sessions();
    byte[] whole = Files.readAllBytes(file);
    Random random = new Random(20);
    for (int i = Fuzzing.cases(40); i > 0; i--) {
      damage(whole, file, random);
      try (SqliteSessionStore store = SqliteSessionStore.open(file)) {
        for (SessionStore.Entry entry : store.list()) {
          try {
            SessionState unused = SessionState.fold(store.read(entry.id()));
            store.marks(entry.id());
          } catch (StoreException e) {
            assertSentence(e);
          }
        }
        store.insert(SqliteSessionStoreTest.events("new" + i));
      } catch (StoreException e) {
        assertSentence(e);
      }
    }
  }

  @Test
  @DisplayName("give what is left of problems, or a sentence")
  void fuzzProblems() throws Exception {
    Path file = problems();
    byte[] whole = Files.readAllBytes(file);
    Random random = new Random(21);
    for (int i = Fuzzing.cases(40); i > 0; i--) {
      damage(whole, file, random);
      try (SqliteProblemLibrary library = SqliteProblemLibrary.open(file)) {
        library.search(ProblemQuery.ALL.withWords("number"));
        library.facets();
        for (Listing listing : library.list()) {
          try {
            library.find(listing.id());
            library.calibrations(listing.id());
          } catch (ProblemException e) {
            assertSentence(e);
          }
        }
      } catch (LibraryUnreadable | StoreException e) {
        assertSentence(e);
      }
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  @DisplayName("or not, are their owner's only, those of earlier workbenches as well")
  void modes() throws Exception {
    Path earlier = sessions();
    Files.setPosixFilePermissions(earlier, PosixFilePermissions.fromString("rw-r--r--"));
    for (Path file : new Path[] {earlier, folder.resolve("fresh.db")}) {
      try (SqliteSessionStore store = SqliteSessionStore.open(file)) {
        store.append("m", SqliteSessionStoreTest.events("m").getFirst());
        for (String more : new String[] {"", "-wal", "-shm"}) {
          Path one = file.resolveSibling(file.getFileName() + more);
          assertEquals(
              "rw-------",
              PosixFilePermissions.toString(Files.getPosixFilePermissions(one)),
              one.toString());
        }
      }
    }
  }
}
