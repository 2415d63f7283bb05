// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.model;

import dev.afterburner.workbench.ui.fx.Forms;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Names to the left, what is written to the right, and what it means behind or below. */
final class Fields extends GridPane {

  private static final double NAMES = 138;
  private static final double NUMBER = 96;

  Fields() {
    getStyleClass().add("fields");
    ColumnConstraints names = new ColumnConstraints();
    names.setMinWidth(NAMES);
    ColumnConstraints rest = new ColumnConstraints();
    rest.setHgrow(Priority.ALWAYS);
    getColumnConstraints().addAll(names, rest);
  }

  /** A line with a name and controls. */
  Fields line(String name, Node... controls) {
    Label label = new Label(name);
    label.setLabelFor(controls[0]);
    label.setMinWidth(Region.USE_PREF_SIZE);
    HBox line = new HBox(controls);
    line.getStyleClass().add("form-line");
    addRow(getRowCount(), label, line);
    return this;
  }

  /** A line with a number and what it means. */
  Fields number(String id, String name, StringProperty text, String meaning) {
    TextField field = new TextField();
    field.setPrefWidth(NUMBER);
    field.setMinWidth(NUMBER);
    field.setMaxWidth(NUMBER);
    Forms.bind(field, id, name, text);
    return line(name, field, hint(meaning));
  }

  /** A line over the whole width. */
  Fields whole(Node node) {
    add(node, 0, getRowCount(), 2, 1);
    return this;
  }

  /** What something means, in a calmer colour. */
  static Label hint(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("muted");
    label.setWrapText(true);
    return label;
  }
}
