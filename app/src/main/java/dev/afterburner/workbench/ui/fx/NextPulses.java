// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.fx;

import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;

/**
 * Work that goes on in the pulses to come, a part in each, so that none takes longer than a frame.
 * A pause of some milliseconds is not the same: after a busy moment it ends before the first
 * layout.
 */
public final class NextPulses {

  private final BooleanSupplier part;
  private boolean laidOut;
  private boolean waiting;

  private final AnimationTimer timer =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          goOn();
        }
      };

  /**
   * @param part does the next part and says whether there are more
   */
  public NextPulses(BooleanSupplier part) {
    this.part = part;
  }

  /** The first part comes in the pulse after the next, which lays out what has changed till now. */
  public void start() {
    laidOut = false;
    waiting = true;
    timer.start();
  }

  public void stop() {
    waiting = false;
    timer.stop();
  }

  /** Whether parts are to come. */
  public boolean isWaiting() {
    return waiting;
  }

  private void goOn() {
    if (!laidOut) {
      laidOut = true;
    } else if (!part.getAsBoolean()) {
      stop();
    }
  }
}
