// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.shell;

import dev.afterburner.workbench.ui.fx.TaskRunner;
import dev.afterburner.workbench.ui.run.Activity;
import javafx.animation.PauseTransition;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.scene.input.InputEvent;
import javafx.util.Duration;

/**
 * Gives back the memory that the last work used, once nothing was done for a while: the pause of a
 * collection is felt by nobody then, and in no measurement.
 */
final class IdleMemory {

  private static final Duration QUIET = Duration.seconds(8);

  private final PauseTransition quiet = new PauseTransition(QUIET);
  private final ObservableValue<Activity> activity;
  private boolean used = true;

  private IdleMemory(ObservableValue<Activity> activity, TaskRunner tasks) {
    this.activity = activity;
    quiet.setOnFinished(
        e -> {
          if (used && !activity.getValue().busy()) {
            used = false;
            tasks.start(System::gc);
          }
        });
  }

  /** Watches a window's input and work from now on. */
  static void watch(Scene scene, ObservableValue<Activity> activity, TaskRunner tasks) {
    IdleMemory memory = new IdleMemory(activity, tasks);
    activity.addListener((o, before, now) -> memory.touched());
    scene.addEventFilter(InputEvent.ANY, e -> memory.touched());
    memory.touched();
  }

  private void touched() {
    used = true;
    if (activity.getValue().busy()) {
      quiet.stop();
    } else {
      quiet.playFromStart();
    }
  }
}
