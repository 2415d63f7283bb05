// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.shell;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.workbench.ui.history.VersionRow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

/** Not a check but a camera: target/screenshots holds every view in its main states afterwards. */
@DisplayName("Pictures of the window")
@Tag("alone")
class ScreenshotTest {

  @TempDir Path folder;

  @Test
  @DisplayName("in both themes and two sizes")
  void pictures() throws Exception {
    FxToolkit.registerPrimaryStage();
    try (Bench bench = new Bench(folder)) {
      Stage stage = FxToolkit.registerStage(Stage::new);
      FxToolkit.setupFixture(() -> bench.open(stage));
      try {
        take(bench, new Robot(stage));
      } finally {
        FxToolkit.setupFixture(() -> stage.close());
      }
    }
    assertTrue(Files.size(Path.of("target/screenshots/full-dark-1440.png")) > 10_000);
  }

  @Test
  @DisplayName("while its problems are read, and where they can't be")
  void withoutProblems() throws Exception {
    FxToolkit.registerPrimaryStage();
    try (Bench bench = new Bench(folder)) {
      bench.holdProblems();
      Stage stage = FxToolkit.registerStage(Stage::new);
      FxToolkit.setupFixture(() -> bench.open(stage));
      Robot robot = new Robot(stage);
      try {
        assertTrue(robot.seesPart("Loading problems"));
        robot.pictures(bench.window(), "problems-loading");
        bench.releaseProblems(
            new IllegalStateException(
                folder.resolve("problems.db")
                    + " is damaged or no database; move it aside to begin a new one, or put a copy"
                    + " back in its place"));
        robot.until("the fault", () -> robot.sees("The problems could not be read"));
        robot.pictures(bench.window(), "problems-error");
      } finally {
        bench.releaseProblems(null);
        FxToolkit.setupFixture(() -> stage.close());
      }
    }
  }

  private static void take(Bench bench, Robot robot) throws Exception {
    robot.until("the code", () -> robot.code().contains("def main"));
    robot.pictures(bench.window(), "start");

    robot.interact(() -> bench.window().perform("Measure what is in the editor"));
    robot.until("cases", () -> !robot.rows().isEmpty());
    robot.interact(() -> bench.window().perform("Tests"));
    robot.picture("running");
    robot.idle();
    robot.interact(() -> bench.window().perform("Editor"));
    robot.interact(() -> bench.window().perform("Measure the references"));
    robot.idle();
    robot.interact(() -> bench.window().perform("5 steps per run"));
    robot.interact(() -> bench.window().perform("Optimize: several steps"));
    robot.until("steps", () -> robot.status().startsWith("Step"));
    robot.idle();
    robot.pictures(bench.window(), "full");

    VersionRow wrong =
        robot.rows().stream()
            .filter(r -> r.verdict().startsWith("wrong"))
            .findFirst()
            .orElseThrow();
    robot.size(1000, 900);
    robot.clickRow(wrong.id());
    robot.interact(() -> bench.window().perform("Tests"));
    robot.pictures(bench.window(), "wrong-answer");
    VersionRow best = robot.rows().stream().filter(VersionRow::best).findFirst().orElseThrow();
    robot.size(1000, 900);
    robot.clickRow(best.id());
    robot.compareRow(0);
    robot.until("the comparison", () -> !robot.labels("#ratios").isEmpty());
    robot.pictures(bench.window(), "diff");
    robot.size(1240, 780);
    robot.clickOn("#ratio-bars");
    robot.interact(() -> bench.window().perform("Rewards"));
    robot.pictures(bench.window(), "bars-and-rewards");
    robot.interact(() -> bench.window().perform("Versions"));
    robot.interact(() -> bench.window().perform("Statement"));
    robot.pictures(bench.window(), "statement");
    robot.interact(() -> bench.window().perform("Console"));
    robot.pictures(bench.window(), "console");
    robot.interact(() -> bench.window().perform("Sessions"));
    robot.interact(() -> bench.window().perform("Growth"));
    robot.pictures(bench.window(), "growth-and-sessions");
    robot.interact(() -> bench.window().perform("Versions"));
    robot.interact(() -> bench.window().perform("Editor"));
    robot.typeFirstLine("# by hand");
    robot.interact(() -> bench.window().perform("Measure what is in the editor"));
    robot.until("the edit", () -> robot.rows().getLast().origin().equals("by hand"));
    robot.idle();
    robot.pictures(bench.window(), "edit-by-hand");
    robot.interact(() -> bench.window().perform("Model and steps…"));
    robot.pictures(bench.window(), "model");
    for (String page : List.of("Requests", "Steps", "Prompt", "Prices")) {
      robot.page(page);
      robot.pictures(bench.window(), "model-" + page.toLowerCase(Locale.ROOT));
    }
    robot.type(KeyCode.ESCAPE);
    robot.interact(() -> bench.window().perform("Keyboard shortcuts"));
    robot.pictures(bench.window(), "keys");
    robot.type(KeyCode.ESCAPE);
    robot.interact(() -> bench.window().perform("Find a command"));
    robot.pictures(bench.window(), "palette");
    robot.type(KeyCode.ESCAPE);

    bench.sandboxBreaks(
        new SandboxException(
            SandboxException.Kind.TOOLCHAIN_MISSING,
            "Python was not found on PATH; install it (Debian: apt install python3) or choose the"
                + " container sandbox"));
    robot.interact(() -> bench.window().perform("Step"));
    robot.idle();
    robot.pictures(bench.window(), "error");
  }
}
