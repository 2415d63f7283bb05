// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.editor;

import dev.afterburner.workbench.ui.fx.Tips;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** What the compiler or a crash said, below the code: of the line of the caret, else the first. */
final class MarkerLine extends HBox {

  private final Label message = new Label();

  MarkerLine() {
    setId("marker-line");
    getStyleClass().add("marker-line");
    setAlignment(Pos.CENTER_LEFT);
    message.setMinWidth(0);
    message.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(message, Priority.ALWAYS);
    Tips.on(message, message::getText);
    Label key = new Label("F2");
    key.getStyleClass().add("hint");
    key.setMinWidth(USE_PREF_SIZE);
    getChildren().addAll(message, key);
    show(List.of(), 1);
  }

  /** Shows the message of a line, or the first one there is; nothing where there is none. */
  void show(List<Marker> markers, int line) {
    setVisible(!markers.isEmpty());
    setManaged(!markers.isEmpty());
    if (markers.isEmpty()) {
      message.setText("");
      return;
    }
    Marker shown =
        markers.stream().filter(m -> m.line() == line).findFirst().orElse(markers.getFirst());
    String more = markers.size() == 1 ? "" : " (1 of " + markers.size() + ")";
    message.setText("Line " + shown.line() + ": " + shown.message().strip() + more);
  }
}
