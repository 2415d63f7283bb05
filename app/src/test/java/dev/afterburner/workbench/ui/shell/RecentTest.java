// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.afterburner.workbench.ui.history.RecentViewModel.Recent;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

@DisplayName("Recent sessions")
class RecentTest extends WindowScenario {

  private List<Recent> recent() {
    return List.copyOf(robot.lookup("#recent-list").<ListView<Recent>>query().getItems());
  }

  @Test
  @DisplayName("are offered where the window opens with nothing chosen, and lead to their session")
  void offered() throws Exception {
    assertFalse(robot.open("#recent"), "there are none yet");
    robot.runAndStep();
    String first = bench.lastSession().started().session();
    robot.openProblem("Coin ways");
    robot.clickOn("#run");
    robot.until("a version", () -> !robot.rows().isEmpty());
    robot.idle();

    // As on a machine where sessions were made by the command line alone.
    FxToolkit.setupFixture(() -> stage.close());
    Files.delete(folder.resolve("window.json"));
    showAgain();
    robot.onScreen();
    robot.until("the sessions", () -> robot.open("#recent") && recent().size() == 2);
    robot.until("their numbers", () -> recent().stream().allMatch(r -> r.sum() != null));
    assertEquals("coin-ways", recent().getFirst().entry().problem(), "the newest first");
    Recent steps = recent().getLast();
    assertEquals(first, steps.entry().id());
    assertEquals(steps.entry().versions(), steps.bestSoFar().size());
    assertEquals(1.0, steps.bestSoFar().getFirst());
    robot.pictures(bench.window(), "recent");
    robot.size(1240, 780);
    robot.type(KeyCode.DOWN, KeyCode.ENTER);
    robot.until("the end of the card", () -> !robot.open("#recent"));
    robot.until(
        "its session",
        () ->
            robot.rows().size() == Objects.requireNonNull(steps.sum()).steps() + 1
                && !robot.loading());

    robot.interact(() -> bench.window().perform("Recent sessions…"));
    robot.until("the card by its command", () -> robot.open("#recent") && recent().size() == 2);
    robot.type(KeyCode.ESCAPE);
  }
}
