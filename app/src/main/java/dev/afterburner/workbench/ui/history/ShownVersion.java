// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.history;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/**
 * A version in the tree. What is told of it changes many times a second while it runs: an item with
 * another value would have the table take off and put back each cell of each row, so the item's
 * value stays, and the cells follow its content.
 */
public final class ShownVersion {

  private final ObjectProperty<VersionRow> row;

  ShownVersion(VersionRow row) {
    this.row = new SimpleObjectProperty<>(this, "row", row);
  }

  /** What is told of the version now. */
  public VersionRow row() {
    return row.get();
  }

  ObjectProperty<VersionRow> rowProperty() {
    return row;
  }
}
