// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.model;

import dev.afterburner.workbench.ui.model.PromptsViewModel.Choice;
import dev.afterburner.workbench.ui.model.PromptsViewModel.Preview;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Which prompt template is used, and what it gives for the open problem. */
public final class PromptsView extends VBox {

  private final TextArea preview = new TextArea();
  private final Label faults = new Label();

  /**
   * @param openFolder shows the user's folder of templates
   * @param edit lets the user edit templates
   */
  public PromptsView(PromptsViewModel model, Runnable openFolder, Runnable edit) {
    getStyleClass().add("form-page");
    ComboBox<Choice> choice = new ComboBox<>(model.choices());
    choice.setId("prompt-choice");
    choice.setAccessibleText("Prompt template");
    choice.setMaxWidth(Double.MAX_VALUE);
    choice.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable Choice shown) {
            return shown == null ? "" : shown.label();
          }

          @Override
          public @Nullable Choice fromString(String text) {
            return null;
          }
        });
    choice.valueProperty().bindBidirectional(model.chosen());
    HBox.setHgrow(choice, Priority.ALWAYS);
    Button again = new Button("Reload");
    again.setId("prompt-again");
    again.getStyleClass().add("compact");
    again.setOnAction(e -> model.begin(model.name()));
    Button folder = new Button("Open folder");
    folder.setId("prompt-folder");
    folder.getStyleClass().add("compact");
    folder.setOnAction(e -> openFolder.run());
    Button templates = new Button("Edit…");
    templates.setId("prompt-edit");
    templates.setAccessibleText("Edit prompt templates");
    templates.getStyleClass().add("compact");
    templates.setOnAction(e -> edit.run());
    HBox line = new HBox(choice, templates, again, folder);
    line.getStyleClass().add("form-line");
    preview.setId("prompt-preview");
    preview.setAccessibleText("The prompt for the open problem");
    preview.setEditable(false);
    preview.setWrapText(true);
    preview.getStyleClass().addAll("code-text", "preview");
    VBox.setVgrow(preview, Priority.ALWAYS);
    faults.setId("prompt-faults");
    faults.getStyleClass().add("tone-bad");
    faults.setWrapText(true);
    faults.managedProperty().bind(faults.textProperty().isNotEmpty());
    getChildren()
        .addAll(
            line,
            Fields.hint(
                "NAME.md in the folder is a template; NAME.go.md beside it is the one for Go. Edit"
                    + " lists the placeholders. Below is what would be sent now."),
            faults,
            preview);
    model.preview().addListener((o, before, now) -> show(now));
    show(model.preview().get());
  }

  private void show(Preview now) {
    preview.setText(now.text());
    faults.setText(String.join("\n", now.faults()));
  }
}
