package dev.afterburner.workbench.ui.shell;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

@DisplayName("The window")
class WindowTest {

  @TempDir Path folder;
  private Bench bench;
  private Robot robot;
  private Stage stage;

  @BeforeEach
  void open() throws Exception {
    FxToolkit.registerPrimaryStage();
    bench = new Bench(folder);
    stage = FxToolkit.registerStage(Stage::new);
    FxToolkit.setupFixture(() -> bench.open(stage));
    robot = new Robot(stage);
  }

  @AfterEach
  void close() throws Exception {
    FxToolkit.setupFixture(() -> stage.close());
    bench.close();
  }

  @Test
  @DisplayName("opens on a demo problem, and five steps make it at least three times faster")
  void firstStart() {
    robot.until("the first problem", () -> robot.sees("Pair sums"));
    robot.picture("first-start");
    robot.clickOn("#run");
    robot.until("a run", () -> robot.status().startsWith("Run"));
    robot.until("the run's end", () -> robot.status().equals("Ready"));
    robot.picture("run");
    robot.clickOn("#step");
    robot.until("a step", () -> robot.status().startsWith("Step"));
    robot.until("the step's end", () -> robot.status().equals("Ready"));
    robot.picture("step");
    assertTrue(robot.sees("v1") || robot.sees("└ v1"));
  }
}
