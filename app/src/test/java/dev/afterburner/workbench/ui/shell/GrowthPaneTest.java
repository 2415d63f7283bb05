// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.workbench.chart.GrowthModel;
import dev.afterburner.workbench.ui.chart.GrowthChart;
import java.util.Collection;
import java.util.List;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Growth in the window")
class GrowthPaneTest extends WindowScenario {

  @BeforeEach
  void code() {
    robot.until("the code", () -> robot.code().contains("def main"));
  }

  private GrowthModel shown() {
    return robot.lookup("#growth-chart").<GrowthChart>query().model();
  }

  private void sizes(String words) {
    robot.clickOn("#growth-sizes").push(KeyCode.CONTROL, KeyCode.A);
    robot.write(words);
  }

  @Test
  @DisplayName("of two versions: measured interleaved, fitted, overlaid, saved as a picture")
  void twoVersions() throws Exception {
    robot.clickOn("Python");
    robot.clickOn("C++");
    robot.until("the code", () -> robot.code().contains("#include"));
    robot.clickOn("#run");
    robot.until("a version", () -> !robot.rows().isEmpty());
    robot.idle();
    robot.typeFirstLine("// mine");
    robot.push(KeyCode.CONTROL, KeyCode.ENTER);
    robot.until("a child", () -> robot.rows().size() == 2);
    robot.idle();
    robot.clickRow(1);
    robot.compareRow(0);
    robot.push(KeyCode.CONTROL, KeyCode.DIGIT8);
    String asked = ((TextInputControl) robot.lookup("#growth-sizes").query()).getText();
    assertEquals("10000, 20000, 40000, 80000, 160000", asked);
    sizes("500, 2000, 8000, 32000");
    assertEquals("Measure v1 and v0", robot.text("#measure-growth"));
    robot.clickOn("#measure-growth");
    robot.until("progress", () -> robot.status().startsWith("Growth · "));
    robot.until("its line", () -> robot.lookup("#stop-growth").query().isVisible());
    robot.idle();
    GrowthModel growth = shown();
    assertEquals(List.of("v1", "v0"), growth.series().stream().map(s -> s.name()).toList());
    growth.series().forEach(s -> assertEquals(4, s.points().size(), s.name()));
    Collection<GrowthModel.Line> lines = growth.series().getFirst().lines().values();
    assertEquals(2, lines.size());
    assertTrue(lines.stream().allMatch(l -> Double.isFinite(l.at().applyAsDouble(1000))));
    robot.picture("growth");

    bench.saveTo = folder;
    robot.clickOn("#growth-chart .chart-control-export");
    robot.clickOn("PNG");
    robot.until("the picture", () -> robot.seesPart("growth.png"));
  }

  @Test
  @DisplayName(
      "stops at once and keeps what is measured; says which sizes can't be meant, and what fell out")
  void stopAndFaults() {
    robot.push(KeyCode.CONTROL, KeyCode.DIGIT8);
    sizes("100, 200, 400000000");
    assertEquals("Measure editor", robot.text("#measure-growth"));
    robot.clickOn("#measure-growth");
    robot.until("two sizes", () -> shown().series().stream().anyMatch(s -> s.points().size() == 2));
    robot.clickOn("#stop-growth");
    robot.idle();
    assertEquals(2, shown().series().getFirst().points().size());
    assertFalse(robot.lookup("#growth-remark").query().isVisible());

    sizes("12");
    robot.until("why not", () -> robot.text("#growth-remark").startsWith("Enter 2 to 30"));
    assertTrue(robot.lookup("#measure-growth").query().isDisabled());
    sizes("100, 200");
    robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
    robot.clickOn("#code");
    robot.push(KeyCode.CONTROL, KeyCode.A);
    robot.write("print(1)");
    robot.push(KeyCode.CONTROL, KeyCode.DIGIT8);
    robot.clickOn("#measure-growth");
    robot.until(
        "the reason", () -> robot.text("#growth-remark").contains("does not pass the problem's"));
  }
}
