// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.workbench.ui.tests.TestRow;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A test case of one's own")
class OwnCaseTest extends WindowScenario {

  @BeforeEach
  void tests() {
    robot.until("the code", () -> robot.code().contains("def main"));
    robot.push(KeyCode.CONTROL, KeyCode.DIGIT4);
    robot.until("the cases", () -> !cases().isEmpty());
  }

  private List<TestRow> cases() {
    return List.copyOf(robot.lookup("#tests").<TableView<TestRow>>query().getItems());
  }

  private void select(String name) {
    robot.interact(
        () -> {
          TableView<TestRow> table = robot.lookup("#tests").query();
          table.getItems().stream()
              .filter(row -> row.name().equals(name))
              .forEach(table.getSelectionModel()::select);
        });
    robot.settle();
  }

  private void write(String field, String text) {
    robot.interact(() -> robot.lookup(field).<TextArea>query().setText(text));
  }

  private boolean carded() {
    return robot.open("#own-case");
  }

  @Test
  @DisplayName("gets its output from the problem's own solution, is judged, changed and removed")
  void whole() {
    int shipped = cases().size();
    robot.clickOn("#add-case");
    robot.until("the card", this::carded);
    assertEquals("own-1", robot.lookup("#own-case-name").<TextField>query().getText());
    write("#own-case-input", "no pairs here");
    robot.push(KeyCode.ESCAPE);
    robot.until("the card's end", () -> !carded());
    robot.clickOn("#add-case");
    robot.until("the card again", this::carded);
    assertEquals(
        "no pairs here",
        robot.lookup("#own-case-input").<TextArea>query().getText(),
        "what was typed and not given up");
    robot.clickOn("#own-case-fill");
    robot.until("why not", () -> !robot.text("#own-case-fault").isEmpty());
    robot.until("the button again", () -> robot.lookup("#own-case-fill").query().isFocused());
    write("#own-case-input", "3 4\n1\n3\n2\n");
    robot.clickOn("#own-case-fill");
    robot.until(
        "what is right",
        () -> !robot.lookup("#own-case-expected").<TextArea>query().getText().isEmpty());
    robot.picture("own-case");
    robot.clickOn("#own-case-keep");
    robot.until("its row", () -> cases().size() == shipped + 1);
    assertFalse(carded());
    assertTrue(cases().getLast().own());
    assertEquals("Tests", robot.chosenTab("#work-tabs"), "who adds a case stays where it is");

    robot.clickOn("#run");
    robot.until("a version", () -> !robot.rows().isEmpty());
    robot.idle();
    assertEquals(TestRow.State.PASSED, cases().getLast().state());

    select("own-1");
    robot.clickOn("#change-case");
    robot.until("the card", this::carded);
    write("#own-case-expected", "wrong\n");
    robot.clickOn("#own-case-keep");
    robot.until("the card's end", () -> !carded() && !robot.loading());
    robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
    robot.typeFirstLine("# mine");
    robot.push(KeyCode.CONTROL, KeyCode.ENTER);
    robot.until("a child", () -> robot.rows().size() == 2);
    robot.idle();
    robot.push(KeyCode.CONTROL, KeyCode.DIGIT4);
    robot.until("its verdict", () -> cases().getLast().state() == TestRow.State.FAILED);
    select("own-1");
    robot.until(
        "expected against actual",
        () ->
            robot
                .from(robot.lookup("#output-diff").<Node>query())
                .lookup("#diff-rows")
                .query()
                .isVisible());
    robot.picture("own-case-failed");
    robot.theme(bench.window(), "Dark");
    robot.size(1024, 700);
    robot.picture("own-case-failed-dark-1024");
    robot.clickOn("#change-case");
    robot.until("the card", this::carded);
    robot.picture("own-case-dark-1024");
    robot.push(KeyCode.ESCAPE);

    select("own-1");
    robot.clickOn("#remove-case");
    robot.until("its end", () -> cases().size() == shipped && !robot.loading());
    assertTrue(cases().stream().noneMatch(TestRow::own));
  }

  @Test
  @DisplayName("is refused under a name that is taken, and shown with its input when it is chosen")
  void names() {
    TestRow first = cases().getFirst();
    select(first.name());
    robot.until("its input", () -> robot.sees("Case " + first.name()));
    assertFalse(robot.lookup("#change-case").query().isVisible(), "it came with the problem");
    robot.clickOn("#add-case");
    robot.until("the card", this::carded);
    robot.interact(() -> robot.lookup("#own-case-name").<TextField>query().setText(first.name()));
    robot.clickOn("#own-case-keep");
    robot.until("why not", () -> robot.text("#own-case-fault").contains("choose another name"));
    robot.push(KeyCode.ESCAPE);
    robot.until("its end", () -> !carded());
  }
}
