// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.workbench.chart.TreeModel;
import dev.afterburner.workbench.ui.chart.TreeChart;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The tree of versions in the window")
class TreeChartTest extends WindowScenario {

  private TreeChart tree() {
    return robot.lookup("#tree-chart").query();
  }

  @Test
  @DisplayName("is walked and selects by the keyboard, and shows the path to the best")
  void walked() {
    robot.runAndStep();
    robot.interact(() -> bench.window().perform("Optimize: several steps"));
    robot.until("steps", () -> robot.status().startsWith("Step"));
    robot.idle();
    robot.interact(() -> bench.window().perform("Tree of versions, with the path to the best"));
    robot.until("the tree", () -> tree().model().nodes().size() == robot.rows().size());
    int best = robot.rows().stream().filter(r -> r.best()).findFirst().orElseThrow().id();
    assertEquals("v" + best, tree().model().bestPath().getLast());
    robot.pictures(bench.window(), "tree");
    robot.size(1240, 780);
    robot.interact(() -> tree().plotArea().requestFocus());
    robot.clickRow(best);
    robot.interact(() -> tree().plotArea().requestFocus());
    for (int i = 0; i < tree().model().bestPath().size(); i++) {
      robot.type(KeyCode.LEFT);
    }
    robot.type(KeyCode.ENTER);
    robot.until("the original", () -> robot.selectedRow() == 0);
    assertTrue(String.valueOf(tree().plotArea().getAccessibleText()).startsWith("v0"));
    robot.type(KeyCode.DIGIT0);
    assertEquals(TreeModel.View.WHOLE, tree().model().view());
    robot.type(KeyCode.RIGHT, KeyCode.ENTER);
    robot.until(
        "the next on the path",
        () -> ("v" + robot.selectedRow()).equals(tree().model().bestPath().get(1)));
  }
}
