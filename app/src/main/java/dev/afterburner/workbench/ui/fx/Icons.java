// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.fx;

import javafx.scene.control.Button;
import javafx.scene.layout.Region;

/** Small pictures, drawn by the style sheet as shapes, so that they take its colours. */
public final class Icons {

  public static final String CLOSE = "icon-close";
  public static final String MENU = "icon-menu";
  public static final String RUN = "icon-run";
  public static final String STAR = "icon-star";
  public static final String EYE = "icon-eye";
  public static final String SAVE = "icon-save";

  private Icons() {}

  /** A picture. */
  public static Region of(String icon) {
    Region region = new Region();
    region.getStyleClass().addAll("icon", icon);
    return region;
  }

  /** A button that shows a picture only; its name is read out and shown on hover. */
  public static Button button(String icon, String name) {
    Button button = new Button();
    button.setGraphic(of(icon));
    button.getStyleClass().addAll("flat", "compact", "icon-only");
    button.setAccessibleText(name);
    Tips.on(button, name);
    return button;
  }
}
