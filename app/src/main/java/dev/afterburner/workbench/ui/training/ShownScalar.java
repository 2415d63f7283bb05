// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.training;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/** A number that runs log, and whether it has a panel. */
public final class ShownScalar {

  private final String name;
  private final BooleanProperty shown;

  ShownScalar(String name, boolean shown) {
    this.name = name;
    this.shown = new SimpleBooleanProperty(shown);
  }

  /** As the trainer calls it. */
  public String name() {
    return name;
  }

  /** Whether it has a panel. */
  public BooleanProperty shown() {
    return shown;
  }
}
