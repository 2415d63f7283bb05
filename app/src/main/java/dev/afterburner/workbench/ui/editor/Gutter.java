// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.editor;

import java.util.List;
import java.util.function.IntFunction;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.text.Text;
import javafx.util.Duration;

/**
 * What stands left of a line: the sign of an error and the number, flush right.
 *
 * @param digits room for the highest line number
 * @param markers errors at lines
 */
record Gutter(int digits, List<Marker> markers) implements IntFunction<Node> {

  /** Room for the sign. */
  private static final String SIGN = "  ";

  Gutter {
    markers = List.copyOf(markers);
  }

  @Override
  public Node apply(int paragraph) {
    int line = paragraph + 1;
    String messages =
        String.join(
            "\n", markers.stream().filter(m -> m.line() == line).map(Marker::message).toList());
    String figures = Integer.toString(line);
    String padded = " ".repeat(Math.max(0, digits - figures.length())) + figures + " ";
    Node place = messages.isEmpty() ? number(SIGN + padded) : marked(padded, line, messages);
    return new GutterGround(place);
  }

  /** No label, and no box around it: there is one for each line that is shown. */
  private static Text number(String figures) {
    Text number = new Text(figures);
    number.getStyleClass().add("lineno");
    return number;
  }

  private static HBox marked(String figures, int line, String messages) {
    Label sign = new Label("▲");
    sign.getStyleClass().add("sign");
    HBox gutter = new HBox(sign, number(figures));
    gutter.setAlignment(Pos.CENTER_LEFT);
    gutter.getStyleClass().add("gutter");
    gutter.setAccessibleText("Line " + line + ": " + messages);
    Tooltip tooltip = new Tooltip(messages);
    tooltip.setShowDelay(Duration.millis(200));
    Tooltip.install(gutter, tooltip);
    return gutter;
  }

  static int digits(int lines) {
    return Math.max(2, Integer.toString(lines).length());
  }
}
