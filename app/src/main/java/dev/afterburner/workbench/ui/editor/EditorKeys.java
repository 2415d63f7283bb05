// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.editor;

import java.util.List;
import java.util.Optional;
import javafx.event.Event;
import javafx.scene.TraversalDirection;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import org.fxmisc.richtext.CodeArea;

/** The keys of the editor that the text area itself does not know. */
final class EditorKeys {

  private final CodeEditor editor;
  private final CodeArea area;

  EditorKeys(CodeEditor editor, CodeArea area) {
    this.editor = editor;
    this.area = area;
  }

  void install() {
    editor.addEventFilter(KeyEvent.KEY_PRESSED, this::shortcut);
    area.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    area.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
    editor.addEventFilter(
        ScrollEvent.SCROLL,
        event -> {
          if (event.isShortcutDown() && event.getDeltaY() != 0) {
            editor.zoom(event.getDeltaY() > 0 ? 1 : -1);
            event.consume();
          }
        });
    area.setContextMenu(menu());
  }

  private Typing typing() {
    return new Typing(CodingStyle.of(editor.languageProperty().get()));
  }

  private void shortcut(KeyEvent event) {
    boolean alone = !event.isShiftDown() || event.getCode() == KeyCode.TAB || isZoom(event);
    if (!event.isShortcutDown() || event.isAltDown() || !alone) {
      return;
    }
    switch (event.getCode()) {
      case F -> run(event, editor::showFind);
      case H, R -> run(event, editor::showReplace);
      case G -> run(event, editor::showGoToLine);
      case PLUS, EQUALS, ADD -> run(event, () -> editor.zoom(1));
      case MINUS, SUBTRACT -> run(event, () -> editor.zoom(-1));
      case DIGIT0, NUMPAD0 ->
          run(event, () -> editor.fontSizeProperty().set(CodeEditor.DEFAULT_FONT_SIZE));
      case TAB ->
          run(
              event,
              () ->
                  area.requestFocusTraversal(
                      event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT));
      default -> {}
    }
  }

  /** Many keyboards have the plus above another sign. */
  private static boolean isZoom(KeyEvent event) {
    return switch (event.getCode()) {
      case PLUS, EQUALS, ADD, MINUS, SUBTRACT, DIGIT0, NUMPAD0 -> true;
      default -> false;
    };
  }

  private void pressed(KeyEvent event) {
    if (event.isAltDown() || !area.isEditable()) {
      return;
    }
    if (event.isShortcutDown()) {
      if (event.getCode() == KeyCode.SLASH || event.getCode() == KeyCode.DIVIDE) {
        run(
            event,
            () ->
                editor.apply(
                    typing()
                        .toggleComment(area.getText(), area.getAnchor(), area.getCaretPosition())));
      }
      return;
    }
    switch (event.getCode()) {
      case ENTER ->
          run(
              event,
              () ->
                  editor.apply(
                      typing()
                          .newLine(
                              area.getText(),
                              area.getSelection().getStart(),
                              area.getSelection().getEnd())));
      case TAB -> run(event, () -> tab(event.isShiftDown()));
      case BACK_SPACE -> {
        if (area.getSelection().getLength() == 0) {
          typing()
              .backspace(area.getText(), area.getCaretPosition())
              .ifPresent(edit -> run(event, () -> editor.apply(edit)));
        }
      }
      default -> {}
    }
  }

  private void tab(boolean back) {
    String text = area.getText();
    int anchor = area.getAnchor();
    int caret = area.getCaretPosition();
    editor.apply(
        back ? typing().outdent(text, anchor, caret) : typing().indent(text, anchor, caret));
  }

  /** A typed character that ends a block takes its line back to the depth of the block's head. */
  private void typed(KeyEvent event) {
    String character = event.getCharacter();
    if (!area.isEditable()
        || event.isShortcutDown()
        || character.length() != 1
        || ")}]defnhut".indexOf(character.charAt(0)) < 0
        || area.getSelection().getLength() > 0) {
      return;
    }
    Optional<Edit> edit = typing().type(area.getText(), area.getCaretPosition(), character);
    edit.ifPresent(e -> run(event, () -> editor.apply(e)));
  }

  private ContextMenu menu() {
    ContextMenu menu = new ContextMenu();
    menu.getItems()
        .addAll(
            List.of(
                item("Undo", editor::undo),
                item("Redo", editor::redo),
                new SeparatorMenuItem(),
                item("Cut", area::cut),
                item("Copy", area::copy),
                item("Paste", area::paste),
                item("Select all", area::selectAll),
                new SeparatorMenuItem(),
                item("Find…", editor::showFind),
                item("Go to line…", editor::showGoToLine)));
    return menu;
  }

  private static MenuItem item(String name, Runnable action) {
    MenuItem item = new MenuItem(name);
    item.setOnAction(event -> action.run());
    return item;
  }

  private static void run(Event event, Runnable action) {
    event.consume();
    action.run();
  }
}
