// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.sandbox.stats.Interval;
import dev.afterburner.workbench.study.fold.Matrix;
import dev.afterburner.workbench.study.run.MadeStudy;
import dev.afterburner.workbench.study.run.Row;
import dev.afterburner.workbench.ui.chart.PanelsChart;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Studies in the window")
class StudiesPaneTest extends WindowScenario {

  private static final String SMALL =
      """
      study: small
      problems: {ids: [pair-sums]}
      languages: python
      objectives: integral
      arms:
        - {name: full, model: demo, temperature: 0}
        - {name: bare, model: demo, temperature: 0, ablation: no-feedback}
      iterations: 1
      start: original
      measuring: {min-runs: 3, max-runs: 3, seconds: 0.2}
      """;

  private static final String MADE =
      """
      study: made of rows
      languages: python
      objectives: integral
      iterations: %d
      arms:
        - {name: "%s", model: demo}
        - {name: no feedback, model: demo, ablation: no-feedback}
        - {name: hot, model: demo, temperature: 0.8}
      """;

  private TableView<Matrix.OfProblem> matrix() {
    return robot.lookup("#study-matrix").query();
  }

  private String square(int row, int column) {
    return robot
        .lookup(
            (Node n) ->
                n instanceof TableCell<?, ?> c
                    && c.getStyleClass().contains("square")
                    && c.getTableRow() != null
                    && c.getTableRow().getIndex() == row
                    && c.getTableView().getColumns().indexOf(c.getTableColumn()) == column
                    && c.getText() != null)
        .<TableCell<?, ?>>query()
        .getText();
  }

  private void clickSquare(String text) {
    robot.clickOn(
        robot
            .lookup(
                (Node n) ->
                    n instanceof TableCell<?, ?> c
                        && c.getStyleClass().contains("square")
                        && text.equals(c.getText()))
            .<Node>query());
  }

  private String area(String id) {
    return robot.lookup(id).<TextArea>query().getText();
  }

  private void choose(String box, String words) {
    robot.interact(
        () -> {
          ComboBox<Object> found = robot.lookup(box).query();
          found.setValue(
              found.getItems().stream()
                  .filter(i -> found.getConverter().toString(i).equals(words))
                  .findFirst()
                  .orElseThrow());
        });
  }

  /** Rows of many kinds: passes of several ratios, failures, missing and open cells. */
  private void made(String name, String firstArm, int problems, int last) throws Exception {
    Random random = new Random(7);
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < problems; i++) {
      ids.add("problem-%04d".formatted(i));
    }
    try (MadeStudy study =
        new MadeStudy(folder.resolve(name), MADE.formatted(last, firstArm), ids)) {
      for (String id : ids) {
        study.references(id, 100, 110, 120, 150, 200);
      }
      int lines = study.plan().lines().size();
      int at = 0;
      for (int iteration = 0; iteration <= last; iteration++) {
        for (var line : study.plan().lines()) {
          if (at++ >= (last + 0.6) * lines) {
            break;
          }
          double gain = 1 + iteration * (line.arm().name().equals("hot") ? 0.1 : 0.4);
          double value = (60 + 120 * random.nextDouble()) / gain;
          Interval figure = new Interval(value, value * 0.97, value * 1.03);
          Row.Shown shown =
              random.nextDouble() < 0.25
                  ? MadeStudy.wrong()
                  : MadeStudy.passed(figure, figure, figure);
          study.cell(line, iteration, shown, "Make it faster.", "```python\nprint(1)\n```");
        }
      }
    }
  }

  @Test
  @DisplayName(
      "run from a file that is edited here, are watched while they grow, and open sessions")
  void run() throws Exception {
    robot.type(KeyCode.F4);
    robot.until("the pane", () -> robot.open("#studies"));
    assertTrue(robot.seesPart("No studies yet."));
    robot.pictures(bench.window(), "studies-empty");

    robot.clickOn("#study-new");
    robot.until("a plan", () -> !robot.lookup("#study-begin").query().isDisabled());
    assertTrue(robot.text("#study-announced").contains("cells: "), robot.text("#study-announced"));
    assertTrue(area("#study-text").contains("study: litmus"));
    robot.pictures(bench.window(), "study-new");
    TextInputControl text = robot.lookup("#study-text").query();
    robot.interact(() -> text.setText(SMALL.replace("iterations: 1", "iteration: 1")));
    robot.until("the fault", () -> robot.text("#study-fault").contains("did you mean iterations?"));
    assertTrue(robot.lookup("#study-begin").query().isDisabled());
    robot.interact(() -> text.setText(SMALL));
    robot.until("a plan", () -> !robot.lookup("#study-begin").query().isDisabled());
    assertTrue(
        robot
            .text("#study-announced")
            .startsWith("4 cells: 1 problem, 2 arms, iterations 0 to 1, 1 replicate."),
        robot.text("#study-announced"));
    robot.clickOn("#study-begin");

    robot.until("its name", () -> robot.text("#study-name").equals("small"));
    robot.until("its status", () -> robot.status().startsWith("Study small · "));
    assertTrue(robot.lookup("#step").query().isDisabled(), "nothing is measured beside it");
    robot.idle();
    robot.until("all of it", () -> robot.text("#study-advance").startsWith("4 of 4 cells"));
    assertEquals(1, matrix().getItems().size());
    assertTrue(square(0, 1).startsWith("✓ "), square(0, 1));
    assertTrue(Files.size(folder.resolve("studies/small/report.html")) > 1000);

    clickSquare(square(0, 1));
    robot.until("its title", () -> robot.text("#study-cell-title").contains(" · full"));
    robot.until("its prompt", () -> area("#study-prompt").contains("Pair sums"));
    robot.clickOn("Reply");
    robot.until("its reply", () -> area("#study-reply").contains("```"));
    robot.pictures(bench.window(), "study-cell");
    robot.clickOn("#study-open-session");
    robot.until("its versions", () -> robot.rows().size() >= 2);
    assertFalse(robot.open("#studies"), "the problem is shown again");
  }

  @Test
  @DisplayName("are filtered, ordered, chosen by keys, and show curves, arms and failures")
  void looked() throws Exception {
    made("made", "full", 1000, 0);
    robot.type(KeyCode.F4);
    bench.saveTo = folder.resolve("made");
    robot.clickOn("#study-open");
    robot.until("its rows", () -> matrix().getItems().size() == 1000);
    assertEquals("made of rows", robot.text("#study-name"));
    assertTrue(
        robot.text("#study-advance").matches("1800 of 3000 cells · .* · stopped"),
        robot.text("#study-advance"));
    Set<Node> drawn = robot.lookup((Node n) -> n.getStyleClass().contains("square")).queryAll();
    assertTrue(drawn.size() < 300, drawn.size() + " squares are made for what is seen");
    robot.pictures(bench.window(), "study-matrix");
    robot.size(1440, 900);

    choose("#study-verdict", "Failed");
    robot.until("failures", () -> robot.text("#study-count").endsWith(" of 1000 problems"));
    matrix()
        .getItems()
        .forEach(
            line ->
                assertTrue(line.squares().stream().anyMatch(s -> s.kind() == Matrix.Kind.FAILED)));
    choose("#study-arm", "hot");
    robot.until("one column", () -> matrix().getColumns().size() == 2);
    matrix()
        .getItems()
        .forEach(line -> assertEquals(Matrix.Kind.FAILED, line.squares().getFirst().kind()));
    assertEquals("✗ wrong answer", square(0, 1));
    choose("#study-arm", "All arms");
    choose("#study-verdict", "Any verdict");
    robot.clickOn("#study-words");
    robot.write("0007");
    robot.until("one", () -> matrix().getItems().size() == 1);
    assertEquals("problem-0007", matrix().getItems().getFirst().problem());

    robot.interact(
        () -> {
          matrix().requestFocus();
          matrix().getSelectionModel().clearAndSelect(0, matrix().getColumns().get(1));
        });
    robot.until("full", () -> robot.text("#study-cell-title").equals("problem-0007 · full"));
    robot.type(KeyCode.RIGHT);
    robot.until(
        "the next", () -> robot.text("#study-cell-title").equals("problem-0007 · no feedback"));
    robot.until("its prompt", () -> area("#study-prompt").equals("Make it faster."));
    robot.type(KeyCode.ENTER);
    robot.until("why not", () -> robot.seesPart("The session can't be opened"));

    robot.clickOn("#studies-back");
    assertTrue(robot.code().contains("def main"));
  }

  @Test
  @DisplayName("keep their place with long names, and say what is wrong with a folder")
  void odd() throws Exception {
    made(
        "a-study-whose-folder-has-a-very-long-name-that-no-list-can-show",
        "an arm with a name that is far longer than any column of a table can be, in Straße",
        5,
        2);
    robot.type(KeyCode.F4);
    bench.saveTo = folder;
    robot.clickOn("#study-open");
    robot.until("no study", () -> robot.seesPart("there is no study in " + folder));
    bench.saveTo =
        folder.resolve("a-study-whose-folder-has-a-very-long-name-that-no-list-can-show");
    robot.clickOn("#study-open");
    robot.until("its rows", () -> matrix().getItems().size() == 5);
    robot.pictures(bench.window(), "study-long");
    assertEquals(List.of(), robot.nameless());
    choose("#study-iteration", "Iteration 2");
    robot.until("some open", () -> square(4, 3).equals("·") || square(3, 3).equals("·"));
    robot.clickOn("Curves");
    PanelsChart curves = robot.lookup("#study-curves").query();
    robot.until("curves", () -> curves.model().panels().size() == 4);
    assertEquals(3, curves.model().panels().getFirst().lines().get(1).size());
    robot.pictures(bench.window(), "study-curves");
    part("Arms");
    robot.until("the arms", () -> robot.lookup("#study-arms").tryQuery().isPresent());
    assertEquals(List.of("no feedback", "hot"), robot.cells("#study-arms", 0).subList(1, 3));
    assertTrue(robot.cells("#study-differences", 3).getFirst().matches("[+−][0-9.]+ \\(.*\\)"));
    robot.pictures(bench.window(), "study-arms");
    part("Failures");
    robot.until("the failures", () -> robot.lookup("#study-failures").tryQuery().isPresent());
    assertEquals(List.of("wrong answer"), robot.cells("#study-failures", 1));
    robot.pictures(bench.window(), "study-failures");
    Files.writeString(bench.saveTo.resolve("manifest.json"), "{");
    robot.interact(() -> bench.window().perform("Studies"));
    openAgain();
    robot.type(KeyCode.F4);
    robot.until("the fault", () -> robot.text("#study-advance").contains("is damaged"));
    assertTrue(robot.lookup("#study-name").<Labeled>query().getText().startsWith("a-study"));
  }

  /** In a small window the tab lies in the tabs' own menu. */
  private void part(String name) {
    robot.interact(
        () -> {
          TabPane parts = robot.lookup("#study-parts").query();
          parts.getTabs().stream()
              .filter(tab -> tab.getText().equals(name))
              .forEach(parts.getSelectionModel()::select);
        });
  }
}
