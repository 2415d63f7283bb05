package dev.afterburner.workbench.ui.shell;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.workbench.store.SessionStore;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Two sessions in the window")
class SessionPairTest extends WindowScenario {

  private void session() {
    int before = robot.lookup("#sessions").tryQuery().isPresent() ? robot.sessions().size() : 0;
    robot.interact(() -> bench.window().perform("Step"));
    robot.until("work", () -> !robot.lookup("#stop").query().isDisabled());
    robot.idle();
    robot.interact(() -> bench.window().perform("Sessions"));
    robot.until("one more", () -> robot.sessions().size() == before + 1);
  }

  @Test
  @DisplayName("on one problem are laid one over the other, with the ratio of their bests")
  void compared() {
    robot.interact(() -> bench.window().perform("Sessions"));
    session();
    robot.interact(() -> bench.window().perform("Start a new session"));
    session();
    assertTrue(robot.lookup("#compare-sessions").query().isDisabled(), "none is selected");
    robot.interact(
        () ->
            robot
                .lookup("#sessions")
                .<TableView<SessionStore.Entry>>query()
                .getSelectionModel()
                .selectAll());
    robot.clickOn("#compare-sessions");
    robot.until("the card", () -> robot.lookup("#session-pair").query().getParent().isVisible());
    assertTrue(robot.text("#pair-names").startsWith("A: 2"), robot.text("#pair-names"));
    assertTrue(
        robot.lookup("#pair-note").<Label>query().getText().startsWith("B's best over A's."),
        robot.text("#pair-note"));
    robot.clickOn("#pair-memory");
    robot.until("the other figure", () -> robot.seesPart("Two sessions on pair-sums: memory"));
    robot.picture("session-pair");
    robot.interact(() -> bench.window().perform("Theme: Dark"));
    robot.picture("session-pair-dark");
    robot.type(KeyCode.ESCAPE);
    robot.until(
        "the end of the card",
        () -> !robot.lookup("#session-pair").query().getParent().isVisible());
    robot.interact(() -> bench.window().perform("Model and steps…"));
    robot.picture("model-sheet-dark");
  }
}
