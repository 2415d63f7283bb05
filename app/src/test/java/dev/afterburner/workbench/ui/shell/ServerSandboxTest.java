// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.sandbox.Sandbox;
import dev.afterburner.sandbox.language.Languages;
import dev.afterburner.sandbox.language.Toolchains;
import dev.afterburner.sandbox.local.LocalSandbox;
import dev.afterburner.workbench.judge.SandboxJudge;
import dev.afterburner.workbench.problem.catalogue.BundledCatalogue;
import dev.afterburner.workbench.server.MonolithServer;
import dev.afterburner.workbench.server.ServerSettings;
import dev.afterburner.workbench.ui.run.Console;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

@DisplayName("The window's sandbox menu")
@Tag("alone")
class ServerSandboxTest {

  @TempDir Path folder;

  @Test
  @DisplayName("runs programs on another workbench, says which, and comes back to this machine")
  void server() throws Exception {
    StringWriter log = new StringWriter();
    FxToolkit.registerPrimaryStage();
    try (Bench bench = new Bench(folder);
        Sandbox there = LocalSandbox.open(folder.resolve("there"), Toolchains.ofThisMachine());
        MonolithServer server = serve(there, log)) {
      Stage stage = FxToolkit.registerStage(Stage::new);
      FxToolkit.setupFixture(() -> bench.open(stage));
      try {
        use(bench, new Robot(stage), server.address().toString(), log);
      } finally {
        FxToolkit.setupFixture(() -> stage.close());
      }
    }
  }

  @Test
  @DisplayName("shows in the status bar and the console what a sandbox has to do first")
  void preparing() throws Exception {
    FxToolkit.registerPrimaryStage();
    try (Bench bench = new Bench(folder)) {
      Stage stage = FxToolkit.registerStage(Stage::new);
      FxToolkit.setupFixture(() -> bench.open(stage));
      try {
        Robot robot = new Robot(stage);
        robot.onScreen();
        robot.until("the code", () -> robot.code().contains("def main"));
        robot.until("nothing to do", () -> robot.text("#status").equals("Ready"));
        // The sandbox that the window opens at its start says that it is prepared, too.
        MenuButton menu = robot.lookup("#isolation").query();
        robot.until("this machine's", () -> menu.getText().equals("This machine"));
        bench.sandboxPrepares("fetching the container image python:3");
        bench.sandboxPrepares("fetching the container image python:3: 12 of 300 MB");
        robot.until(
            "how far it is",
            () ->
                robot
                    .text("#status")
                    .equals("Fetching the container image python:3: 12 of 300 MB"));
        bench.sandboxPrepares("");
        robot.until("the end of it", () -> robot.text("#status").equals("Ready"));
        robot.interact(() -> bench.window().perform("Console"));
        ListView<Console.Line> console = robot.lookup("#console").query();
        assertEquals(1, console.getItems().size(), "one line, however often it is told");
        assertTrue(
            console.getItems().getFirst().text().contains("fetching the container image python:3"));
      } finally {
        FxToolkit.setupFixture(() -> stage.close());
      }
    }
  }

  private static MonolithServer serve(Sandbox sandbox, StringWriter log) throws Exception {
    return new MonolithServer(
        new ServerSettings("127.0.0.1", 0, 1, "secret", false),
        new MonolithServer.Workbench(
            sandbox,
            new SandboxJudge(sandbox),
            new BundledCatalogue(Path.of("../resources/problems")),
            new Languages(),
            "0.0-test",
            InstantSource.system()),
        new PrintWriter(log, true));
  }

  private static void use(Bench bench, Robot robot, String address, StringWriter log)
      throws Exception {
    robot.onScreen();
    robot.until("the code", () -> robot.code().contains("def main"));
    MenuButton menu = robot.lookup("#isolation").query();
    robot.until("this machine's", () -> menu.getText().equals("This machine"));

    choose(bench, robot, address); // without its token
    robot.until("the refusal", () -> robot.text("#sandbox-fault").contains("wants a token"));
    for (String theme : new String[] {"Dark", "Light"}) {
      robot.theme(bench.window(), theme);
      robot.picture("sandbox-refused-" + theme.toLowerCase(Locale.ROOT));
    }
    assertEquals("This machine", menu.getText());

    choose(bench, robot, address.replace("http://", "http://any:secret@"));
    robot.until("the server's badge", () -> menu.getText().equals("Server"));
    assertTrue(robot.sees("isolated"));
    robot.clickOn("#isolation");
    robot.until("what is known of it", () -> robot.seesPart("workbench 0.0-test at "));
    robot.interact(menu::hide);

    robot.clickOn("#run");
    robot.until("a version", () -> !robot.rows().isEmpty());
    robot.idle();
    assertEquals("passed", robot.row(0).verdict());
    assertTrue(log.toString().contains("\"endpoint\":\"/runs\""), log.toString());

    robot.clickOn("#isolation");
    robot.clickOn("This machine");
    robot.until("this machine's badge", () -> menu.getText().equals("This machine"));
    robot.until("a session of its own", () -> robot.rows().isEmpty());
  }

  private static void choose(Bench bench, Robot robot, String address) {
    robot.interact(() -> bench.window().perform("Run programs on a server…"));
    TextInputControl field = robot.lookup("#sandbox-address").query();
    robot.interact(() -> field.setText(address));
    robot.clickOn("#sandbox-use");
  }
}
