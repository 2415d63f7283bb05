// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.problems;

import dev.afterburner.workbench.ui.editor.Stand;
import javafx.stage.Stage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@DisplayName("The statement has a picture in every state and theme")
@ExtendWith(ApplicationExtension.class)
final class StatementPicturesTest {

  private final Stand stand = new Stand();

  @Start
  void start(Stage stage) {
    stand.open(stage, 680, 620);
  }

  @Test
  @DisplayName("empty, with everything Markdown has, long")
  void states(FxRobot robot) throws Exception {
    StatementView view = stand.show(StatementView::new);
    stand.pictures("statement-empty");
    robot.interact(() -> view.show(Statements.EVERYTHING));
    stand.pictures("statement-full");
    robot.interact(() -> view.show(Statements.EVERYTHING.repeat(20)));
    stand.pictures("statement-long");
  }
}
