package dev.afterburner.workbench.ui.shell;

import java.util.List;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** The three charts, one below the other. */
final class ChartsPane extends VBox {

  ChartsPane() {
    getStyleClass().add("charts");
    getChildren().add(new Label("No run yet"));
  }

  void addTo(Layout layout, Map<String, List<Double>> remembered) {
    // One pane has no dividers.
  }
}
