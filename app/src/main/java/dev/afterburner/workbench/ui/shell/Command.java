// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.shell;

import java.util.List;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.KeyCombination;

/**
 * Something the user can ask for: by menu, key, or the command palette.
 *
 * @param group the menu it stands in
 * @param title what it does
 * @param keys what to press, in JavaFX's words ("Shortcut+Enter"); empty for none; the first is
 *     shown
 * @param possible whether it can be done now
 * @param action does it
 */
public record Command(
    String group,
    String title,
    List<KeyCombination> keys,
    ObservableBooleanValue possible,
    Runnable action) {

  /** The first key, in words; empty where there is none. */
  public String keyText() {
    return keys.isEmpty() ? "" : keys.getFirst().getDisplayText();
  }

  /** Does it, if it can be done now. */
  public void perform() {
    if (possible.get()) {
      action.run();
    }
  }
}
