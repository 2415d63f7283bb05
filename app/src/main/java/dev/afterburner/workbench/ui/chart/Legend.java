// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.chart;

import dev.afterburner.workbench.chart.draw.Box;
import dev.afterburner.workbench.chart.draw.LegendEntry;
import dev.afterburner.workbench.chart.draw.Palette;
import dev.afterburner.workbench.chart.draw.Swatch;
import dev.afterburner.workbench.ui.fx.Tips;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;

/** The lines of a chart, each a switch. */
final class Legend extends FlowPane {

  private static final double SWATCH_WIDTH = 18;
  private static final double SWATCH_HEIGHT = 12;

  private final BiConsumer<String, Boolean> onToggle;
  private List<LegendEntry> entries = List.of();

  Legend(BiConsumer<String, Boolean> onToggle) {
    this.onToggle = onToggle;
    getStyleClass().add("chart-control-legend");
    setMinHeight(USE_PREF_SIZE);
  }

  /** Shows these entries. Buttons are kept: each new one has to be styled. */
  void show(List<LegendEntry> wanted, Palette palette, boolean recolour) {
    if (wanted.equals(entries) && !recolour) {
      return;
    }
    int known = entries.size();
    for (int i = 0; i < wanted.size(); i++) {
      LegendEntry entry = wanted.get(i);
      if (i == known) {
        getChildren().add(new Entry());
        known++;
      }
      ((Entry) getChildren().get(i)).show(entry, palette);
    }
    getChildren().remove(wanted.size(), known);
    entries = List.copyOf(wanted);
  }

  /** A line's switch, with a piece of the line. */
  private final class Entry extends ToggleButton {
    private final Canvas swatch = new Canvas(SWATCH_WIDTH, SWATCH_HEIGHT);

    Entry() {
      setGraphic(swatch);
      getStyleClass().add("chart-control-legend-entry");
      Tips.on(this, () -> "Show or hide " + getText());
    }

    void show(LegendEntry entry, Palette palette) {
      swatch.getGraphicsContext2D().clearRect(0, 0, SWATCH_WIDTH, SWATCH_HEIGHT);
      CanvasPen pen = new CanvasPen(swatch.getGraphicsContext2D(), 1, 1);
      Swatch.draw(pen, palette, entry, new Box(0, 0, SWATCH_WIDTH, SWATCH_HEIGHT));
      setText(entry.label());
      setId("legend-" + entry.id());
      setSelected(entry.shown());
      setAccessibleText(entry.label() + " in the chart");
      setAccessibleHelp("Show or hide " + entry.label());
      setOnAction(_ -> onToggle.accept(entry.id(), isSelected()));
    }
  }
}
