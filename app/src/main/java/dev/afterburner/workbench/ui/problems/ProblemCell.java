// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.problems;

import dev.afterburner.workbench.figures.Figures;
import dev.afterburner.workbench.problem.Listing;
import dev.afterburner.workbench.text.HiddenCharacters;
import dev.afterburner.workbench.ui.fx.Tips;
import javafx.collections.MapChangeListener;
import javafx.collections.ObservableMap;
import javafx.collections.WeakMapChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Title, difficulty and tags of a problem, and at the right the user's best. */
final class ProblemCell extends ListCell<Listing> {

  private final ObservableMap<String, Double> bests;
  private final Label title = new Label();
  private final Label subline = new Label();
  private final Label best = new Label();
  private final HBox line;
  private final MapChangeListener<String, Double> rated = change -> showBest();

  ProblemCell(ObservableMap<String, Double> bests) {
    this.bests = bests;
    bests.addListener(new WeakMapChangeListener<>(rated));
    title.getStyleClass().add("problem-title");
    subline.getStyleClass().add("subline");
    best.getStyleClass().addAll("muted", "figure");
    best.setMinWidth(Region.USE_PREF_SIZE);
    VBox text = new VBox(title, subline);
    text.setMinWidth(0);
    HBox.setHgrow(text, Priority.ALWAYS);
    line = new HBox(text, best);
    line.getStyleClass().add("problem-row");
    // The cell is as wide as the list, so that a long title is cut rather than scrolled to.
    setPrefWidth(0);
    Tips.on(this, this::whole);
  }

  /** What the width of the list may cut. */
  private String whole() {
    Listing listing = getItem();
    return listing == null
        ? ""
        : HiddenCharacters.visible(listing.title())
            + "\n"
            + ProblemsViewModel.subline(listing)
            + "\n"
            + listing.id();
  }

  @Override
  protected void updateItem(@Nullable Listing listing, boolean empty) {
    super.updateItem(listing, empty);
    if (empty || listing == null) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    title.setText(HiddenCharacters.visible(listing.title()));
    subline.setText(ProblemsViewModel.subline(listing));
    showBest();
    setGraphic(line);
  }

  private void showBest() {
    Listing listing = getItem();
    if (listing != null) {
      Double factor = bests.get(listing.id());
      best.setText(factor == null ? Figures.NONE : Figures.factor(factor));
      setAccessibleText(
          listing.title() + ", " + ProblemsViewModel.subline(listing) + ", best " + best.getText());
    }
  }
}
