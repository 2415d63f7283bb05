package dev.afterburner.workbench.ui.history;

import dev.afterburner.workbench.ui.chart.ComparisonChart;
import dev.afterburner.workbench.ui.fx.Behind;
import dev.afterburner.workbench.ui.fx.Tips;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** How two versions compare, in one line, and as bars where they are asked for. */
public final class RatioLine extends VBox {

  private static final int BEHIND_MILLIS = 20;

  private final FlowPane line = new FlowPane();
  private final ToggleButton bars = new ToggleButton("Bars");
  private final ComparisonChart chart;

  /**
   * @param chart draws the bars; whoever made it saves it
   */
  public RatioLine(ComparisonViewModel model, ComparisonChart chart) {
    this.chart = chart;
    line.setId("ratios");
    line.getStyleClass().add("ratios");
    bars.setId("ratio-bars");
    bars.getStyleClass().add("quiet-toggle");
    Tips.on(bars, "Draw the ratios with their intervals");
    chart.visibleProperty().bind(bars.selectedProperty());
    chart.managedProperty().bind(bars.selectedProperty());
    getChildren().addAll(line, chart);
    // With the diff's lines: the pane around them is styled in the pulse before.
    Behind.follow(model.compared(), BEHIND_MILLIS, this::show);
  }

  private void show(@Nullable Compared now) {
    line.getChildren().clear();
    setManaged(now != null);
    setVisible(now != null);
    if (now == null) {
      return;
    }
    chart.setModel(now.bars());
    for (Compared.Ratio ratio : now.ratios()) {
      Label name = new Label(ratio.figure().id());
      Label change = new Label(ratio.change());
      change.getStyleClass().addAll("strong", "figure-" + ratio.figure().id());
      Label interval = new Label(ratio.interval());
      interval.getStyleClass().add("muted");
      HBox one = new HBox(name, change, interval);
      one.getStyleClass().add("ratio");
      one.setMinWidth(Region.USE_PREF_SIZE);
      line.getChildren().add(one);
    }
    if (!now.again().isEmpty()) {
      Label again = new Label(now.again());
      again.setId("measured-again");
      again.getStyleClass().add("muted");
      again.setMinWidth(Region.USE_PREF_SIZE);
      line.getChildren().add(again);
    }
    if (!now.ratios().isEmpty()) {
      line.getChildren().add(bars);
    }
  }
}
