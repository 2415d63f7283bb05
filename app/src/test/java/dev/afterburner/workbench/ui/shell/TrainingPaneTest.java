// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.workbench.ui.chart.ScalarsChart;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Trainings in the window")
class TrainingPaneTest extends WindowScenario {

  private void logs(Path place) throws Exception {
    for (String run : List.of("first", "second")) {
      Path rollouts = Files.createDirectories(place.resolve(run + "/rollouts"));
      Files.createDirectories(place.resolve(run + "/global_step_20"));
      StringBuilder log = new StringBuilder();
      for (int step = 1; step <= 40; step++) {
        double wave = Math.sin(step * (run.equals("first") ? 1.7 : 2.3)) / 10;
        log.append(
            String.format(
                Locale.ROOT,
                "{\"step\":%d,\"data\":{\"critic/score/mean\":%.4f,\"actor/ppo_kl\":%.5f,"
                    + "\"response_length/mean\":%.1f,\"response_length/clip_ratio\":%.2f,"
                    + "\"actor/lr\":1e-06,\"actor/grad_norm\":%s}}%n",
                step,
                0.6 - 0.6 / step + wave,
                0.01 + step * 1e-4 + wave / 50,
                800 + 9 * step + 300 * wave,
                run.equals("first") ? 0.05 : 0.4,
                run.equals("second") && step == 30 ? "null" : 0.5 + wave));
      }
      Files.writeString(place.resolve(run + "/grpo.jsonl"), log);
      for (int step = 10; step <= 40; step += 10) {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 40; i++) {
          boolean passed = i % 40 < step;
          rows.append(
              String.format(
                  Locale.ROOT,
                  "{\"input\":\"Pair sums\",\"output\":\"```python\\nprint(%d)\\n```\",\"gts\":"
                      + "{\"problem\":\"pair-sums\",\"language\":\"python\"},\"score\":%.3f,"
                      + "\"step\":%d,\"passed\":%d.0,\"verdict_code\":%d.0,\"wall_ms\":%.1f,"
                      + "\"peak_kb\":9000.0}%n",
                  i,
                  passed ? 0.5 + i / 100.0 : -0.5,
                  step,
                  passed ? 1 : 0,
                  passed ? 0 : 1,
                  passed ? 20.0 + i : 0));
        }
        Files.writeString(rollouts.resolve(step + ".jsonl"), rows);
      }
    }
  }

  @Test
  @DisplayName("are drawn one over the other, warned of, and their rollouts open in the editor")
  void watched() throws Exception {
    Path place = folder.resolve("runs");
    logs(place);
    robot.push(KeyCode.SHIFT, KeyCode.F4);
    robot.until("the pane", () -> robot.open("#training"));
    bench.saveTo = place;
    robot.clickOn("#training-open");
    ScalarsChart chart = robot.lookup("#training-curves").query();
    robot.until("curves", () -> chart.model().panels().size() == 6);
    assertTrue(robot.text("#training-warnings").contains("actor/grad_norm is NaN at step 30"));
    assertTrue(robot.text("#training-warnings").contains("40 % of the replies are cut off"));
    assertEquals(List.of(), robot.nameless());
    assertTrue(
        String.valueOf(chart.plotArea().getAccessibleText()).startsWith("Training. Last, at step"));

    robot.clickOn("Rollouts");
    TableView<?> rows = robot.lookup("#rollouts").query();
    robot.until("rollouts", () -> rows.getItems().size() == 40);
    robot.interact(
        () -> {
          rows.requestFocus();
          rows.getSelectionModel().select(3);
        });
    robot.until(
        "its reply",
        () ->
            robot
                .lookup("#rollout-reply")
                .<TextInputControl>query()
                .getText()
                .contains("print(3)"));
    assertEquals(List.of(), robot.nameless());
    robot.interact(rows::requestFocus);
    robot.type(KeyCode.ENTER);
    robot.until("the program", () -> robot.code().contains("print(3)"));
    assertTrue(robot.seesPart("recorded in training: reward 0.530, passed"));

    robot.interact(() -> bench.window().perform("Training data…"));
    robot.until("the card", () -> robot.open("#train-export"));
    assertEquals(List.of(), robot.nameless());
    robot.clickOn("#train-count");
    robot.until(
        "why nothing",
        () ->
            robot.lookup("#train-report").<TextInputControl>query().getText().contains("left out"));
  }
}
