// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.fx;

import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** What the fields of all forms have in common. */
public final class Forms {

  private Forms() {}

  /** A control with its name for the screen reader and for tests. */
  public static <T extends TextInputControl> T bind(
      T field, String id, String name, StringProperty text) {
    field.setId(id);
    field.setAccessibleText(name);
    field.textProperty().bindBidirectional(text);
    HBox.setHgrow(field, Priority.ALWAYS);
    if (field instanceof TextArea area) {
      leaveByTab(area);
    }
    return field;
  }

  /** Tab leads on from an area of text, as from any other field; with Ctrl it is written. */
  public static void leaveByTab(Node area) {
    area.addEventFilter(KeyEvent.KEY_PRESSED, e -> leave(area, e));
  }

  private static void leave(Node area, KeyEvent event) {
    if (event.getCode() == KeyCode.TAB && !event.isControlDown()) {
      area.requestFocusTraversal(
          event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
      event.consume();
    }
  }

  /** The same, with the name in the field while that is empty. */
  public static <T extends TextInputControl> T named(
      T field, String id, String name, StringProperty text) {
    field.setPromptText(name);
    return bind(field, id, name, text);
  }
}
