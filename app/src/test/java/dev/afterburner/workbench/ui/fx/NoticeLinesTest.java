// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

@DisplayName("Lines of notice")
class NoticeLinesTest {

  private final Notices notices = new Notices();

  private static List<String> texts(Notices notices) {
    return notices.lines().stream().map(Notice::text).toList();
  }

  @Test
  @DisplayName("give way by what they are: hints to others, faults to a new attempt")
  void kinds() {
    notices.add(Notice.warning("broken"));
    notices.add(Notice.hint("hint"));
    notices.replaceHints(Notice.done("Saved a"));
    notices.replaceHints(Notice.done("Saved b"));
    assertEquals(List.of("broken", "Saved b"), texts(notices));
    notices.clearErrors();
    assertEquals(List.of("Saved b"), texts(notices));
  }

  @Test
  @DisplayName("go by themselves where something was done as asked; others stay")
  void pass() throws Exception {
    FxToolkit.registerPrimaryStage();
    Stage stage = FxToolkit.registerStage(Stage::new);
    FxToolkit.setupFixture(
        () -> {
          stage.setScene(new Scene(new NoticeLines(notices, Duration.millis(30)), 300, 200));
          stage.show();
          notices.add(Notice.done("Saved a"));
          notices.add(Notice.hint("hint"));
          notices.add(Notice.warning("broken"));
        });
    try {
      WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> notices.lines().size() < 3);
      assertEquals(List.of("hint", "broken"), texts(notices));
    } finally {
      FxToolkit.setupFixture(() -> stage.close());
    }
  }

  @Test
  @DisplayName("stay low in a narrow pane: what can be done moves below the text")
  void narrow() throws Exception {
    FxToolkit.registerPrimaryStage();
    Notice notice =
        Notice.hint(
            "Step 8 of 10 was not taken. The recorded replies for pair-sums end after 7 steps.",
            List.of(
                new Notice.Answer("Connect a model…", () -> {}),
                new Notice.Answer("Try again", () -> {}),
                new Notice.Answer("Start over", () -> {})));
    double[] heights =
        WaitForAsyncUtils.waitForAsyncFx(
            10_000,
            () -> {
              NoticeLines lines = new NoticeLines(notices);
              new Scene(lines, 400, 300);
              notices.add(notice);
              lines.applyCss();
              return new double[] {lines.prefHeight(1400), lines.prefHeight(430)};
            });
    assertTrue(heights[1] > heights[0], "more lines");
    assertTrue(heights[1] < 5 * heights[0], () -> heights[1] + " px of " + heights[0]);
  }
}
