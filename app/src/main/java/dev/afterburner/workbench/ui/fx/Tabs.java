// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.fx;

import javafx.scene.Node;
import javafx.scene.control.Tab;

/** Tabs that stay. */
public final class Tabs {

  private Tabs() {}

  /**
   * A tab whose content joins the window when it is first chosen: styling what nobody has looked at
   * yet would make up a third of a start.
   */
  public static Tab tab(String title, Node content) {
    Tab tab = new Tab(title);
    tab.setClosable(false);
    tab.selectedProperty()
        .addListener(
            (o, before, now) -> {
              if (now && tab.getContent() == null) {
                tab.setContent(content);
              }
            });
    return tab;
  }
}
