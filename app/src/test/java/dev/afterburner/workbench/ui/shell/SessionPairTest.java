// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.shell;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.workbench.store.SessionStore;
import dev.afterburner.workbench.ui.chart.CurveChart;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
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
    robot.until("the card", () -> robot.open("#session-pair"));
    assertTrue(robot.text("#pair-names").startsWith("A: 2"), robot.text("#pair-names"));
    assertTrue(
        robot
            .lookup("#pair-note")
            .<Label>query()
            .getText()
            .startsWith("Ratios of B's best to A's best."),
        robot.text("#pair-note"));
    robot.clickOn("#pair-memory");
    robot.until("the other figure", () -> robot.seesPart("Two sessions on pair-sums: memory"));
    robot.picture("session-pair");
    robot.theme(bench.window(), "Dark");
    robot.picture("session-pair-dark");
    robot.type(KeyCode.ESCAPE);
    robot.until("the end of the card", () -> !robot.open("#session-pair"));
    robot.interact(() -> bench.window().perform("Model and steps…"));
    robot.picture("model-sheet-dark");
  }

  @Test
  @DisplayName("lend each other versions: code, curve and ratio against the one that is shown")
  void versionOfAnother() {
    robot.interact(() -> bench.window().perform("Sessions"));
    session();
    robot.interact(() -> bench.window().perform("Start a new session"));
    session();
    robot.interact(() -> bench.window().perform("Versions"));
    robot.clickRow(0);
    robot.interact(() -> bench.window().perform("Sessions"));
    robot.settle();
    TableView<SessionStore.Entry> table = robot.lookup("#sessions").query();
    int other =
        table.getItems().get(0).startedAt().isBefore(table.getItems().get(1).startedAt()) ? 0 : 1;
    Node row =
        robot
            .lookup(
                (Node n) ->
                    n instanceof TableRow<?> r
                        && r.getIndex() == other
                        && r.isVisible()
                        && r.getScene() != null)
            .query();
    // The headless platform shows no menu within a menu, so its item is chosen here.
    robot.rightClickOn(row);
    ContextMenu menu = ((TableRow<?>) row).getContextMenu();
    Menu versions = (Menu) menu.getItems().get(1);
    robot.until("its versions", () -> versions.getItems().size() > 1);
    robot.interact(
        () -> {
          menu.hide();
          versions.getItems().get(1).fire();
        });
    CurveChart curves = robot.lookup("#curve-chart").query();
    robot.until(
        "its curve",
        () -> curves.model().series().stream().anyMatch(s -> s.name().startsWith("v1 of ")));
    robot.until("both names", () -> robot.seesPart("v1 of "));
    assertTrue(robot.lookup("#ratios").<FlowPane>query().getChildren().size() > 1, "the ratios");
    robot.picture("version-of-another-session");
    robot.interact(() -> bench.window().perform("Versions"));
    robot.clickRow(1);
    robot.until(
        "its end",
        () -> curves.model().series().stream().noneMatch(s -> s.name().startsWith("v1 of ")));
  }
}
