// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The replies of a step in the window")
class RepliesTest extends WindowScenario {

  private void stepWithFour() {
    robot.interact(() -> bench.window().perform("Model and steps…"));
    robot.page("Steps");
    robot.interact(() -> robot.lookup("#loop-candidates").<TextField>query().setText("4"));
    robot.clickOn("#model-use");
    robot.interact(() -> bench.window().perform("Step"));
    robot.until("work", () -> !robot.lookup("#stop").query().isDisabled());
    robot.idle();
  }

  @Test
  @DisplayName("stand beside one another, and lead to their versions by the keyboard alone")
  void sideBySide() {
    robot.interact(() -> bench.window().perform("Replies of a step, side by side"));
    robot.until("nothing to show", () -> robot.seesPart("No step has been taken yet"));
    stepWithFour();
    robot.clickRow(1);
    robot.type(KeyCode.R);
    robot.until("the card", () -> robot.open("#replies"));
    robot.until("all four", () -> robot.lookup("#reply-4").tryQuery().isPresent());
    assertTrue(robot.text("#replies-title").startsWith("Step 1 of 1: 4 replies for v0"));
    assertTrue(robot.lookup("#reply-1").query().isFocused(), "the first has the focus");
    robot.until("its change", () -> robot.seesPart("v0  →  v1"));
    robot.pictures(bench.window(), "replies");
    robot.size(1024, 700);
    ScrollPane across = robot.lookup("#replies-across").query();
    assertEquals(0, across.getHvalue());
    for (int i = 0; i < 3; i++) {
      robot.type(KeyCode.RIGHT);
    }
    assertTrue(robot.lookup("#reply-4").query().isFocused(), "arrows walk");
    robot.until("it in sight", () -> across.getHvalue() > 0.9);
    robot.type(KeyCode.ENTER);
    robot.until("the end of the card", () -> !robot.open("#replies"));
    assertTrue(robot.selectedRow() < 0, "the reply that gave no version");
    robot.size(1440, 900);
    robot.until("it", () -> robot.seesPart("step 1 · reply 4 of 4"));
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.R);
    robot.until("the card again", () -> robot.lookup("#reply-1").query().isFocused());
    robot.type(KeyCode.RIGHT);
    assertEquals("Reply 2 · v2", robot.lookup("#reply-2").<Button>query().getText());
    robot.type(KeyCode.ENTER);
    robot.until("its version", () -> robot.selectedRow() == 2);
  }
}
