package dev.afterburner.workbench.ui.chart;

import dev.afterburner.workbench.chart.Box;
import dev.afterburner.workbench.chart.LegendEntry;
import dev.afterburner.workbench.chart.Palette;
import dev.afterburner.workbench.chart.Swatch;
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

  /** Shows these entries; buttons are kept where only their state differs. */
  void show(List<LegendEntry> wanted, Palette palette, boolean recolour) {
    if (wanted.equals(entries) && !recolour) {
      return;
    }
    boolean same =
        !recolour
            && wanted.stream()
                .map(Legend::looks)
                .toList()
                .equals(entries.stream().map(Legend::looks).toList());
    entries = List.copyOf(wanted);
    if (same) {
      for (int i = 0; i < entries.size(); i++) {
        ((ToggleButton) getChildren().get(i)).setSelected(entries.get(i).shown());
      }
      return;
    }
    getChildren().setAll(entries.stream().map(entry -> button(entry, palette)).toList());
  }

  /** An entry but for whether it is on. */
  private static LegendEntry looks(LegendEntry entry) {
    return new LegendEntry(
        entry.id(), entry.label(), entry.ink(), entry.dash(), entry.mark(), true);
  }

  private ToggleButton button(LegendEntry entry, Palette palette) {
    Canvas swatch = new Canvas(SWATCH_WIDTH, SWATCH_HEIGHT);
    CanvasPen pen = new CanvasPen(swatch.getGraphicsContext2D(), 1);
    Swatch.draw(pen, palette, entry, new Box(0, 0, SWATCH_WIDTH, SWATCH_HEIGHT));
    ToggleButton button = new ToggleButton(entry.label(), swatch);
    button.setId("legend-" + entry.id());
    button.getStyleClass().add("chart-control-legend-entry");
    button.setSelected(entry.shown());
    button.setAccessibleText(entry.label() + " in the chart");
    Tips.on(button, "Show or hide " + entry.label());
    button.setOnAction(_ -> onToggle.accept(entry.id(), button.isSelected()));
    return button;
  }
}
