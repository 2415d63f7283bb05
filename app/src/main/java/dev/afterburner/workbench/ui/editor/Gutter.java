package dev.afterburner.workbench.ui.editor;

import java.util.List;
import java.util.function.IntFunction;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.util.Duration;

/**
 * What stands left of a line: the sign of an error and the number, flush right.
 *
 * @param digits room for the highest line number
 * @param markers errors at lines
 */
record Gutter(int digits, List<Marker> markers) implements IntFunction<Node> {

  private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");

  Gutter {
    markers = List.copyOf(markers);
  }

  @Override
  public Node apply(int paragraph) {
    int line = paragraph + 1;
    String messages =
        String.join(
            "\n", markers.stream().filter(m -> m.line() == line).map(Marker::message).toList());
    Region sign = messages.isEmpty() ? new Region() : new Label("▲");
    sign.getStyleClass().add(messages.isEmpty() ? "no-sign" : "sign");
    String figures = Integer.toString(line);
    // No label: there is one for each line that is shown, and a text has a third of its cost.
    Text number = new Text(" ".repeat(Math.max(0, digits - figures.length())) + figures);
    number.getStyleClass().add("lineno");
    HBox gutter = new HBox(sign, number);
    gutter.setAlignment(Pos.CENTER_LEFT);
    gutter.getStyleClass().add("gutter");
    if (!messages.isEmpty()) {
      gutter.pseudoClassStateChanged(ERROR, true);
      gutter.setAccessibleText("Line " + line + ": " + messages);
      Tooltip tooltip = new Tooltip(messages);
      tooltip.setShowDelay(Duration.millis(200));
      Tooltip.install(gutter, tooltip);
    }
    return gutter;
  }

  static int digits(int lines) {
    return Math.max(2, Integer.toString(lines).length());
  }
}
