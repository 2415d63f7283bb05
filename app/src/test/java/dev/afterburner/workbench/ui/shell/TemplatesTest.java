// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.workbench.model.PromptTemplate;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Prompt templates in the window")
class TemplatesTest extends WindowScenario {

  private TextArea area(String id) {
    return robot.lookup(id).query();
  }

  @Test
  @DisplayName("are copied, checked and saved where a session and the command line find them")
  void edited() throws Exception {
    robot.until("the code", () -> robot.code().contains("def main"));
    robot.interact(() -> bench.window().perform("Model and steps…"));
    robot.page("Prompt");
    robot.clickOn("#prompt-edit");
    robot.until("the template", () -> area("#template-text").getText().contains("{{problem}}"));
    robot.until("its prompt", () -> area("#template-preview").getText().contains("def main"));
    assertFalse(area("#template-text").isEditable(), "it comes with the program");
    robot.clickOn("#template-copy");
    robot.until("the copy", () -> area("#template-text").isEditable());
    robot.clickOn("#template-text");
    robot.push(KeyCode.CONTROL, KeyCode.HOME);
    robot.write("{{oops}} Be brief.");
    robot.until(
        "the fault", () -> robot.text("#template-faults").contains("unknown placeholder {{oops}}"));
    robot.pictures(bench.window(), "templates");
    robot.size(1240, 780);
    robot.interact(
        () -> {
          TextArea text = area("#template-text");
          text.setText(text.getText().replace("{{oops}} ", ""));
        });
    robot.until("the prompt", () -> area("#template-preview").getText().startsWith("Be brief."));
    robot.clickOn("#template-text");
    robot.push(KeyCode.CONTROL, KeyCode.S);
    robot.until("the file", () -> robot.text("#template-note").startsWith("Saved "));
    Path file = folder.resolve("prompts").resolve("my-time.md");
    assertTrue(Files.readString(file).startsWith("Be brief."));
    assertEquals(java.util.List.of(), PromptTemplate.faults(Files.readString(file)));
    robot.type(KeyCode.ESCAPE);
    robot.until("the end of the card", () -> !robot.open("#templates"));
    assertTrue(robot.open("#model-card"), "the sheet below is there again");
  }
}
