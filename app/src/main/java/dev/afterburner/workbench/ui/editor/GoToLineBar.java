// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.editor;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;

/** Asks for a line, or a line and a column as in 12:5. */
final class GoToLineBar extends HBox {

  private static final Pattern PLACE =
      Pattern.compile("\\s*(\\d{1,9})(?:\\s*:\\s*(\\d{1,9}))?\\s*");

  private final TextField field = new TextField();
  private final Label hint = new Label();

  GoToLineBar(CodeEditor editor, Runnable done) {
    getStyleClass().add("editor-bar");
    setAlignment(Pos.CENTER_LEFT);
    Label label = new Label("Go to line");
    label.setLabelFor(field);
    field.setId("go-to-line");
    field.setAccessibleText("Line, or line:column");
    field.setPrefColumnCount(8);
    hint.getStyleClass().add("hint");
    getChildren().addAll(label, field, hint);
    field.setOnAction(
        event -> {
          Matcher place = PLACE.matcher(field.getText());
          if (place.matches()) {
            done.run();
            String column = place.group(2);
            editor.goTo(
                Integer.parseInt(place.group(1)), column == null ? 1 : Integer.parseInt(column));
          } else {
            hint.setText("Type a number, or line:column");
          }
        });
    addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            event.consume();
            done.run();
          }
        });
  }

  void begin(int current, int lines) {
    field.setText(Integer.toString(current));
    setLines(lines);
    field.requestFocus();
    field.selectAll();
  }

  /** Tells how many lines there are to choose from. */
  void setLines(int lines) {
    hint.setText("1 – " + lines);
  }
}
