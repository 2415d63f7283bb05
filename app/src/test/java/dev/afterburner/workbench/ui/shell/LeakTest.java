// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.sandbox.InterleavedRuns;
import dev.afterburner.workbench.store.SessionStore;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Counts the live objects of the workbench's and JavaFX's classes, listeners among them, by the
 * virtual machine's own class histogram.
 */
@DisplayName("The window's memory")
class LeakTest extends WindowScenario {

  private static final int OPENED = 200;
  private static final int SESSIONS = 40;
  private static final int RUNS_EACH = 5;

  /** What is made once, is made in the first rounds. */
  private static final int FIRST_SHARE = 8;

  /**
   * Objects of a class that may come and go without being a leak, as rows of tables do; fewer than
   * there are sessions, so that one object left behind by each shows.
   */
  private static final int SLACK = 25;

  /** What only an open session needs. */
  private static final List<String> OF_A_SESSION =
      List.of(
          "dev.afterburner.workbench.optimize.LoopSession",
          "dev.afterburner.workbench.session.SessionState",
          "dev.afterburner.workbench.session.Version",
          "dev.afterburner.workbench.chart.curve.FinishedCurve",
          "dev.afterburner.sandbox.Run");

  /**
   * A cache of a certain size at most, and what is left of collected bindings, which is swept out
   * when there is much of it.
   */
  private static final List<String> BOUNDED =
      List.of(
          "dev.afterburner.workbench.ui.chart.CanvasPen$Measured",
          "com.sun.javafx.binding.BindingHelperObserver");

  /**
   * JavaFX's cache of styles keeps such values, a font in some of them; it fills as states occur.
   */
  private static final String CACHED_STYLE = "com.sun.javafx.css.CalculatedValue";

  private static final String FONT = "javafx.scene.text.Font";

  /** What other tests of this process have left: the robot holds on to their windows. */
  private Map<String, Long> others = Map.of();

  /** One run is enough to have a curve. */
  @Override
  Bench bench() throws Exception {
    return new Bench(folder, InterleavedRuns.Plan.exactly(1));
  }

  @Test
  @DisplayName("does not grow while two hundred sessions are opened, one after another")
  void sessions() throws Exception {
    openTinyProblem();
    runs(RUNS_EACH);
    bench.copyNewestSession(OPENED);
    robot.interact(() -> bench.window().perform("Sessions"));
    robot.until("the copies", () -> robot.sessions().size() == OPENED + 1);
    robot.until("the numbers of all", () -> !robot.text("#sessions-total").isEmpty());
    openInTurn(OPENED / FIRST_SHARE);
    Map<String, Long> before = live();
    openInTurn(OPENED);
    assertNotGrown(before, live(), "after " + OPENED + " openings");
    startAnew();
    assertNoneLeft();
  }

  @Test
  @DisplayName("does not grow with two hundred runs, in sessions that are left behind")
  void runs() throws Exception {
    openTinyProblem();
    runInTurn(SESSIONS / FIRST_SHARE);
    Map<String, Long> before = live();
    runInTurn(SESSIONS);
    assertNotGrown(before, live(), "after " + SESSIONS * RUNS_EACH + " runs");
    assertNoneLeft();
  }

  /** A problem whose program ends as soon as it has begun. */
  private void openTinyProblem() throws Exception {
    others = live();
    // Less to draw takes less time.
    robot.size(960, 600);
    bench.opened =
        Files.writeString(
            folder.resolve("tiny.jsonl"),
            """
            {"problem_id": 1, "title": "Tiny okapi", "question_content": "Say one.", \
            "test_case_runners": "==Code Submission==", "difficulty": "Easy", \
            "test_cases": [{"input": "", "output": "1"}], \
            "solutions": [{"code": "print(1)", "passed": true}]}
            """);
    int before = robot.problems();
    robot.interact(() -> bench.window().perform("Import problems…"));
    robot.until("it", () -> robot.problems() == before + 1);
    robot.openProblem("Tiny okapi");
  }

  /** Runs the original, and then edits of it. */
  private void runs(int count) {
    String original = robot.code();
    for (int i = 0; i < count; i++) {
      int versions = i + 1;
      if (i > 0) {
        // One edit is measured, the others are not: that takes its time.
        robot.edit(original + "\n# edit " + i + (i == 1 ? "\n" : "\nprint(2)\n"));
      }
      robot.interact(() -> bench.window().perform("Measure what is in the editor"));
      robot.until("a version", () -> robot.rows().size() == versions);
      robot.until("its end", () -> robot.lookup("#stop").query().isDisabled());
    }
    // That of the original: on a busy machine the edit may cross its limit of time.
    robot.until("a curve", () -> robot.row(0).spark() != null);
  }

  private void runInTurn(int sessions) {
    for (int i = 0; i < sessions; i++) {
      runs(RUNS_EACH);
      startAnew();
    }
  }

  private void startAnew() {
    robot.interact(() -> bench.window().perform("Start a new session"));
    robot.until("nothing yet", () -> robot.rows().isEmpty());
    robot.settle();
  }

  /** Opens so many sessions of the list, and now and then another problem between two. */
  private void openInTurn(int count) {
    TableView<SessionStore.Entry> table = robot.lookup("#sessions").query();
    for (int i = 0; i < count; i++) {
      int row = i;
      if (i % 10 == 0) {
        robot.openProblem("Coin ways");
      }
      robot.interact(
          () -> {
            table.requestFocus();
            table.getSelectionModel().clearAndSelect(row);
          });
      robot.type(KeyCode.ENTER);
      robot.until("the session", () -> !robot.loading() && robot.rows().size() == RUNS_EACH);
    }
    robot.settle();
  }

  private static void assertNotGrown(
      Map<String, Long> before, Map<String, Long> after, String when) {
    List<String> grown = new ArrayList<>();
    after.forEach(
        (name, count) -> {
          long more = count - before.getOrDefault(name, 0L);
          if (more > SLACK) {
            grown.add(name + " +" + more);
          }
        });
    assertTrue(after.size() > 100, "the histogram was read");
    assertEquals(List.of(), grown, when);
  }

  /** Nothing is left of a session that is not open any more. */
  private void assertNoneLeft() throws JMException {
    Map<String, Long> live = live();
    List<String> left =
        OF_A_SESSION.stream()
            .filter(name -> live.getOrDefault(name, 0L) > others.getOrDefault(name, 0L))
            .map(name -> name + " " + live.get(name))
            .toList();
    assertEquals(List.of(), left, "after the session was left");
  }

  /** Live objects by class, after a collection; all lambdas of a class count as one class. */
  private static Map<String, Long> live() throws JMException {
    String histogram =
        (String)
            ManagementFactory.getPlatformMBeanServer()
                .invoke(
                    new ObjectName("com.sun.management:type=DiagnosticCommand"),
                    "gcClassHistogram",
                    new Object[] {new String[0]},
                    new String[] {String[].class.getName()});
    Map<String, Long> counts = new TreeMap<>();
    histogram
        .lines()
        .map(line -> line.strip().split("\\s+"))
        .filter(f -> f.length >= 4 && f[0].endsWith(":"))
        .filter(
            f ->
                f[3].startsWith("dev.afterburner.")
                    || f[3].startsWith("javafx.")
                    || f[3].startsWith("com.sun.javafx.binding.")
                    || f[3].startsWith("com.sun.javafx.collections.")
                    || f[3].equals(CACHED_STYLE))
        // The robot keeps all events that it has seen.
        .filter(f -> !BOUNDED.contains(f[3]) && !f[3].startsWith("javafx.scene.input."))
        .forEach(
            f -> counts.merge(f[3].replaceFirst("[/+]0x.*", ""), Long.parseLong(f[1]), Long::sum));
    // A font counts where it may be another's than that cache's.
    Long cached = counts.remove(CACHED_STYLE);
    if (cached != null) {
      counts.merge(FONT, -cached, Long::sum);
    }
    return counts;
  }
}
