// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.fx;

import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.beans.value.ObservableValue;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Shows a value a moment after it has changed, and of several that come meanwhile the last. Where
 * one event changes all panes, those that matter less are so laid out in pulses of their own.
 */
public final class Behind {

  private Behind() {}

  /**
   * Follows a value, from now on.
   *
   * @param millis how far behind; a pulse takes 16
   * @param show is given the value; now, too
   * @return runs while what is shown is behind
   */
  public static <T extends @Nullable Object> Animation follow(
      ObservableValue<T> value, int millis, Consumer<T> show) {
    PauseTransition pause = new PauseTransition(Duration.millis(millis));
    pause.setOnFinished(e -> show.accept(value.getValue()));
    value.addListener(
        (o, before, now) -> {
          if (pause.getStatus() != Animation.Status.RUNNING) {
            pause.playFromStart();
          }
        });
    show.accept(value.getValue());
    return pause;
  }
}
