// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.model;

import dev.afterburner.workbench.ui.fx.Forms;
import dev.afterburner.workbench.ui.run.HeldPrompt;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The prompt that waits to be sent, to be read and edited. There only while one waits. */
final class HeldPromptView extends VBox {

  private final TextArea text = new TextArea();

  /**
   * @param onSend sends it
   */
  HeldPromptView(HeldPrompt model, Runnable onSend) {
    getStyleClass().add("held-prompt");
    Label words = new Label();
    words.setId("held-prompt-note");
    words.setWrapText(true);
    words
        .textProperty()
        .bind(Bindings.createStringBinding(() -> note(model), model.held(), model.edited()));
    Button send = new Button("Send (F8)");
    send.setId("held-prompt-send");
    send.getStyleClass().addAll("compact", "accent");
    send.setMinWidth(Region.USE_PREF_SIZE);
    send.setOnAction(e -> onSend.run());
    Button revert = new Button("Undo edits");
    revert.setId("held-prompt-revert");
    revert.getStyleClass().add("compact");
    revert.setMinWidth(Region.USE_PREF_SIZE);
    revert.disableProperty().bind(model.edited().not());
    revert.setOnAction(e -> model.revert());
    // In a narrow pane the buttons stand below the words.
    FlowPane line = new FlowPane(words, revert, send);
    line.getStyleClass().add("notice");
    Forms.bind(text, "held-prompt", "Prompt that waits to be sent", model.text());
    text.setWrapText(true);
    text.getStyleClass().add("code-text");
    VBox.setVgrow(text, Priority.ALWAYS);
    getChildren().addAll(line, text);
    visibleProperty().bind(model.held().isNotNull());
  }

  void focusText() {
    text.requestFocus();
  }

  private static String note(HeldPrompt model) {
    HeldPrompt.Held held = model.held().get();
    return held == null
        ? ""
        : "Step "
            + held.step()
            + (model.edited().get() ? ": edited, not sent yet" : ": not sent yet, edit it here");
  }
}
