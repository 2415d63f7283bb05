// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.afterburner.workbench.model.Prices;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.session.Settings;
import dev.afterburner.workbench.ui.model.PricesViewModel;
import dev.afterburner.workbench.ui.model.PromptsViewModel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The sheet of model, requests, steps, prompt and prices")
class ModelSheetTest extends WindowScenario {

  private void openSheetAgain() throws Exception {
    openAgain();
    openSheet();
  }

  private void openSheet() {
    robot.interact(() -> bench.window().perform("Model and steps…"));
    robot.until("the sheet", () -> robot.open("#model-card"));
  }

  @Test
  @DisplayName("lies below what is opened later, and Escape closes one after the other")
  void escape() {
    openSheet();
    for (String page : List.of("Requests", "Steps", "Prompt", "Prices")) {
      robot.page(page);
    }
    robot.interact(() -> bench.window().perform("Find a command"));
    robot.until("the palette", () -> robot.open(".palette"));
    // What had the focus may have been taken away: then nothing has it.
    robot.interact(() -> stage.getScene().getRoot().requestFocus());
    robot.type(KeyCode.ESCAPE);
    assertFalse(robot.open(".palette"));
    assertTrue(robot.open("#model-card"));
    robot.type(KeyCode.ESCAPE);
    assertFalse(robot.open("#model-card"));
  }

  @Test
  @DisplayName("lists the models of a server, tells what is wrong with one, and keeps a key")
  void server() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/v1/models",
        exchange -> {
          byte[] models =
              "{\"data\": [{\"id\": \"coder\"}, {\"id\": \"small\"}]}"
                  .getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, models.length);
          exchange.getResponseBody().write(models);
          exchange.close();
        });
    server.createContext(
        "/v1/chat/completions",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(401, -1);
          exchange.close();
        });
    server.start();
    String address = "http://localhost:" + server.getAddress().getPort() + "/v1";
    try {
      openSheet();
      robot.clickOn("#model-kind-server").clickOn("#model-url").write(address);
      robot.clickOn("#model-list-server");
      robot.until("the list", () -> robot.text("#model-outcome").equals("✓ 2 models; choose one"));
      robot.interact(
          () ->
              robot
                  .lookup("#model-name-server")
                  .<ComboBox<?>>query()
                  .getSelectionModel()
                  .select(1));
      robot.clickOn("#model-test");
      robot.until(
          "the refusal",
          () -> robot.text("#model-outcome").startsWith("✗ " + address + " asks for a key"));
      robot.clickOn("#model-key-server").write("s3cret").clickOn("#model-keep-server");
      robot.until("the keeping", () -> robot.text("#model-outcome").startsWith("✓ The key of"));
      assertTrue(robot.text("#model-outcome").contains("keys.json, which only you can read"));
      assertFalse(robot.text("#model-outcome").contains("s3cret"));
      assertEquals("", robot.lookup("#model-key-server").<TextInputControl>query().getText());
      robot.picture("model-sheet");
      robot.clickOn("#model-test");
      robot.until(
          "the refusal of the key",
          () -> robot.text("#model-outcome").contains("does not accept the key"));
    } finally {
      server.stop(0);
    }
    robot.clickOn("#model-list-server");
    robot.until(
        "that nobody is there", () -> robot.text("#model-outcome").contains("ould not connect to"));
    robot.clickOn("#model-use");
    robot.until("the model", () -> robot.text("#model").startsWith("small at localhost"));
    openSheetAgain();
    assertEquals(address, robot.lookup("#model-url").<TextInputControl>query().getText());
  }

  @Test
  @DisplayName(
      "connects a model in a file, refuses what is none, and says at a step what is missing")
  void file() throws Exception {
    openSheet();
    robot.clickOn("#model-kind-file").clickOn("#model-use");
    robot.until("the reason", () -> robot.text("#model-fault").startsWith("Choose the model's"));
    bench.opened = folder.resolve("small.gguf");
    robot.clickOn("#model-file").clickOn("#model-use");
    robot.until("the model", () -> robot.text("#model").equals("small.gguf"));
    openSheetAgain();
    assertEquals("small.gguf", robot.text("#model"));
  }

  @Test
  @DisplayName(
      "sets how the model is asked and what ends a session, remembers it, and sessions obey")
  void loop() throws Exception {
    openSheet();
    robot.page("Requests");
    type("#loop-temperature", "9");
    robot.clickOn("#model-use");
    robot.until(
        "the bound",
        () -> robot.text("#model-fault").equals("Temperature must be 0 to 2, not “9”."));
    type("#loop-temperature", "0.5");
    type("#loop-top-p", "0.9");
    type("#loop-seed", "42");
    robot.clickOn("#loop-system").write("Be brief.");
    robot.clickOn("#loop-extra").write("repeat_penalty=1\ntop_k=40");
    robot.picture("model-sheet-requests");
    robot.page("Steps");
    type("#loop-candidates", "2");
    type("#loop-steps", "3");
    type("#loop-patience", "2");
    type("#loop-percentile", "90");
    type("#loop-minutes", "5");
    robot.clickOn("#loop-plain");
    robot.picture("model-sheet-steps");
    robot.clickOn("#model-use");
    robot.until("the end of the sheet", () -> !robot.open("#model-card"));
    robot.clickOn("#run");
    robot.until("a version", () -> !robot.rows().isEmpty());
    robot.idle();
    Settings settings = SessionState.fold(bench.newestSession()).started().settings();
    assertEquals(
        new Settings.Requests(
            "Be brief.", "", 0.5, 0.9, 4096, Map.of("repeat_penalty", 1, "top_k", 40)),
        settings.requests());
    assertEquals(new Settings.Stops(2, 0, 0, 5, 0.9, 0, 0), settings.stops());
    assertEquals(42, settings.seed());
    assertEquals(2, settings.candidates());
    assertEquals(3, settings.iterations());
    assertEquals(Settings.Acceptance.PLAIN, settings.acceptance());

    openSheetAgain();
    robot.page("Steps");
    assertEquals("90", robot.lookup("#loop-percentile").<TextInputControl>query().getText());
    assertTrue(robot.lookup("#loop-plain").<CheckBox>query().isSelected());
  }

  @Test
  @DisplayName("previews a template of the user's own, shows its faults, and sends it")
  void prompt() throws Exception {
    Path prompts = Files.createDirectories(folder.resolve("prompts"));
    Files.writeString(prompts.resolve("mine.md"), "Mend {{probelm}}");
    openSheet();
    robot.page("Prompt");
    robot.until("the shipped one", () -> preview().contains("more time-efficient"));
    assertTrue(preview().contains("Passed: not judged"), preview());
    choose("mine");
    robot.until(
        "the fault",
        () -> robot.text("#prompt-faults").contains("unknown placeholder {{probelm}}"));
    robot.picture("model-sheet-prompt-fault");
    Files.writeString(
        prompts.resolve("mine.md"), "Mend this:\n{{problem}}\n{{code}}\n{{performance}}");
    robot.clickOn("#prompt-again");
    robot.until("the preview", () -> preview().startsWith("Mend this:\n"));
    assertTrue(preview().contains("def main"), preview());
    robot.picture("model-sheet-prompt");
    robot.clickOn("#prompt-folder");
    robot.until("the folder", () -> bench.shownPlaces.equals(List.of(prompts.toString())));
    robot.clickOn("#model-use");
    robot.clickOn("#run");
    robot.until("a version", () -> !robot.rows().isEmpty());
    robot.idle();
    assertTrue(
        SessionState.fold(bench.newestSession())
            .started()
            .settings()
            .requests()
            .template()
            .startsWith("Mend this:"));
  }

  @Test
  @DisplayName("has a table of prices that is written at once, and refuses what is no price")
  void prices() throws Exception {
    Prices file = new Prices(folder.resolve("prices.json"));
    openSheet();
    robot.page("Prices");
    robot.clickOn("#price-model").write("demo");
    robot.clickOn("#price-input").write("1.5");
    robot.clickOn("#price-output").write("much");
    robot.clickOn("#price-add");
    robot.until("the reason", () -> robot.text("#price-fault").contains("two numbers from 0"));
    type("#price-output", "6");
    robot.clickOn("#price-add");
    robot.until(
        "the line", () -> rows().equals(List.of(new PricesViewModel.Row("demo", "1.5", "6"))));
    assertEquals(new Prices.Price(1.5, 6), file.of("demo").orElseThrow());
    robot.picture("model-sheet-prices");
    robot.clickOn("1.5").type(javafx.scene.input.KeyCode.DELETE);
    robot.until("the line's end", () -> rows().isEmpty());
    assertTrue(file.of("demo").isEmpty());
  }

  private List<?> rows() {
    return List.copyOf(robot.lookup("#prices").<TableView<?>>query().getItems());
  }

  private String preview() {
    return robot.lookup("#prompt-preview").<TextInputControl>query().getText();
  }

  private void choose(String name) {
    robot.interact(
        () -> {
          ComboBox<PromptsViewModel.Choice> box = robot.lookup("#prompt-choice").query();
          box.getItems().stream()
              .filter(c -> c.name().equals(name))
              .forEach(box.getSelectionModel()::select);
        });
  }

  private void type(String field, String text) {
    robot.clickOn(field);
    robot.interact(() -> robot.lookup(field).<TextInputControl>query().selectAll());
    robot.write(text);
  }
}
