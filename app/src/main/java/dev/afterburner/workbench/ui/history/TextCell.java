// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.history;

import static java.util.Objects.requireNonNullElse;

import dev.afterburner.workbench.ui.fx.NumberCell;
import dev.afterburner.workbench.ui.fx.Tips;
import java.util.function.Function;
import javafx.scene.control.TreeTableCell;
import org.jspecify.annotations.Nullable;

/** A text in its tone; the whole of it on hover. */
final class TextCell extends TreeTableCell<ShownVersion, VersionRow> {

  private final Function<VersionRow, String> text;
  private final Function<VersionRow, String> style;
  private String styled = "";

  /**
   * A cell.
   *
   * @param tip what is said of it on hover, after its text
   */
  TextCell(
      Function<VersionRow, String> text,
      Function<VersionRow, String> style,
      Function<VersionRow, String> tip) {
    this.text = text;
    this.style = style;
    Tips.on(
        this,
        () -> {
          VersionRow row = getItem();
          String said = row == null ? "" : tip.apply(row);
          return requireNonNullElse(getText(), "") + (said.isEmpty() ? "" : "\n" + said);
        });
  }

  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    if (getTableColumn().getStyleClass().contains("numeric")) {
      NumberCell.keepWhole(this, getTableColumn());
    }
  }

  @Override
  protected void updateItem(@Nullable VersionRow row, boolean empty) {
    super.updateItem(row, empty);
    String now = empty || row == null ? "" : style.apply(row);
    if (!now.equals(styled)) {
      getStyleClass().remove(styled);
      if (!now.isEmpty()) {
        getStyleClass().add(now);
      }
      styled = now;
    }
    setText(empty || row == null ? null : text.apply(row));
  }
}
