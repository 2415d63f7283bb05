// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.workbench.problem.importer.hub.HubServer;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An import from the Hub in the window")
class HubImportScenarioTest extends WindowScenario {

  private static byte[] rows() throws Exception {
    try (InputStream in =
        Objects.requireNonNull(
            HubImportScenarioTest.class.getResourceAsStream("/parquet/venus-snappy.parquet"))) {
      return in.readAllBytes();
    }
  }

  private void look(String name) {
    robot.interact(() -> robot.lookup("#hub-name").<TextField>query().setText(name));
    robot.clickOn("#hub-look");
  }

  @Test
  @DisplayName("says what a set would bring before it comes in, and then brings just that")
  void looked() throws Exception {
    robot.until("the problems", () -> robot.problems() > 0);
    int before = robot.problems();
    try (HubServer server = new HubServer(rows())) {
      bench.hubAddress = server.address();
      robot.interact(() -> bench.window().perform("Import from the Hugging Face Hub…"));
      look("ada");
      robot.until("the fault", () -> robot.text("#hub-fault").contains("does not name a data set"));
      look("ada/sums:test");
      robot.until("the counts", () -> !robot.text("#hub-counts").isEmpty());
      assertTrue(
          robot.text("#hub-counts").startsWith("2 rows would add 2 problems, none of which"),
          robot.text("#hub-counts"));
      assertEquals(before, robot.problems(), "nothing has come in yet");
      robot.pictures(bench.window(), "hub-import");
      robot.size(1240, 780);
      robot.clickOn("#hub-take");
      robot.until("the import", () -> robot.text("#hub-counts").startsWith("Imported: 2 problems"));
      robot.until("them in the list", () -> robot.problems() == before + 2);
      try (Stream<java.nio.file.Path> kept = Files.list(folder.resolve("hub"))) {
        assertEquals(0, kept.count(), "the files are needed no more");
      }
      look("ada/sums:test");
      robot.until("the counts", () -> robot.text("#hub-counts").contains("would add"));
      assertTrue(
          robot.text("#hub-counts").contains("2 of which have the id of one in the library"),
          robot.text("#hub-counts"));
      robot.clickOn("#hub-close");
      robot.until("the end of the card", () -> !robot.open("#hub-import"));
      assertFalse(robot.seesPart("would bring"));
      assertEquals(before + 2, robot.problems());
    }
  }
}
