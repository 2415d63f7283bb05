// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.editor;

import static dev.afterburner.workbench.ui.editor.EditorRobot.seen;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@DisplayName("The editor, by keys, clicks and the wheel")
@ExtendWith(ApplicationExtension.class)
final class EditorTest {

  private static final Map<String, String> KEYWORDS =
      Map.of(
          "python", "return",
          "cpp", "template",
          "java", "public",
          "javascript", "const",
          "go", "func",
          "ruby", "class",
          "rust", "struct");

  private final Stand stand = new Stand();
  private CodeEditor editor;
  private EditorRobot robot;

  @Start
  void start(Stage stage) {
    stand.open(stage, 680, 520);
  }

  @BeforeEach
  void show() {
    editor = stand.show(() -> new CodeEditor(stand.highlighter(), stand.tasks()));
    robot = new EditorRobot(editor);
  }

  private List<Integer> marked(String style) {
    return seen(() -> robot.marked(style));
  }

  private void awaitKeyword(int offset) throws TimeoutException {
    Stand.until(() -> robot.styleAt(offset).equals(List.of("code-keyword")));
  }

  private void assertText(String text, boolean modified) {
    assertEquals(text, robot.text());
    assertEquals(modified, seen(() -> editor.modifiedProperty().get()));
  }

  private void awaitErrors(int first, int second) throws TimeoutException {
    Set<String> wanted = Set.of("Line " + first + ": no a", "Line " + second + ": no b\nno c");
    Stand.until(() -> robot.errors().equals(wanted));
    assertEquals(List.of(first, second), seen(robot::errorLines));
  }

  @Test
  @DisplayName("a keyword of each language is coloured as one, and a name is not")
  void colours() throws TimeoutException {
    assertEquals(Samples.ALL.keySet(), KEYWORDS.keySet());
    for (Map.Entry<String, String> keyword : KEYWORDS.entrySet()) {
      String sample = Samples.of(keyword.getKey());
      robot.open(sample, keyword.getKey(), 1, 1);
      int at = sample.indexOf(keyword.getValue() + " ");
      awaitKeyword(at);
      awaitKeyword(at + keyword.getValue().length() - 1);
      List<String> name = seen(() -> robot.styleAt(sample.indexOf("target")));
      assertFalse(name.contains("code-keyword"), keyword.getKey());
    }
  }

  @Test
  @DisplayName("characters that reorder code or are invisible are boxes, and stay in the text")
  void hidden() throws TimeoutException {
    String code = "if a != \"x\u202e\u2066# admin\u2069\u2066\":\n    b\u200b = 1\n";
    robot.open(code, "python", 1, 1);
    Stand.until(() -> robot.marked("hidden").size() == 5);
    assertEquals(
        code.chars().filter(c -> c >= 0x200b && c <= 0x2069).count(), marked("hidden").size());
    List<String> drawn = List.of("if a != \"x▯▯# admin▯▯\":", "    b▯ = 1", "");
    Stand.until(() -> robot.drawn().equals(drawn));
    robot.interact(() -> editor.goTo(1, 11));
    robot.write("y");
    Stand.until(() -> robot.drawn().getFirst().equals("if a != \"xy▯▯# admin▯▯\":"));
    assertText(code.replace("x\u202e", "xy\u202e"), true);
  }

  @Test
  @DisplayName(
      "a line of 60,000 characters is one piece, is typed in, and passes beneath its number")
  void longLine() throws TimeoutException {
    String table = "T = [" + "123456,".repeat(8_600) + "0]";
    String code = "# computed\n" + table + "\nreturn T\n";
    robot.open(code, "python", 2, 1);
    awaitKeyword(code.indexOf("return"));
    assertEquals(
        1, seen(() -> robot.pieces(1)), "each piece would be laid out with the whole line");
    robot.type(KeyCode.END);
    robot.write("+[]");
    assertText(code.replace("0]\n", "0]+[]\n"), true);
    assertEquals(1, seen(() -> robot.pieces(1)));
    assertTrue(seen(robot::groundsCoverCode), "code is seen beside the numbers only");
  }

  @Test
  @DisplayName("the bracket at the caret and its partner are marked, and one in a string never is")
  void brackets() throws TimeoutException {
    String line = "x = (\")(\", [1])\n";
    List<Integer> outer = List.of(line.indexOf('('), line.lastIndexOf(')'));
    robot.open(line, "python", 1, 1);
    Stand.until(() -> robot.styleAt(line.indexOf('"')).contains("code-string"));
    assertEquals(List.of(), marked("bracket"));
    robot.clickOnCode(4);
    Stand.until(() -> robot.marked("bracket").equals(outer));
    robot.type(KeyCode.LEFT, KeyCode.HOME);
    assertEquals(List.of(), marked("bracket"));
    robot.type(KeyCode.END);
    assertEquals(outer, marked("bracket"));
    robot.type(KeyCode.LEFT);
    assertEquals(List.of(line.indexOf('['), line.indexOf(']')), marked("bracket"));
    for (int i = line.indexOf('"') + 1; i < line.lastIndexOf('"'); i++) {
      int column = i + 1;
      robot.interact(() -> editor.goTo(1, column));
      assertEquals(List.of(), marked("bracket"), "column " + column);
    }
  }

  @Test
  @DisplayName("the partner of a bracket just typed is the right one once the string is known")
  void bracketsTyped() throws TimeoutException {
    robot.open("\n", "python", 1, 1);
    robot.write("print(\"(\")");
    Stand.until(() -> robot.marked("bracket").equals(List.of(5, 9)));
  }

  @Test
  @DisplayName("Enter keeps the indent, deepens it behind what opens a block, and } goes back")
  void enter() {
    robot.open("def f(x):", "python", 1, 10);
    robot.write("\ny = x\nz");
    assertEquals("def f(x):\n    y = x\n    z", robot.text());
    for (String language : List.of("cpp", "java")) {
      robot.open("if (a) {", language, 1, 9);
      robot.write("\nb();\n}");
      assertEquals("if (a) {\n    b();\n}", robot.text(), language);
    }
  }

  @Test
  @DisplayName(
      "Tab and Shift+Tab move the selected lines, Backspace in the indent goes a step back")
  void tab() {
    robot.open("a\n  b\nc", "python", 1, 1);
    robot.shift(KeyCode.DOWN, KeyCode.END);
    robot.type(KeyCode.TAB);
    assertEquals("    a\n      b\nc", robot.text());
    robot.type(KeyCode.TAB);
    robot.shift(KeyCode.TAB, KeyCode.TAB);
    assertEquals("a\n  b\nc", robot.text());
    robot.open("x:\n          y", "python", 2, 11);
    robot.type(KeyCode.BACK_SPACE);
    assertEquals("x:\n        y", robot.text());
    robot.type(KeyCode.BACK_SPACE, KeyCode.BACK_SPACE);
    assertEquals("x:\ny", robot.text());
  }

  @Test
  @DisplayName("Ctrl+/ makes the selected lines comments and code again")
  void comments() {
    for (Map.Entry<String, String> mark : Map.of("python", "#", "java", "//").entrySet()) {
      String code = "a\n    b\n\nc\n";
      robot.open(code, mark.getKey(), 1, 1);
      robot.shift(KeyCode.DOWN, KeyCode.DOWN, KeyCode.DOWN);
      robot.ctrl(KeyCode.SLASH);
      assertEquals("M a\nM     b\n\nc\n".replace("M", mark.getValue()), robot.text());
      robot.ctrl(KeyCode.SLASH);
      assertEquals(code, robot.text());
    }
  }

  @Test
  @DisplayName("Ctrl+F marks every hit and tells their number; Enter goes from one to the next")
  void find() {
    robot.open("one ten One\nten one\n", "plain", 1, 1);
    robot.ctrl(KeyCode.F);
    robot.write("one");
    assertEquals(List.of(0, 1, 2, 8, 9, 10, 16, 17, 18), marked("found"));
    for (String at : List.of("1 of 3, 0 one", "2 of 3, 8 One", "3 of 3, 16 one", "1 of 3, 0 one")) {
      assertEquals(at, robot.hint() + ", " + robot.selected());
      robot.type(KeyCode.ENTER);
    }
    robot.shift(KeyCode.ENTER);
    assertEquals("1 of 3", robot.hint());
    robot.clickOn("#match-case");
    assertEquals("1 of 2", robot.hint());
    robot.clickOn("#find");
    robot.write("x");
    assertEquals("Not found", robot.hint());
    robot.type(KeyCode.BACK_SPACE);
    assertEquals(List.of(0, 1, 2, 16, 17, 18), marked("found"));
    robot.type(KeyCode.ESCAPE);
    assertEquals(List.of(), marked("found"));
    assertFalse(robot.barIsOpen());
    robot.write("x");
    assertEquals("x ten One\nten one\n", robot.text());
  }

  @Test
  @DisplayName("Ctrl+H replaces one or all, and all are one step back")
  void replace() {
    robot.open("a b a b a", "plain", 1, 1);
    robot.ctrl(KeyCode.H);
    robot.write("a");
    robot.clickOn("#replace");
    robot.write("xy");
    robot.clickOn("#replace-one");
    assertEquals("xy b a b a", robot.text());
    assertEquals("1 of 2", robot.hint());
    robot.clickOn("#replace-all");
    assertEquals("xy b xy b xy", robot.text());
    assertEquals("2 replaced", robot.hint());
    robot.type(KeyCode.ESCAPE);
    robot.ctrl(KeyCode.Z);
    assertEquals("xy b a b a", robot.text());
    robot.ctrl(KeyCode.Z);
    assertEquals("a b a b a", robot.text());
  }

  @Test
  @DisplayName("Ctrl+G goes to a line, or to a line and column, and tells what it understands")
  void goToLine() {
    String text = "abcdefgh\n".repeat(199) + "abcdefgh";
    robot.open(text + "\n", "plain", 3, 1);
    for (String asked : List.of("150:1", "12:5", "200:9")) {
      robot.ctrl(KeyCode.G);
      assertEquals("1 – 201", robot.hint());
      robot.write(asked.replaceFirst(":1$", "") + "\n");
      assertEquals(asked, robot.place());
      assertTrue(seen(() -> robot.shows(Integer.parseInt(asked.split(":")[0]))));
      assertFalse(robot.barIsOpen());
    }
    robot.ctrl(KeyCode.G);
    robot.write("twelve\n");
    assertEquals("Type a number, or line:column", robot.hint());
    robot.type(KeyCode.ESCAPE);
    robot.write("X");
    assertEquals(text + "X\n", robot.text());
  }

  @Test
  @DisplayName("the range of lines to go to follows the text while it is asked for")
  void goToLineRange() {
    robot.open("a\nb\nc", "plain", 1, 1);
    robot.ctrl(KeyCode.G);
    assertEquals("1 – 3", robot.hint());
    robot.interact(() -> editor.open("a\r\nb\r\nc\r\nd\r\n", "plain"));
    assertEquals("1 – 5", robot.hint());
    robot.clickOn("#code");
    robot.type(KeyCode.ENTER);
    assertEquals("1 – 6", robot.hint());
    robot.ctrl(KeyCode.Z);
    assertEquals("1 – 5", robot.hint());
  }

  @Test
  @DisplayName("undo goes back behind a save, and whether the text is saved is told all along")
  void undo() {
    robot.open("", "plain", 1, 1);
    assertText("", false);
    robot.write("a");
    assertText("a", true);
    robot.interact(editor::markSaved);
    assertText("a", false);
    robot.write("b");
    assertText("ab", true);
    robot.ctrl(KeyCode.Z);
    assertText("a", false);
    robot.ctrl(KeyCode.Z);
    assertText("", true);
    robot.ctrl(KeyCode.Y);
    assertText("a", false);
  }

  @Test
  @DisplayName("an error stands at its line with its message, and moves along with the line")
  void markers() throws TimeoutException {
    robot.open("one\ntwo\nthree\nfour\nfive\n", "plain", 1, 1);
    List<Marker> markers =
        List.of(new Marker(2, "no a"), new Marker(4, "no b"), new Marker(4, "no c"));
    robot.interact(() -> editor.setMarkers(markers));
    awaitErrors(2, 4);
    robot.type(KeyCode.ENTER);
    awaitErrors(3, 5);
    robot.type(KeyCode.DOWN, KeyCode.END, KeyCode.ENTER);
    awaitErrors(3, 6);
    robot.type(KeyCode.BACK_SPACE);
    awaitErrors(3, 5);
    robot.type(KeyCode.HOME, KeyCode.ENTER);
    awaitErrors(4, 6);
    robot.interact(() -> editor.setMarkers(List.of()));
    Stand.until(() -> robot.errors().isEmpty());
    assertEquals(List.of(), seen(robot::errorLines));
  }

  @Test
  @DisplayName("a text of 1 MB is coloured where it is looked at, and can be typed in at its end")
  void large() throws TimeoutException {
    String sample = Samples.of("python");
    String text = sample.repeat(1_000_000 / sample.length() + 1);
    robot.open(text, "python", 1, 1);
    assertEquals(text, robot.text());
    awaitKeyword(0);
    int last = text.length() - sample.length();
    assertEquals(List.of(), seen(() -> robot.styleAt(last)), "nobody has looked there yet");
    robot.ctrl(KeyCode.END);
    awaitKeyword(text.lastIndexOf("return"));
    Stand.until(() -> robot.shows(editor.lineCount()));
    robot.write("while ");
    assertEquals(text + "while ", robot.text());
    awaitKeyword(text.length());
    robot.ctrl(KeyCode.HOME);
    Stand.until(() -> robot.shows(1));
  }

  @Test
  @DisplayName("Ctrl with plus, minus, 0 and the wheel makes the code larger and smaller")
  void zoom() throws TimeoutException {
    robot.open("code", "plain", 1, 1);
    double usual = seen(robot::height);
    robot.ctrl(KeyCode.PLUS);
    Stand.until(() -> robot.height() > usual);
    robot.ctrl(KeyCode.DIGIT0);
    Stand.until(() -> robot.height() == usual);
    robot.ctrl(KeyCode.MINUS);
    Stand.until(() -> robot.height() < usual);
    robot.wheel(1, true);
    Stand.until(() -> robot.height() == usual);
    robot.wheel(1, true);
    Stand.until(() -> robot.height() > usual);
    robot.wheel(-1, true);
    robot.wheel(-1, false);
    assertEquals(CodeEditor.DEFAULT_FONT_SIZE, seen(() -> editor.fontSizeProperty().get()));
  }

  @Test
  @DisplayName("a text that is opened fills the whole pane some pulses later, from its first line")
  void page() throws TimeoutException {
    for (String text : List.of("line\n".repeat(300), "other line\n".repeat(400))) {
      robot.interact(
          () -> {
            editor.open(text, "plain");
            assertFalse(robot.isFull());
          });
      Stand.until(robot::isFull);
      assertTrue(seen(() -> robot.shows(1)));
    }
  }

  @Test
  @DisplayName("a line that is gone to right after its text was opened is shown, the pane full")
  void pageAtLine() throws TimeoutException {
    robot.open("line\n".repeat(300), "plain", 1, 1);
    robot.open("other line\n".repeat(400), "plain", 250, 3);
    Stand.until(() -> robot.isFull() && robot.shows(250));
    assertTrue(seen(() -> robot.isFull() && robot.shows(250)));
    assertEquals("250:3", robot.place());
  }
}
