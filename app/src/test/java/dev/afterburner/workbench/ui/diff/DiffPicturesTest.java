// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.diff;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.workbench.ui.editor.Stand;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.scene.control.ListView;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@DisplayName("The diff has a picture in every state and theme")
@ExtendWith(ApplicationExtension.class)
final class DiffPicturesTest {

  private final Stand stand = new Stand();

  @Start
  void start(Stage stage) {
    stand.open(stage, 690, 520);
  }

  @Test
  @DisplayName("nothing chosen, equal, side by side, unified, unfolded, long lines, many lines")
  void states(FxRobot robot) throws Exception {
    DiffView view = stand.show(() -> new DiffView(stand.highlighter(), stand.tasks()));
    stand.pictures("diff-empty");
    show(robot, view, new DiffContent("v0", Programs.SLOW, "v1", Programs.SLOW, "python"), false);
    stand.pictures("diff-equal");
    show(
        robot,
        view,
        new DiffContent("v0 original", Programs.SLOW, "v3", Programs.FAST, "python"),
        true);
    stand.pictures("diff-side-by-side");
    robot.interact(view::nextChange);
    stand.pictures("diff-current-change");
    robot.interact(() -> view.modeProperty().set(DiffView.Mode.UNIFIED));
    stand.pictures("diff-unified");
    robot.interact(() -> view.foldingProperty().set(false));
    stand.pictures("diff-unified-unfolded");
    robot.interact(
        () -> {
          view.modeProperty().set(DiffView.Mode.SIDE_BY_SIDE);
          view.foldingProperty().set(true);
        });
    String trojan =
        Programs.SLOW.replace("count = 0", "count = 0 # \u202e\u2066 0 = count\u2069\u200b");
    show(robot, view, new DiffContent("v0 original", Programs.SLOW, "v1", trojan, "python"), true);
    stand.pictures("diff-hidden");
    assertTrue(
        robot.lookup(".hidden").queryAllAs(Text.class).stream()
            .anyMatch(text -> text.getText().equals("▯▯")),
        "what reorders code is drawn");
    String wide = Programs.SLOW.replace("count = 0", "count = 0  # " + "a long remark ".repeat(12));
    show(robot, view, new DiffContent("v0 original", wide, "v3", Programs.FAST, "python"), true);
    stand.pictures("diff-long-lines");
    String many = Programs.SLOW.repeat(350);
    String other = many.replace("target:\n", "target and i != j:\n");
    show(robot, view, new DiffContent("v0 original", many, "v3", other, "python"), true);
    stand.pictures("diff-many-lines");
  }

  private static void show(FxRobot robot, DiffView view, DiffContent content, boolean coloured)
      throws Exception {
    robot.interact(
        () -> {
          view.clear("Choose two versions above.");
          view.show(content);
        });
    ListView<?> rows = robot.lookup("#diff-rows").queryListView();
    int all = LineDiff.of(content.leftCode(), content.rightCode()).folded(Set.of()).size();
    Stand.until(
        () ->
            !coloured
                ? robot.lookup(".message").queryLabeled().getText().contains("equal")
                : rows.getItems().size() == all
                    && rows.lookupAll(".code-keyword").stream().anyMatch(Text.class::isInstance));
  }

  @Test
  @DisplayName("goes to a change at once, though its rows come in the next pulses")
  void lastChange(FxRobot robot) throws Exception {
    DiffView view = stand.show(() -> new DiffView(stand.highlighter(), stand.tasks()));
    String many = Programs.SLOW.repeat(40);
    String other = many.replace("count = 0", "count = 1");
    ListView<?> rows = robot.lookup("#diff-rows").queryListView();
    robot.interact(
        () -> {
          // Before the pulse that shows them.
          AtomicBoolean asked = new AtomicBoolean();
          rows.getItems()
              .subscribe(
                  () -> {
                    if (asked.compareAndSet(false, true)) {
                      stand.tasks().show(view::previousChange);
                    }
                  });
          view.show(new DiffContent("v0", many, "v1", other, "python"));
        });
    Stand.until(() -> !rows.getSelectionModel().isEmpty());
    assertTrue(
        rows.getSelectionModel().getSelectedItem() instanceof LineDiff.Item.Code code
            && code.change() == LineDiff.of(many, other).changes() - 1,
        () -> "" + rows.getSelectionModel().getSelectedItem());
  }
}
