// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.sandbox.language.Build;
import dev.afterburner.sandbox.language.Language;
import dev.afterburner.sandbox.language.Languages;
import dev.afterburner.workbench.settings.BuildChoice;
import dev.afterburner.workbench.settings.SettingsFile;
import dev.afterburner.workbench.settings.WindowSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

@DisplayName("Flags and packages in the window")
@Tag("alone")
class BuildCardTest {

  @TempDir Path folder;

  @Test
  @DisplayName("are chosen for the session's language, and what can't be is said")
  void build() throws Exception {
    Language python = new Languages().byId("python").orElseThrow();
    FxToolkit.registerPrimaryStage();
    try (Bench bench = new Bench(folder)) {
      Stage stage = FxToolkit.registerStage(Stage::new);
      FxToolkit.setupFixture(() -> bench.open(stage));
      try {
        Robot robot = new Robot(stage);
        robot.onScreen();
        robot.until("the code", () -> robot.code().contains("def main"));
        open(robot);
        assertTrue(field(robot, "standard").isDisabled(), "Python has no standards");
        bench.saveTo = Path.of("/nowhere/venv");
        press(robot, "choose");
        assertEquals("/nowhere/venv", field(robot, "libraries").getText());
        write(robot, "flags", "-O");
        press(robot, "take");
        robot.until("the fault", () -> robot.text("#build-fault").contains("there is no /nowhere"));
        assertEquals("", bench.builds.identity(), "nothing is half chosen");
        write(robot, "libraries", "");
        press(robot, "take");
        robot.until("the end", () -> !robot.open("#build-card"));
        assertEquals(List.of("-O"), bench.builds.of(python).flags());
        open(robot);
        assertEquals("-O", field(robot, "flags").getText());
        write(robot, "flags", "");
        press(robot, "take");
        robot.until("the end", () -> !robot.open("#build-card"));
        assertEquals("", bench.builds.identity());
      } finally {
        FxToolkit.setupFixture(() -> stage.close());
      }
    }
  }

  @Test
  @DisplayName("are at the next start as they were chosen; what is gone is said, and is as usual")
  void remembered() throws Exception {
    Language python = new Languages().byId("python").orElseThrow();
    Language cpp = new Languages().byId("cpp").orElseThrow();
    FxToolkit.registerPrimaryStage();
    try (Bench bench = new Bench(folder)) {
      String gone = folder.resolve("venv").toString();
      WindowSettings settings =
          WindowSettings.DEFAULT.withBuilds(
              Map.of(
                  "cpp", new BuildChoice("-O3 -march=native", "c++17", List.of()),
                  "python", new BuildChoice("-O", "", List.of(gone))));
      new SettingsFile(folder.resolve("window.json")).write(settings);
      Stage first = FxToolkit.registerStage(Stage::new);
      FxToolkit.setupFixture(() -> bench.open(first));
      Robot robot = new Robot(first);
      robot.until("the code", () -> robot.code().contains("def main"));
      assertEquals(Build.DEFAULT, bench.builds.of(python));
      assertEquals(List.of("-O3", "-march=native"), bench.builds.of(cpp).flags());
      assertEquals("c++17", bench.builds.of(cpp).standard());
      assertTrue(
          robot.seesPart(
              "Python programs are built with the defaults instead of your earlier choice"));
      bench.builds.chooseStandard(cpp, "c++23");
      FxToolkit.setupFixture(() -> first.close());
      bench.builds.usualFlags(cpp);
      bench.builds.chooseStandard(cpp, "");

      Stage second = FxToolkit.registerStage(Stage::new);
      FxToolkit.setupFixture(() -> bench.open(second));
      try {
        Robot again = new Robot(second);
        again.until("the code", () -> again.code().contains("def main"));
        assertEquals(List.of("-O3", "-march=native"), bench.builds.of(cpp).flags());
        assertEquals("c++23", bench.builds.of(cpp).standard());
      } finally {
        FxToolkit.setupFixture(() -> second.close());
      }
    }
  }

  private static void open(Robot robot) {
    robot.clickOn("#language");
    robot.clickOn("#build");
    robot.until("the card", () -> robot.open("#build-card"));
  }

  private static TextField field(Robot robot, String name) {
    return robot.lookup("#build-" + name).query();
  }

  private static void write(Robot robot, String name, String text) {
    robot.interact(() -> field(robot, name).setText(text));
  }

  private static void press(Robot robot, String name) {
    Button button = robot.lookup("#build-" + name).query();
    robot.interact(button::fire);
  }
}
