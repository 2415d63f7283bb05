// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.diff;

import dev.afterburner.workbench.ui.fx.Tips;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** The line above the diff: what is compared, walking through the changes, layout. */
final class DiffHeader extends HBox {

  private final Label titles = new Label();
  private final Label count = new Label();
  private final Button previous = new Button("↑");
  private final Button next = new Button("↓");
  private final MenuItem copyHunk = new MenuItem("Copy this change into the editor");
  private @Nullable Consumer<Hunk> onCopyHunk;

  DiffHeader(DiffView view) {
    getStyleClass().add("diff-header");
    setAlignment(Pos.CENTER_LEFT);
    titles.setMinWidth(0);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    count.getStyleClass().add("hint");
    count.setId("diff-count");
    count.setMinWidth(USE_PREF_SIZE);
    Label key = new Label("F7");
    key.getStyleClass().add("hint");
    key.setMinWidth(USE_PREF_SIZE);
    button(previous, "diff-previous", "Previous change (Shift+F7)", view::previousChange);
    button(next, "diff-next", "Next change (F7)", view::nextChange);
    getChildren().addAll(titles, gap, count, previous, key, next, options(view));
    setChanges(-1, 0);
  }

  private MenuButton options(DiffView view) {
    ToggleGroup group = new ToggleGroup();
    RadioMenuItem sideBySide = mode(view, group, "Side by side", DiffView.Mode.SIDE_BY_SIDE);
    RadioMenuItem unified = mode(view, group, "Unified", DiffView.Mode.UNIFIED);
    CheckMenuItem fold = new CheckMenuItem("Fold unchanged lines");
    fold.setId("diff-fold");
    fold.selectedProperty().bindBidirectional(view.foldingProperty());
    CheckMenuItem spaces = new CheckMenuItem("Ignore white space");
    spaces.setId("diff-spaces");
    spaces.selectedProperty().bindBidirectional(view.ignoringSpaceProperty());
    copyHunk.setId("diff-copy-hunk");
    copyHunk.setVisible(false);
    copyHunk.setOnAction(
        event -> {
          Hunk hunk = view.currentHunk();
          if (hunk != null && onCopyHunk != null) {
            onCopyHunk.accept(hunk);
          }
        });
    MenuButton options = new MenuButton("⋯");
    options.setId("diff-options");
    options.setAccessibleText("Layout of the diff");
    Tips.on(options, "Layout of the diff");
    options.getStyleClass().addAll("flat", "small", "no-arrow");
    options.setMinWidth(USE_PREF_SIZE);
    options.getItems().addAll(sideBySide, unified, new SeparatorMenuItem(), fold, spaces, copyHunk);
    return options;
  }

  private static RadioMenuItem mode(
      DiffView view, ToggleGroup group, String name, DiffView.Mode mode) {
    RadioMenuItem item = new RadioMenuItem(name);
    item.setId("diff-" + mode.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
    item.setToggleGroup(group);
    view.modeProperty().subscribe(now -> item.setSelected(now == mode));
    item.setOnAction(event -> view.modeProperty().set(mode));
    return item;
  }

  private static void button(Button button, String id, String name, Runnable action) {
    button.setId(id);
    button.setAccessibleText(name);
    Tips.on(button, name);
    button.getStyleClass().addAll("flat", "small");
    button.setMinWidth(USE_PREF_SIZE);
    button.setOnAction(event -> action.run());
  }

  void setTitles(String left, String right) {
    titles.setText(left.isEmpty() ? "" : left + "  →  " + right);
  }

  void setOnCopyHunk(@Nullable Consumer<Hunk> action) {
    onCopyHunk = action;
    copyHunk.setVisible(action != null);
  }

  /**
   * Says how many changes there are.
   *
   * @param current index of the one last gone to, or −1
   */
  void setChanges(int current, int changes) {
    previous.setDisable(changes == 0);
    next.setDisable(changes == 0);
    copyHunk.setDisable(changes == 0);
    if (changes == 0) {
      count.setText("");
    } else if (current < 0) {
      count.setText(changes + (changes == 1 ? " change" : " changes"));
    } else {
      count.setText((current + 1) + " of " + changes);
    }
  }
}
