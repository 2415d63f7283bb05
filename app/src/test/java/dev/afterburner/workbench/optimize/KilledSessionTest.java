// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.optimize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.workbench.session.SessionEvent;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.session.Settings;
import dev.afterburner.workbench.store.SqliteSessionStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A session whose process is killed with SIGKILL")
class KilledSessionTest {

  /**
   * How often a living process is killed, spread over all events. A kill that comes when the
   * process has ended by itself is not counted and is made up for. The whole of it: {@code mvn test
   * -pl app -am -Dtest=KilledSessionTest -Dsurefire.failIfNoSpecifiedTests=false
   * -Dworkbench.killPoints=200}.
   */
  private static final int POINTS = Integer.getInteger("workbench.killPoints", 30);

  /** So many kills for one that hits are a fault of the test. */
  private static final int MOST_TRIES = 2;

  /** The kill comes up to so long after an event: within the next one, or while it is written. */
  private static final int LATE_MICROS = 3000;

  /** The exit code of a process that SIGKILL ended. */
  private static final int KILLED = 128 + 9;

  private static final String[] REPLIES = {
    Bench.code("wall=50 peak=40"),
    "I would leave it as it is.",
    Bench.code("does=wrong"),
    Bench.code("wall=50 peak=40"),
    Bench.code("wall=9 peak=200"),
    Bench.code("wall=9 peak=200"),
    "No.",
    "No!",
    Bench.code("wall=8 does=wrong-when-large"),
    Bench.code("wall=4 peak=100")
  };

  private static final Settings SETTINGS = Bench.SETTINGS.withCandidates(2).withFeedback(true);

  @TempDir Path folder;

  /** The child: one session from beginning to end, a line for each event that is stored. */
  static final class Child {
    public static void main(String[] arguments) throws Exception {
      try (SqliteSessionStore store = SqliteSessionStore.open(Path.of(arguments[0]))) {
        Session session =
            new Bench(store, REPLIES)
                .optimizer()
                .start(
                    Bench.problem(),
                    "python",
                    "wall=100 peak=40",
                    SETTINGS,
                    event -> {
                      if (event instanceof SessionEvent.Stored) {
                        System.out.println(event.getClass().getSimpleName());
                        System.out.flush();
                      }
                    });
        session.step(5);
      }
    }
  }

  @Test
  @DisplayName(
      "while it lives, at 30 moments or as many as workbench.killPoints says, reopens with every"
          + " finished step and goes on to the same end")
  void killed(TestReporter reporter) throws Exception {
    Path file = folder.resolve("whole.db");
    assertEquals(0, run(file, Integer.MAX_VALUE, 0));
    SessionState whole;
    int events;
    try (SqliteSessionStore store = SqliteSessionStore.open(file)) {
      List<SessionEvent.Stored> stored = store.read(store.list().getFirst().id());
      events = stored.size();
      whole = SessionState.fold(stored);
    }
    assertEquals(5, whole.finishedSteps());

    int inside = events - 4;
    AtomicInteger hits = new AtomicInteger();
    AtomicInteger tries = new AtomicInteger();
    Callable<Void> worker =
        () -> {
          while (hits.get() < POINTS) {
            int point = tries.getAndIncrement();
            assertTrue(point < MOST_TRIES * POINTS, hits + " of " + point + " kills hit");
            int micros = new Random(point).nextInt(LATE_MICROS);
            if (killAndGoOn(
                whole, folder.resolve("cut" + point + ".db"), 2 + point % inside, micros)) {
              hits.incrementAndGet();
            }
          }
          return null;
        };
    int cores = Runtime.getRuntime().availableProcessors();
    try (ExecutorService workers = Executors.newFixedThreadPool(cores)) {
      for (Future<Void> done : workers.invokeAll(Collections.nCopies(cores, worker))) {
        done.get();
      }
    }
    assertTrue(hits.get() >= POINTS, hits + " kills");
    reporter.publishEntry("processes killed while they lived", hits + " of " + tries + " tries");
  }

  /** Says whether the kill hit a living process; all that is claimed holds in either case. */
  private static boolean killAndGoOn(SessionState whole, Path cut, int heard, int micros)
      throws Exception {
    boolean hit = run(cut, heard, micros) == KILLED;
    try (SqliteSessionStore store = SqliteSessionStore.open(cut)) {
      String id = store.list().getFirst().id();
      List<SessionEvent.Stored> left = store.read(id);
      assertTrue(left.size() >= heard, "what was told was stored before");
      int finished = SessionState.fold(left).finishedSteps();

      Session session = new Bench(store, REPLIES).reopen();
      assertEquals(finished, session.state().finishedSteps());
      session.step(5 - finished);
      assertEquals(tree(whole), tree(session.state()), "killed after " + heard);
      assertEquals(SessionState.fold(store.read(id)), session.state());
    }
    return hit;
  }

  /** Runs the child; kills it soon after it has told of so many events. Gives its exit code. */
  private static int run(Path file, int killAfter, int lateMicros)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            // A killed process leaves its copy of SQLite's library.
            "-Dorg.sqlite.tmpdir=" + file.toAbsolutePath().getParent(),
            "-cp",
            System.getProperty("java.class.path"),
            Child.class.getName(),
            file.toString()));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      int heard = 0;
      while (lines.readLine() != null) {
        heard++;
        if (heard == killAfter) {
          LockSupport.parkNanos(lateMicros * 1000L);
          // By its handle: the process itself would close the stream that is being read.
          process.toHandle().destroyForcibly();
        }
      }
    }
    return process.waitFor();
  }

  private static List<String> tree(SessionState state) {
    return state.versions().stream()
        .map(v -> v.id() + "<" + v.parent() + " " + v.decision() + " " + v.code())
        .toList();
  }
}
