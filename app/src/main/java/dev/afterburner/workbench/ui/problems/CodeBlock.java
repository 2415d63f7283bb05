// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.problems;

import dev.afterburner.workbench.ui.fx.Tips;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.layout.StackPane;

/** A block of code in a statement: can be selected, and copied as a whole. */
final class CodeBlock extends StackPane {

  private static final int MOST_ROWS = 30;

  CodeBlock(String literal) {
    String code = literal.endsWith("\n") ? literal.substring(0, literal.length() - 1) : literal;
    getStyleClass().add("code-block");
    TextArea area = new TextArea(code);
    area.setEditable(false);
    area.setAccessibleText("Code");
    area.setPrefColumnCount(1);
    area.setMinHeight(USE_PREF_SIZE);
    int rows = Math.max(1, (int) code.lines().count());
    area.setPrefRowCount(Math.min(MOST_ROWS, rows));
    if (rows <= MOST_ROWS) {
      area.getStyleClass().add("fits");
    }
    Button copy = new Button("Copy");
    copy.getStyleClass().addAll("small", "copy");
    copy.setAccessibleText("Copy this block");
    Tips.on(copy, "Copy this block");
    copy.setOnAction(event -> StatementView.copy(code));
    StackPane.setAlignment(copy, Pos.TOP_RIGHT);
    copy.opacityProperty()
        .bind(hoverProperty().or(copy.focusedProperty()).map(shown -> shown ? 1.0 : 0.0));
    getChildren().addAll(area, copy);
  }
}
