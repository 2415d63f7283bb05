// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.tests;

import dev.afterburner.workbench.ui.fx.Forms;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Asks for a test case of the user's own. */
public final class OwnCaseCard extends VBox {

  private static final int ROWS = 9;
  private static final int COLUMNS = 30;

  private final OwnCaseViewModel model;
  private final TextArea input = new TextArea();

  /**
   * @param onDone takes the card away
   */
  public OwnCaseCard(OwnCaseViewModel model, Runnable onDone) {
    this.model = model;
    setId("own-case");
    getStyleClass().addAll("sheet", "form");
    Label title = new Label("Test case");
    title.getStyleClass().add("sheet-title");
    TextField name = new TextField();
    Forms.named(name, "own-case-name", "Name", model.name());
    TextArea expected = new TextArea();
    Button fill = new Button("Fill in from the reference solution");
    fill.setId("own-case-fill");
    fill.getStyleClass().addAll("flat", "compact");
    fill.disableProperty().bind(model.busy());
    fill.setOnAction(e -> model.fill());
    HBox texts =
        new HBox(
            column("Input", area(input, "own-case-input", "Standard input", model.input())),
            column(
                "Expected output",
                area(expected, "own-case-expected", "Expected output", model.expected())));
    texts.getStyleClass().add("form-line");
    Label fault = new Label();
    fault.setId("own-case-fault");
    fault.getStyleClass().add("bad");
    fault.setWrapText(true);
    fault.textProperty().bind(model.fault());
    fault.managedProperty().bind(fault.textProperty().isNotEmpty());
    Button keep = new Button("Save");
    keep.setId("own-case-keep");
    keep.getStyleClass().add("accent");
    keep.disableProperty().bind(model.busy());
    keep.setOnAction(e -> model.keep(onDone));
    Button cancel = new Button("Cancel");
    cancel.setOnAction(
        e -> {
          model.giveUp();
          onDone.run();
        });
    HBox buttons = new HBox(keep, cancel, fill);
    buttons.getStyleClass().add("form-line");
    getChildren().addAll(title, name, texts, fault, buttons);
  }

  /**
   * Shows a case, and returns what is to have the focus.
   *
   * @param existing name of an own case that is to be changed; null for a new one
   */
  public Node begin(@Nullable String existing) {
    model.begin(existing);
    return input;
  }

  private static VBox column(String name, TextArea area) {
    Label label = new Label(name);
    label.getStyleClass().add("muted");
    VBox column = new VBox(label, area);
    VBox.setVgrow(area, Priority.ALWAYS);
    HBox.setHgrow(column, Priority.ALWAYS);
    return column;
  }

  private static TextArea area(TextArea area, String id, String name, StringProperty text) {
    Forms.named(area, id, name, text);
    area.getStyleClass().add("code-text");
    area.setPrefRowCount(ROWS);
    area.setPrefColumnCount(COLUMNS);
    return area;
  }
}
