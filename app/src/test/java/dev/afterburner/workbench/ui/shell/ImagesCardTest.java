// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.sandbox.docker.DockerHere;
import dev.afterburner.sandbox.language.Languages;
import dev.afterburner.workbench.PullingEngine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

@DisplayName("The container images in the window")
@Tag("alone")
class ImagesCardTest {

  private static final String NOWHERE = "localhost:1/nobody/ruby:1";

  @TempDir Path folder;

  @Test
  @DisplayName("are seen, fetched with their progress, exchanged, and put back to the default")
  void images() throws Exception {
    DockerHere.needed();
    String python = new Languages().byId("python").orElseThrow().image();
    FxToolkit.registerPrimaryStage();
    try (PullingEngine engine = new PullingEngine(python);
        Bench bench = new Bench(folder)) {
      bench.engineEnvironment = Map.of("DOCKER_HOST", engine.address());
      Stage stage = FxToolkit.registerStage(Stage::new);
      FxToolkit.setupFixture(() -> bench.open(stage));
      try {
        Robot robot = new Robot(stage);
        robot.onScreen();
        robot.until("the code", () -> robot.code().contains("def main"));
        // Its menu is made anew when the sandbox has opened.
        robot.until("the sandbox", () -> !robot.text("#isolation").equals("Opening…"));
        robot.clickOn("#isolation");
        robot.clickOn("#sandbox-images");
        fetch(bench, robot);
        exchange(bench, robot);
      } finally {
        FxToolkit.setupFixture(() -> stage.close());
      }
    }
  }

  private static void fetch(Bench bench, Robot robot) {
    robot.until("what is there", () -> state(robot, "ruby").equals("on this machine"));
    assertEquals("not on this machine", state(robot, "python"));
    robot.pictures(bench.window(), "images");
    List<String> said = new CopyOnWriteArrayList<>();
    Label state = robot.lookup("#image-state-python").query();
    robot.interact(() -> state.textProperty().addListener((o, before, now) -> said.add(now)));
    Button fetch = robot.lookup("#image-fetch-python").query();
    robot.interact(fetch::fire);
    robot.until("the image", () -> state.getText().equals("on this machine"));
    assertTrue(said.contains("fetching: 12 of 50 MB"), said.toString());
    assertTrue(said.contains("unpacking: 40 of 50 MB"), said.toString());
    assertTrue(fetch.isDisabled());
  }

  private void exchange(Bench bench, Robot robot) throws Exception {
    Path file = folder.resolve("images.json");
    Button standard = robot.lookup("#image-default-ruby").query();
    assertTrue(standard.isDisabled());
    type(robot, NOWHERE);
    robot.until("the answer", () -> state(robot, "ruby").equals("not on this machine"));
    assertTrue(Files.readString(file).contains(NOWHERE));
    Button fetch = robot.lookup("#image-fetch-ruby").query();
    robot.interact(fetch::fire);
    robot.until("the refusal", () -> robot.text("#images-fault").contains("docker load"));
    robot.pictures(bench.window(), "images-refused");
    robot.interact(standard::fire);
    robot.until("the default", () -> state(robot, "ruby").equals("on this machine"));
    assertFalse(Files.readString(file).contains("ruby"));
    type(robot, NOWHERE);
    robot.until("the answer", () -> state(robot, "ruby").equals("not on this machine"));
    type(robot, "");
    robot.until("the default", () -> state(robot, "ruby").equals("on this machine"));
    robot.clickOn("#images-done");
    robot.until("the end", () -> !robot.open("#images-card"));
  }

  private static void type(Robot robot, String image) {
    TextField field = robot.lookup("#image-ruby").query();
    robot.interact(field::requestFocus);
    robot.interact(() -> field.setText(image));
    robot.type(KeyCode.ENTER);
  }

  private static String state(Robot robot, String language) {
    return robot.lookup("#image-state-" + language).tryQuery().isEmpty()
        ? ""
        : robot.text("#image-state-" + language);
  }
}
