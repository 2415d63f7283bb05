// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.workbench.session.SessionState;
import javafx.scene.Node;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A prompt in the window, before it is sent,")
class HeldPromptScenarioTest extends WindowScenario {

  private TextArea prompt() {
    return robot.lookup("#held-prompt").query();
  }

  private boolean holds() {
    return robot
        .lookup("#held-prompt")
        .tryQuery()
        .map(Node::getParent)
        .filter(Node::isVisible)
        .isPresent();
  }

  private void hold() {
    robot.interact(() -> bench.window().perform("Next phase of a step"));
    robot.until("the prompt", () -> holds() && !prompt().getText().isEmpty());
  }

  @Test
  @DisplayName("is read and edited; the edit survives a stop and the window's end, and is recorded")
  void edited() throws Exception {
    robot.clickOn("#run");
    robot.until("a version", () -> !robot.rows().isEmpty());
    robot.idle();
    hold();
    assertTrue(robot.text("#held-prompt-note").contains("not sent yet"));
    robot.interact(() -> bench.window().perform("Prompt, to read or edit before it is sent"));
    assertTrue(prompt().isFocused(), "its command leads there");
    robot.push(KeyCode.CONTROL, KeyCode.END);
    robot.write("Prefer a set.");
    assertTrue(robot.text("#held-prompt-note").contains("edited"));
    robot.pictures(bench.window(), "held-prompt");
    robot.size(1240, 780);
    robot.interact(() -> bench.window().perform("Stop"));
    robot.idle();
    assertFalse(holds(), "nothing waits any more");
    assertEquals(0, bench.lastSession().steps().size(), "nothing was sent");

    openAgain();
    robot.until("the version", () -> !robot.rows().isEmpty() && !robot.loading());
    hold();
    robot.until("the edit", () -> prompt().getText().endsWith("Prefer a set."));
    robot.clickOn("#held-prompt-send");
    robot.until("the end of the prompt", () -> !holds());
    // What is said between two phases is not heard: said again, until none waits any more.
    robot.until(
        "the step's end",
        () -> {
          boolean ended = robot.lookup("#stop").query().isDisabled();
          if (!ended) {
            bench.window().perform("Step");
          }
          return ended;
        });
    SessionState.Step step = bench.lastSession().steps().getFirst();
    assertTrue(step.edited());
    assertTrue(step.prompt().endsWith("Prefer a set."), step.prompt());
    assertTrue(robot.row(1).decision().endsWith("prompt edited by hand"), robot.row(1).decision());
    robot.size(1700, 900);
    robot.clickRow(1); // shown by itself only if it was accepted
    robot.until(
        "the pane of the model to say so", () -> robot.seesPart("step 1 · prompt edited by hand"));
  }
}
