// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.editor;

import dev.afterburner.workbench.ui.fx.QuickRobot;
import dev.afterburner.workbench.ui.fx.Wheel;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.fxmisc.richtext.CodeArea;
import org.testfx.util.WaitForAsyncUtils;

/** What a person does with an editor and sees of it, on top of TestFX's robot. */
final class EditorRobot extends QuickRobot {

  private final CodeEditor editor;
  private final CodeArea area;

  EditorRobot(CodeEditor editor) {
    this.editor = editor;
    area = from(editor).lookup("#code").queryAs(CodeArea.class);
  }

  /** Opens a text and puts the caret at a line and column. */
  void open(String text, String language, int line, int column) {
    interact(
        () -> {
          editor.open(text, language);
          editor.goTo(line, column);
        });
  }

  /** The lines as they are drawn, from above. */
  List<String> drawn() {
    return boxes()
        .map(box -> box.lookupAll(".paragraph-text").iterator().next())
        .map(
            flow ->
                ((TextFlow) flow)
                    .getChildrenUnmodifiable().stream()
                        .filter(Text.class::isInstance)
                        .map(text -> ((Text) text).getText())
                        .collect(Collectors.joining()))
        .toList();
  }

  /** Of how many pieces of a style a line is made. */
  int pieces(int paragraph) {
    return area.getStyleSpans(paragraph).getSpanCount();
  }

  /** Whether what is beneath each line's number lets nothing through, as high as the line. */
  boolean groundsCoverCode() {
    return boxes()
        .allMatch(
            box -> {
              Region ground = (Region) box.lookup(".gutter-ground");
              boolean opaque =
                  ground.getBackground().getFills().stream()
                      .anyMatch(fill -> fill.getFill().isOpaque());
              List<Node> children = ((Region) box).getChildrenUnmodifiable();
              Node code = box.lookup(".paragraph-text");
              return opaque
                  && ground.getWidth() > 0
                  && ground.getHeight() >= ((Region) box).getHeight() - 1
                  && children.indexOf(ground) > children.indexOf(code);
            });
  }

  private Stream<Node> boxes() {
    return area.lookupAll(".paragraph-box").stream()
        .sorted(Comparator.comparing(box -> box.localToScene(0, 0).getY()));
  }

  void ctrl(KeyCode key) {
    push(KeyCode.CONTROL, key);
  }

  void shift(KeyCode... keys) {
    press(KeyCode.SHIFT).type(keys).release(KeyCode.SHIFT);
  }

  /** Clicks on a character of the code. */
  void clickOnCode(int offset) {
    clickOn(seen(() -> area.getCharacterBoundsOnScreen(offset, offset + 1).orElseThrow()));
  }

  void wheel(int notches, boolean ctrl) {
    interact(() -> Wheel.turn(area, new Point2D(9, 9), 0, 40.0 * notches, ctrl));
  }

  /** The answer once all that was done has had its effect. */
  static <T> T seen(Supplier<T> question) {
    WaitForAsyncUtils.waitForFxEvents();
    return WaitForAsyncUtils.waitForAsyncFx(10_000, question::get);
  }

  String text() {
    return seen(area::getText);
  }

  /** Line and column of the caret, from 1. */
  String place() {
    return seen(() -> area.getCurrentParagraph() + 1 + ":" + (area.getCaretColumn() + 1));
  }

  /** The offset where the selection starts, and what is selected. */
  String selected() {
    return seen(() -> area.getSelection().getStart() + " " + area.getSelectedText());
  }

  /** What the bar above the code says. */
  String hint() {
    return seen(() -> lookup(".editor-bar .hint").<Labeled>query().getText());
  }

  boolean barIsOpen() {
    return seen(() -> editor.getTop() != null);
  }

  // What follows is to be asked on the JavaFX thread.

  List<String> styleAt(int offset) {
    return List.copyOf(area.getStyleOfChar(offset));
  }

  /** The offsets of the characters that carry a mark; an end of line tells of the one before it. */
  List<Integer> marked(String style) {
    String text = area.getText();
    return IntStream.range(0, text.length())
        .filter(i -> text.charAt(i) != '\n' && styleAt(i).contains(style))
        .boxed()
        .toList();
  }

  /** What the signs beside the lines say. */
  Set<String> errors() {
    return lookup(".gutter").queryAll().stream()
        .map(Node::getAccessibleText)
        .collect(Collectors.toSet());
  }

  /** The lines on the ground of an error. */
  List<Integer> errorLines() {
    return IntStream.rangeClosed(1, editor.lineCount())
        .filter(l -> area.getParagraph(l - 1).getParagraphStyle().contains("error-line"))
        .boxed()
        .toList();
  }

  /** How high the first character is, px. */
  double height() {
    return area.getCharacterBoundsOnScreen(0, 1).orElseThrow().getHeight();
  }

  boolean shows(int line) {
    return area.firstVisibleParToAllParIndex() < line
        && line <= area.lastVisibleParToAllParIndex() + 1;
  }

  /** Whether lines are shown down to the bottom of the pane. */
  boolean isFull() {
    Region pane = (Region) area.getParent();
    if (area.getHeight() < pane.getHeight()) {
      return false;
    }
    double bottom = pane.localToScreen(pane.getBoundsInLocal()).getMaxY();
    int last = area.getVisibleParagraphs().size() - 1;
    return area.getVisibleParagraphBoundsOnScreen(last).getMaxY() >= bottom;
  }
}
