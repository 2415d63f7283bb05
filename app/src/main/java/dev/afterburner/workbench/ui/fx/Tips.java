// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.fx;

import java.util.function.Supplier;
import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;

/**
 * Words that appear beside what the pointer rests on. Each is a window of its own, made when the
 * pointer first comes: most are never seen, and those of a table's cells or a legend took longer to
 * make than what they explain.
 */
public final class Tips {

  private static final double WIDEST = 480;

  private Tips() {}

  /** Gives a control words that stay the same; they are read out, too. */
  public static void on(Control control, String text) {
    control.setAccessibleHelp(text);
    on(control, () -> text);
  }

  /** Gives a control words that are asked for each time; none while they are empty. */
  public static void on(Control control, Supplier<String> text) {
    control.addEventHandler(MouseEvent.MOUSE_ENTERED, entered -> prepare(control, text.get()));
  }

  private static void prepare(Control control, String text) {
    if (text.isEmpty()) {
      control.setTooltip(null);
    } else if (control.getTooltip() == null) {
      Tooltip tip = new Tooltip(text);
      tip.setWrapText(true);
      tip.setMaxWidth(WIDEST);
      control.setTooltip(tip);
    } else {
      control.getTooltip().setText(text);
    }
  }
}
