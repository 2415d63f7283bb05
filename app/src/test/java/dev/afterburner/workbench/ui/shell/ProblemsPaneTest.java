// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.javafx.tk.TKClipboard;
import dev.afterburner.workbench.ui.fx.Png;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

@DisplayName("The problem list")
class ProblemsPaneTest extends WindowScenario {

  /** Rows with a tag each of ten, a solution in each second, a title that is too long in one. */
  private Path rows(String name, int count) throws IOException {
    StringBuilder rows = new StringBuilder();
    for (int i = 1; i <= count; i++) {
      String title =
          i == 1
              ? "Zebra " + "that crosses a street which never seems to end ".repeat(4)
              : "Zebra " + i;
      rows.append(
          ("{'problem_id': %d, 'title': '%s', 'question_content': 'Count the okapis.',"
                  + " 'test_case_runners': '==Code Submission==', 'difficulty': '%s',"
                  + " 'tags': ['herd %d'], 'code_prompt': '', 'test_case_evaluator': '',"
                  + " 'test_cases': [{'input': '1', 'output': '1'}], 'solutions': [%s]}\n")
              .formatted(
                  i,
                  title,
                  i % 3 == 0 ? "Hard" : "Easy",
                  i % 10,
                  i % 2 == 0 ? "{'code': 'print(1)', 'passed': true}" : "")
              .replace('\'', '"'));
    }
    return Files.writeString(folder.resolve(name), rows);
  }

  private List<String> chips() {
    return robot
        .from(robot.lookup("#chosen-filters").<Node>query())
        .lookup(".chosen")
        .queryAllAs(Button.class)
        .stream()
        .map(Button::getText)
        .toList();
  }

  @Test
  @DisplayName("takes files that are dropped on it, and shows their problems")
  void drop() throws Exception {
    Path file = rows("zebras.jsonl", 20);
    Dragboard board = WaitForAsyncUtils.waitForAsyncFx(10_000, () -> dragged(file));
    Node list = robot.lookup("#problems").query();
    robot.interact(() -> list.fireEvent(drag(DragEvent.DRAG_ENTERED, board, list)));
    robot.interact(() -> list.fireEvent(drag(DragEvent.DRAG_OVER, board, list)));
    robot.picture("problems-drop");
    robot.interact(() -> list.fireEvent(drag(DragEvent.DRAG_DROPPED, board, list)));
    robot.until("the result", () -> robot.seesPart("zebras.jsonl: 20 new problems"));
    robot.until("their rows", () -> robot.problems() == 34);
  }

  @Test
  @DisplayName("lets the comparator of an imported problem be chosen, and of no bundled one")
  void comparator() throws Exception {
    robot.until("the code", () -> robot.code().contains("def main"));
    robot.push(KeyCode.CONTROL, KeyCode.DIGIT4);
    assertFalse(comparatorMenu().isVisible(), "a bundled problem keeps its own");
    Path file = rows("zebras.jsonl", 2);
    Dragboard board = WaitForAsyncUtils.waitForAsyncFx(10_000, () -> dragged(file));
    Node list = robot.lookup("#problems").query();
    robot.interact(() -> list.fireEvent(drag(DragEvent.DRAG_DROPPED, board, list)));
    robot.until("their rows", () -> robot.problems() == 16);
    robot.openProblem("Zebra 2");
    robot.until("the menu", () -> comparatorMenu().isVisible());
    robot.interact(
        () ->
            comparatorMenu().getItems().stream()
                .filter(item -> "exact text".equals(item.getText()))
                .forEach(MenuItem::fire));
    robot.until(
        "the rule", () -> comparatorMenu().getText().equals("Compare outputs by: exact text"));
    robot.pictures(bench.window(), "comparator");
  }

  private MenuButton comparatorMenu() {
    return robot.lookup("#comparator").query();
  }

  /**
   * Files on their way. The headless platform carries nothing ("Not supported yet"), so the board
   * is made here, and the events of the drag are fired at the list.
   */
  private static Dragboard dragged(Path file) throws ReflectiveOperationException {
    TKClipboard peer =
        (TKClipboard)
            Proxy.newProxyInstance(
                TKClipboard.class.getClassLoader(),
                new Class<?>[] {TKClipboard.class},
                (proxy, method, arguments) ->
                    switch (method.getName()) {
                      case "hasContent" -> DataFormat.FILES.equals(arguments[0]);
                      case "getContent" -> List.of(file.toFile());
                      case "getContentTypes" -> Set.of(DataFormat.FILES);
                      case "getTransferModes" -> Set.of(TransferMode.COPY);
                      default -> null;
                    });
    Constructor<Dragboard> maker = Dragboard.class.getDeclaredConstructor(TKClipboard.class);
    maker.setAccessible(true);
    return maker.newInstance(peer);
  }

  private static DragEvent drag(EventType<DragEvent> kind, Dragboard board, Node target) {
    return new DragEvent(
        null, target, kind, board, 0, 0, 0, 0, TransferMode.COPY, null, target, null);
  }

  @Test
  @DisplayName("has a popover that takes another theme with the window, be it open or not")
  void theme() {
    robot.theme(bench.window(), "Light");
    openFilters();
    assertTrue(popoverBrightness() > 0.5);
    robot.theme(bench.window(), "Dark");
    robot.settle();
    assertTrue(popoverBrightness() < 0.5, "while it is open");
    robot.type(KeyCode.ESCAPE);
    robot.until("no popover", () -> robot.lookup("#filter-popover").tryQuery().isEmpty());
    openFilters();
    assertTrue(popoverBrightness() < 0.5, "opened again");
  }

  private void openFilters() {
    robot.clickOn("#filters");
    robot.until("the popover", () -> robot.lookup("#filter-popover").tryQuery().isPresent());
    robot.settle();
  }

  private double popoverBrightness() {
    Region popover = robot.lookup("#filter-popover").query();
    Paint fill = popover.getBackground().getFills().getLast().getFill();
    return ((Color) fill).getBrightness();
  }

  @Test
  @DisplayName("is narrowed by each filter, shows what is chosen, and keeps a choice under a name")
  void filters() throws Exception {
    robot.until("what waits for the first pictures", () -> robot.sees("This machine"));
    bench.opened = rows("zebras.train.jsonl", 60);
    robot.interact(() -> bench.window().perform("Import problems…"));
    robot.until("all rows", () -> robot.problems() == 74);
    assertTrue(bench.asked.getLast().endsWith("[]"), "any file may hold problems: " + bench.asked);
    shoot("problems-long");

    robot.clickOn("#filters");
    robot.until("counts", () -> robot.lookup("#filter-popover").tryQuery().isPresent());
    robot.clickOn("Hard");
    robot.until("the hard ones", () -> chips().equals(List.of("Hard")));
    int hard = robot.problems();
    assertTrue(hard >= 20 && hard < 40, "hard: " + hard);
    robot.clickOn("With references");
    robot.until("fewer", () -> robot.problems() < hard);
    ComboBox<String> sets = robot.lookup("#filter-set").query();
    robot.interact(() -> sets.setValue("leetcode"));
    robot.until("of the set", () -> robot.problems() == 10);
    robot.clickOn("#filter-tag-search").write("herd 6");
    photograph("problems-filter");
    robot.clickOn((Node n) -> n instanceof CheckBox box && "herd 6".equals(box.getText()));
    robot.until("with the tag", () -> robot.problems() == 2);
    assertEquals(List.of("leetcode", "Hard", "herd 6", "with references"), chips());
    robot.clickOn("#filter-name").write("hard herd");
    robot.type(KeyCode.ENTER);
    robot.until("its name", () -> robot.lookup("hard herd").tryQuery().isPresent());
    robot.type(KeyCode.ESCAPE);
    robot.until("no popover", () -> robot.lookup("#filter-popover").tryQuery().isEmpty());

    robot.clickOn((Node n) -> "Remove filter: Hard".equals(n.getAccessibleText()));
    robot.until("more rows", () -> robot.problems() == 6);
    robot.theme(bench.window(), "Dark");
    robot.clickOn("#filters");
    photograph("problems-filter-dark");
    robot.theme(bench.window(), "Light");
    robot.clickOn("#clear-filters");
    robot.until("all rows", () -> robot.problems() == 74);
    assertEquals(List.of(), chips());
    robot.clickOn("hard herd");
    robot.until("those of the name", () -> robot.problems() == 2);
    robot.clickOn("Delete");
    robot.until("no name", () -> robot.lookup("hard herd").tryQuery().isEmpty());
    robot.type(KeyCode.ESCAPE);

    robot.clickOn("#problem-order");
    robot.clickOn("Most references");
    robot.until("the order", () -> robot.sees("Most references"));
    robot.push(KeyCode.CONTROL, KeyCode.P);
    robot.write("nothing has this");
    robot.until("no row", () -> robot.problems() == 0);
    assertTrue(robot.seesPart("No matching problems."));
    shoot("problems-empty");
    assertFalse(robot.seesPart("could not"));
  }

  /** The popover is a window of its own. */
  private void photograph(String name) throws IOException {
    Node popover = robot.lookup("#filter-popover").query();
    Png.write(
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> popover.snapshot(null, null)),
        Path.of("target", "screenshots", name + ".png"));
  }

  private void shoot(String name) {
    for (String theme : List.of("Dark", "Light")) {
      robot.theme(bench.window(), theme);
      robot.picture(name + "-" + theme.toLowerCase(Locale.ROOT));
    }
  }
}
