package dev.afterburner.workbench.ui.history;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** How two versions compare, in one line. */
public final class RatioLine extends HBox {

  public RatioLine(ComparisonViewModel model) {
    setId("ratios");
    getStyleClass().add("ratios");
    model.compared().addListener((o, before, now) -> show(now));
    show(model.compared().get());
  }

  private void show(@Nullable Compared now) {
    getChildren().clear();
    setManaged(now != null);
    if (now == null) {
      return;
    }
    for (Compared.Ratio ratio : now.ratios()) {
      Label name = new Label(ratio.figure().id());
      Label change = new Label(ratio.change());
      change.getStyleClass().addAll("strong", "figure-" + ratio.figure().id());
      Label interval = new Label(ratio.interval());
      interval.getStyleClass().add("muted");
      HBox one = new HBox(name, change, interval);
      one.getStyleClass().add("ratio");
      name.setMinWidth(Region.USE_PREF_SIZE);
      change.setMinWidth(Region.USE_PREF_SIZE);
      getChildren().add(one);
    }
  }
}
