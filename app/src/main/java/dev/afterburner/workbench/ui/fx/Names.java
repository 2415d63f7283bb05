// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.fx;

import javafx.scene.control.MenuButton;

/** What a screen reader says of a control. */
public final class Names {

  private Names() {}

  /** Names a menu that shows what was chosen in it; the choice is said with the name. */
  public static void withChoice(MenuButton menu, String name) {
    menu.accessibleTextProperty().bind(menu.textProperty().map(chosen -> name + ": " + chosen));
  }
}
