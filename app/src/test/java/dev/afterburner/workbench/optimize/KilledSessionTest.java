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
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A session whose process is killed with SIGKILL")
class KilledSessionTest {

  /**
   * How often the process is killed, spread over all events. The whole of it, twice at most events:
   * {@code mvn test -pl app -am -Dtest=KilledSessionTest -Dsurefire.failIfNoSpecifiedTests=false
   * -Dworkbench.killPoints=200}.
   */
  private static final int POINTS = Integer.getInteger("workbench.killPoints", 50);

  /** The kill comes up to so long after an event: within the next one, or while it is written. */
  private static final int LATE_MICROS = 3000;

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
  @DisplayName("reopens with every finished step and goes on to the same end")
  void killed() throws Exception {
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
    Random late = new Random(11);
    List<Callable<Void>> kills = new ArrayList<>();
    for (int point = 0; point < POINTS; point++) {
      int heard = 2 + point % inside;
      int micros = late.nextInt(LATE_MICROS);
      Path cut = folder.resolve("cut" + point + ".db");
      kills.add(
          () -> {
            killAndGoOn(whole, cut, heard, micros);
            return null;
          });
    }
    try (ExecutorService workers =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      for (Future<Void> kill : workers.invokeAll(kills)) {
        kill.get();
      }
    }
  }

  private static void killAndGoOn(SessionState whole, Path cut, int heard, int micros)
      throws Exception {
    int code = run(cut, heard, micros);
    try (SqliteSessionStore store = SqliteSessionStore.open(cut)) {
      String id = store.list().getFirst().id();
      List<SessionEvent.Stored> left = store.read(id);
      assertTrue(left.size() >= heard, "what was told was stored before");
      // Late kills near the end may find nothing to kill any more.
      assertTrue(code != 0 || micros > 0, "the child was to be killed");
      int finished = SessionState.fold(left).finishedSteps();

      Session session = new Bench(store, REPLIES).reopen();
      assertEquals(finished, session.state().finishedSteps());
      session.step(5 - finished);
      assertEquals(tree(whole), tree(session.state()), "killed after " + heard);
      assertEquals(SessionState.fold(store.read(id)), session.state());
    }
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
