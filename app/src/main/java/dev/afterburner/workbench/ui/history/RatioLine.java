// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.history;

import dev.afterburner.workbench.session.Version;
import dev.afterburner.workbench.ui.chart.ComparisonChart;
import dev.afterburner.workbench.ui.fx.Behind;
import dev.afterburner.workbench.ui.fx.Names;
import dev.afterburner.workbench.ui.fx.Tips;
import java.util.function.IntConsumer;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
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
  private final MenuButton newer = new MenuButton();
  private final MenuButton older = new MenuButton();
  private final HBox pickers = new HBox(newer, new Label("compared with"), older);
  private final ToggleButton bars = new ToggleButton("Bars");
  private final ComparisonChart chart;
  private final ComparisonViewModel model;

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
    picker(newer, "compare-newer", "Version that is compared", model, model::takeNewer);
    picker(older, "compare-older", "Version that it is compared with", model, model::takeOlder);
    pickers.getStyleClass().add("ratio");
    pickers.setMinWidth(Region.USE_PREF_SIZE);
    chart.visibleProperty().bind(bars.selectedProperty());
    chart.managedProperty().bind(bars.selectedProperty());
    getChildren().addAll(line, chart);
    this.model = model;
    model.versionCount().addListener((o, before, now) -> show(model.compared().get()));
    // With the diff's lines: the pane around them is styled in the pulse before.
    Behind.follow(model.compared(), BEHIND_MILLIS, this::show);
  }

  private static void picker(
      MenuButton picker, String id, String name, ComparisonViewModel model, IntConsumer chosen) {
    picker.setId(id);
    Names.withChoice(picker, name);
    Tips.on(picker, name + "; of two versions the later one is always compared with the earlier");
    picker.getStyleClass().addAll("flat", "compact");
    // Filled when it is opened: a session may have a hundred versions.
    picker.getItems().setAll(new MenuItem(""));
    picker.setOnShowing(
        e ->
            picker.getItems().setAll(model.versions().stream().map(v -> item(v, chosen)).toList()));
  }

  private static MenuItem item(Version version, IntConsumer chosen) {
    String verdict = version.judgement() == null ? "" : version.judgement().verdict().words();
    MenuItem item = new MenuItem("v" + version.id() + (verdict.isEmpty() ? "" : " · " + verdict));
    item.setOnAction(e -> chosen.accept(version.id()));
    return item;
  }

  private void show(@Nullable Compared now) {
    line.getChildren().clear();
    boolean some = now != null || model.versionCount().get() > 1;
    setManaged(some);
    setVisible(some);
    if (some) {
      line.getChildren().add(pickers);
    }
    if (now == null) {
      bars.setSelected(false);
      newer.setText("Choose…");
      older.setText(model.shownName().orElse("Choose…"));
      return;
    }
    chart.setModel(now.bars());
    newer.setText("v" + now.right().id());
    older.setText(now.leftName());
    for (Compared.Ratio ratio : now.ratios()) {
      Label name = new Label(ratio.figure().id());
      Label change = new Label(ratio.change());
      change.getStyleClass().addAll("strong", "figure-" + ratio.figure().id());
      Label interval = new Label(ratio.interval());
      interval.getStyleClass().add("muted");
      HBox one = new HBox(name, change, interval);
      one.getStyleClass().addAll("ratio", "figures");
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
