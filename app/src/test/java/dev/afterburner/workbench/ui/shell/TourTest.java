// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.shell;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.workbench.ui.history.VersionRow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * A researcher's hour in short. {@code -Dworkbench.tour.minutes=5} repeats the middle of it for
 * longer; {@code target/fx-watch.txt} tells afterwards what kept the JavaFX thread for more than 16
 * ms.
 */
@DisplayName("A researcher's hour")
class TourTest extends WindowScenario {

  private static final long MINUTES = Long.getLong("workbench.tour.minutes", 0);

  @Test
  @DisplayName(
      "import, search, calibrate, run, step, branch by hand, compare, export, close, reopen")
  void hour() throws Exception {
    long end = System.nanoTime() + MINUTES * 60_000_000_000L;
    try (FxWatch watch = new FxWatch()) {
      bringIn();
      findAndMeasureReferences();
      do {
        improve();
      } while (System.nanoTime() < end && startAnew());
      takeHome();
      watch.report(Path.of("target", "fx-watch.txt"));
      assertTrue(watch.tasks() > 100, "the JavaFX thread was watched");
    }

    int versions = robot.rows().size();
    String best = best().verdict();
    openAgain();
    robot.until("the session", () -> robot.rows().size() == versions);
    assertAll(
        () -> assertEquals(best, best().verdict()),
        () -> assertEquals("by hand", robot.row(versions - 1).origin()));
    showStanding();
    robot.until(
        "the references measured before",
        () -> !robot.lookup("#measure-references").query().isVisible());
  }

  /** Where there is little height the two lower charts share a place. */
  private void showStanding() {
    robot
        .lookup("#chart-tabs")
        .tryQueryAs(TabPane.class)
        .ifPresent(tabs -> robot.interact(() -> tabs.getSelectionModel().selectLast()));
    robot.settle();
  }

  private void bringIn() throws Exception {
    bench.opened =
        Files.writeString(
            folder.resolve("okapis.jsonl"),
            IntStream.rangeClosed(1, 40)
                .mapToObj(
                    i ->
                        """
                        {"problem_id": %d, "title": "Okapi %d", "question_content": "Count them.", \
                        "test_case_runners": "==Code Submission==", "difficulty": "Easy", \
                        "test_cases": [{"input": "1", "output": "1"}]}
                        """
                            .formatted(i, i))
                .collect(Collectors.joining()));
    robot.push(KeyCode.CONTROL, KeyCode.I);
    robot.until("the imported ones", () -> robot.seesPart("40 new problems"));
    robot.push(KeyCode.CONTROL, KeyCode.P);
    robot.write("okapi 17");
    robot.until("the one", () -> robot.problems() == 1);
    robot.type(KeyCode.ENTER);
    robot.until("its statement", () -> stage.getTitle().startsWith("Okapi 17"));
  }

  private void findAndMeasureReferences() {
    robot.push(KeyCode.CONTROL, KeyCode.P);
    robot.push(KeyCode.CONTROL, KeyCode.A);
    robot.write("pair sums");
    robot.until("the one", () -> robot.problems() == 1);
    robot.type(KeyCode.ENTER);
    robot.until("its code", () -> robot.code().equals(bench.startCode("pair-sums")));
    robot.type(KeyCode.ESCAPE);
    showStanding();
    robot.clickOn("#measure-references");
    robot.until("the work", () -> !robot.lookup("#stop").query().isDisabled());
    robot.idle();
    robot.until("figures", () -> !robot.lookup("#measure-references").query().isVisible());
  }

  private void improve() {
    robot.runAndStep();
    for (String phase : List.of("asking", "reading", "judging", "measuring", "deciding")) {
      robot.type(KeyCode.F8);
      robot.until("the phase", () -> robot.status().contains("held before " + phase));
    }
    robot.type(KeyCode.F8);
    robot.stepDone(2);
    robot.idle();
    int best = best().id();
    assertTrue(best > 0, "a step made it better");
    robot.clickRow(best);
    robot.until("its code", () -> !robot.code().equals(bench.startCode("pair-sums")));
    robot.typeFirstLine("# by hand");
    int before = robot.rows().size();
    robot.push(KeyCode.CONTROL, KeyCode.ENTER);
    robot.until("a branch", () -> robot.rows().size() == before + 1);
    robot.idle();
    assertAll(
        () -> assertEquals("by hand", robot.row(before).origin()),
        () -> assertEquals(best, robot.row(before).parent()));
    robot.clickRow(0);
    robot.until("the original", () -> robot.code().equals(bench.startCode("pair-sums")));
    robot.compareRow(best);
    robot.until("the ratio", () -> robot.lookup("#ratios .figures").tryQuery().isPresent());
    List<String> time = robot.labels("#ratios .figures").subList(0, 3);
    assertTrue(time.get(1).endsWith("faster"), time::toString);
    for (int change = 0; change < 3; change++) {
      robot.type(KeyCode.F7);
    }
    Node chart = robot.lookup("#curve-chart").query();
    robot.moveTo(chart).scroll(3).drag().dropBy(80, 0);
    robot.doubleClickOn(chart);
    robot.interact(() -> bench.window().perform("Theme: Dark"));
    robot.interact(() -> bench.window().perform("Theme: Light"));
  }

  private boolean startAnew() {
    robot.interact(() -> bench.window().perform("Start a new session"));
    robot.until("nothing yet", () -> robot.rows().isEmpty());
    robot.until("the original", () -> robot.code().equals(bench.startCode("pair-sums")));
    return true;
  }

  private void takeHome() {
    bench.saveTo = folder.resolve("home");
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.S);
    robot.until("where it went", () -> robot.seesPart("Saved the session to"));
    robot.clickOn("#curve-chart .chart-control-export");
    robot.clickOn("SVG (vector)");
    robot.until("the file", () -> robot.seesPart("-curves.svg"));
  }

  private VersionRow best() {
    return robot.rows().stream().filter(VersionRow::best).findFirst().orElseThrow();
  }
}
