// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.workbench.ui.editor.Stand;
import dev.afterburner.workbench.ui.fx.QuickRobot;
import dev.afterburner.workbench.ui.fx.TaskRunner;
import dev.afterburner.workbench.ui.fx.Wheel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.geometry.Point2D;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@DisplayName("The diff under the hands")
@ExtendWith(ApplicationExtension.class)
final class DiffTest {

  private static final List<Integer> CHANGED = List.of(5, 20, 38);
  private static final String OLD = numbered("old");
  private static final String NEW = numbered("new");

  private final QuickRobot robot = new QuickRobot();
  private final Stand stand = new Stand();
  private DiffView view;
  private DiffScreen screen;

  @Start
  void start(Stage stage) {
    stand.open(stage, 690, 520);
  }

  @BeforeEach
  void empty() {
    open(stand.tasks());
  }

  @Test
  @DisplayName(
      "side by side, the lines of both texts stand in one row and changed words are marked")
  void sideBySide() {
    show("a = 1\ntotal = first + 1\nz = 2\n", "a = 1\ntotal = second + 1\nz = 2\nprint(total)\n");
    sees(
        "1 a = 1 | 1 a = 1",
        "2 total = [first] + 1 | 2 total = [second] + 1",
        "3 z = 2 | 3 z = 2",
        " | 4 print(total)");
  }

  @Test
  @DisplayName(
      "the menu leads to one column, where a removed line stands above the added one, and back")
  void unified() {
    show("a = 1\ntotal = first + 1\nz = 2\n", "a = 1\ntotal = second + 1\nz = 2\n");
    choose("#diff-unified");
    sees("1 1 a = 1", "2 − total = [first] + 1", "2 + total = [second] + 1", "3 3 z = 2");
    choose("#diff-side-by-side");
    sees(
        "1 a = 1 | 1 a = 1", "2 total = [first] + 1 | 2 total = [second] + 1", "3 z = 2 | 3 z = 2");
  }

  @Test
  @DisplayName("a long unchanged run is folded until it is clicked on, or Enter is pressed on it")
  void folds() {
    show(OLD, NEW);
    seesFirst(List.of(rows(1, 8), fold(8), rows(17, 23), fold(11), rows(35, 40)));
    robot.clickOn(fx(() -> screen.cell("⋯ 8 unchanged lines")), MouseButton.MIDDLE);
    seesFirst(List.of(rows(1, 8), fold(8), rows(17, 23), fold(11), rows(35, 40)));
    clickOnRow("⋯ 8 unchanged lines");
    seesFirst(List.of(rows(1, 23), fold(11)));
    clickOnRow(row(23)).type(KeyCode.DOWN, KeyCode.ENTER);
    seesFirst(List.of(rows(1, 24)));
  }

  @Test
  @DisplayName("\"Fold unchanged lines\" in the menu shows all lines, and folds them all again")
  void foldsByMenu() {
    show(OLD, NEW);
    clickOnRow("⋯ 8 unchanged lines");
    choose("#diff-fold");
    seesFirst(List.of(rows(1, 24)));
    choose("#diff-fold");
    seesFirst(List.of(rows(1, 8), fold(8), rows(17, 23), fold(11), rows(35, 40)));
  }

  @Test
  @DisplayName(
      "F7, Shift+F7 and the arrows go from change to change, round and round, and show each")
  void walk() {
    show(OLD, NEW);
    choose("#diff-fold");
    until("3 changes", () -> screen.text("#diff-count"));
    clickOnRow(row(1));
    for (int change : new int[] {1, 2, 3, 1}) {
      robot.type(KeyCode.F7);
      isAt(change);
    }
    robot.push(KeyCode.SHIFT, KeyCode.F7);
    isAt(3);
    robot.clickOn("#diff-previous");
    isAt(2);
    robot.clickOn("#diff-next").clickOn("#diff-next");
    isAt(1);
  }

  private void isAt(int change) {
    until(change + " of 3", () -> screen.text("#diff-count"));
    until(List.of(row(CHANGED.get(change - 1))), screen::current);
  }

  @Test
  @DisplayName("the wheel moves both sides, and so does the one bar that is there for long lines")
  void scroll() {
    show(OLD, NEW);
    choose("#diff-fold");
    assertFalse(has("#diff-across"), "no line is too long");
    wheel(0, -180);
    seesFirst(List.of(rows(11, 30)));

    String remark = "# a long remark ".repeat(6) + "with an end";
    show(OLD.replace("old", remark), NEW.replace("new", remark + "!"));
    until(List.of(0), screen::offsets);
    until(true, () -> screen.has("#diff-across"));
    robot.drag("#diff-across .thumb").dropBy(60, 0);
    int dragged = fx(screen::offsets).getFirst();
    assertTrue(dragged < -40, "moved by " + dragged);
    until(List.of(dragged), screen::offsets);
    clickOnRow(row(1)).type(KeyCode.RIGHT);
    until(List.of(dragged - 40), screen::offsets);
    robot.type(KeyCode.LEFT, KeyCode.LEFT);
    until(List.of(dragged + 40), screen::offsets);
    wheel(-10, 0);
    until(List.of(dragged + 30), screen::offsets);
    robot.drag("#diff-across .thumb").dropBy(600, 0);
    until(true, () -> screen.endBehindEdge() <= 0 && screen.endBehindEdge() > -40);
  }

  @Test
  @DisplayName("the menu hands the change that was gone to to the editor, where there is one")
  void copiesChange() {
    show(OLD, NEW);
    robot.clickOn("#diff-options");
    assertTrue(offers("#diff-fold"));
    assertFalse(offers("#diff-copy-hunk"), "nobody takes it");
    robot.type(KeyCode.ESCAPE);
    List<Hunk> taken = new ArrayList<>();
    robot.interact(() -> view.setOnCopyHunk(taken::add));
    robot.clickOn("#diff-next").clickOn("#diff-next");
    choose("#diff-copy-hunk");
    Hunk second = new Hunk(20, List.of("value 20 old"), 20, List.of("value 20 new"));
    assertEquals(List.of(second), taken);
  }

  @Test
  @DisplayName("Ctrl+C copies the line that has the focus, as it is now, or as it was if removed")
  void copiesLine() {
    show(OLD + "gone\n", NEW);
    clickOnRow(row(4)).push(KeyCode.CONTROL, KeyCode.C);
    assertEquals("value 4", clipboard());
    robot.type(KeyCode.DOWN).push(KeyCode.CONTROL, KeyCode.C);
    assertEquals("value 5 new", clipboard());
    clickOnRow("41 gone | ").push(KeyCode.CONTROL, KeyCode.C);
    assertEquals("gone", clipboard());
  }

  @Test
  @DisplayName("equal texts are told in words, and so are those equal but for the last line break")
  void equal() {
    show(OLD, NEW);
    seesFirst(List.of(rows(1, 8)));
    assertFalse(has(".message"));
    show(OLD, OLD);
    until("The two versions are equal", () -> screen.text(".message"));
    assertTrue(has(".message"));
    sees();
    show(OLD, OLD.stripTrailing());
    String butForBreak = "The two versions are equal but for the line break at the end";
    until(butForBreak, () -> screen.text(".message"));
    until("", () -> screen.text("#diff-count"));
  }

  @Test
  @DisplayName("of two pairs shown at once the second stays, whichever has been compared first")
  void secondWins() {
    for (boolean inOrder : new boolean[] {true, false}) {
      List<Runnable> held = new ArrayList<>();
      TaskRunner tasks =
          new TaskRunner() {
            @Override
            public void start(Runnable work) {
              held.add(work);
            }

            @Override
            public void show(Runnable update) {
              update.run();
            }
          };
      open(tasks);
      show("one\n", "one, too\n");
      show("two\n", "two, too\n");
      assertEquals(2, held.size());
      List<Runnable> both = List.copyOf(held);
      robot.interact(() -> (inOrder ? both : both.reversed()).forEach(Runnable::run));
      sees("1 two | 1 two[, too]");
    }
  }

  private void open(TaskRunner tasks) {
    view = stand.show(() -> new DiffView(stand.highlighter(), tasks));
    screen = new DiffScreen(view);
  }

  private void show(String left, String right) {
    robot.interact(() -> view.show(new DiffContent("v0", left, "v1", right, "text")));
  }

  private void choose(String item) {
    robot.clickOn("#diff-options").clickOn(item);
  }

  private void wheel(double x, double y) {
    robot.interact(
        () -> Wheel.turn(screen.cell(screen.rows().getFirst()), Point2D.ZERO, x, y, false));
  }

  private static String numbered(String word) {
    return IntStream.rangeClosed(1, 40)
        .mapToObj(i -> "value " + i + (CHANGED.contains(i) ? " " + word : "") + "\n")
        .collect(Collectors.joining());
  }

  /** What is to be seen of a line of the numbered texts. */
  private static String row(int line) {
    String side = line + " value " + line + (CHANGED.contains(line) ? " [%s]" : "");
    return side.formatted("old") + " | " + side.formatted("new");
  }

  private static List<String> rows(int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj(DiffTest::row).toList();
  }

  private static List<String> fold(int lines) {
    return List.of("⋯ " + lines + " unchanged lines");
  }

  /** Waits until these rows are to be seen and no others. */
  private void sees(String... rows) {
    until(List.of(rows), screen::rows);
  }

  /** Waits until these are the first rows to be seen. */
  private void seesFirst(List<List<String>> parts) {
    List<String> rows = parts.stream().flatMap(List::stream).toList();
    until(rows, () -> screen.rows().stream().limit(rows.size()).toList());
  }

  private static <T> void until(T expected, Supplier<T> seen) {
    try {
      Stand.until(() -> expected.equals(seen.get()));
    } catch (TimeoutException e) {
      assertEquals(expected, fx(seen::get));
    }
  }

  private static <T> T fx(Callable<T> question) {
    return WaitForAsyncUtils.waitForAsyncFx(10_000, question);
  }

  private QuickRobot clickOnRow(String row) {
    until(true, () -> screen.rows().contains(row));
    robot.clickOn(fx(() -> screen.cell(row)));
    return robot;
  }

  private boolean has(String query) {
    return fx(() -> screen.has(query));
  }

  /** Whether the open menu has an item. */
  private boolean offers(String item) {
    return robot.lookup(item).match(DiffScreen::canBeSeen).tryQuery().isPresent();
  }

  private String clipboard() {
    return fx(() -> Clipboard.getSystemClipboard().getString());
  }
}
