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
import org.jspecify.annotations.Nullable;

/**
 * What stands left of a line: what it costs, the sign of an error and the number, flush right.
 *
 * @param digits room for the highest line number
 * @param markers errors at lines
 * @param heat what lines cost
 */
record Gutter(int digits, List<Marker> markers, Heat heat) implements IntFunction<Node> {

  /** Room for the sign. */
  private static final String SIGN = "  ";

  private static final Duration DELAY = Duration.millis(200);

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
    return new GutterGround(heat.cells().isEmpty() ? place : heated(place, line));
  }

  /** Numbers and bars, so that what is hot can be told without colour. */
  private HBox heated(Node place, int line) {
    Heat.@Nullable Cell cell = heat.cells().get(line);
    HBox both = new HBox(new HeatBar(cell), place);
    both.setAlignment(Pos.CENTER_LEFT);
    if (cell != null) {
      both.setAccessibleText("Line " + line + ": " + cell.details());
      Tooltip tooltip = new Tooltip(cell.details());
      tooltip.setShowDelay(DELAY);
      Tooltip.install(both, tooltip);
    }
    return both;
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
    tooltip.setShowDelay(DELAY);
    Tooltip.install(gutter, tooltip);
    return gutter;
  }

  static int digits(int lines) {
    return Math.max(2, Integer.toString(lines).length());
  }
}
