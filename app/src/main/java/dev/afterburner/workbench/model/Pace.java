// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.model;

import dev.afterburner.sandbox.Cancellation;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** How fast recorded replies come. */
@FunctionalInterface
public interface Pace {

  /** All at once. For tests. */
  Pace AT_ONCE = Cancellation::isCancelled;

  /**
   * Waits until the next piece is due; returns at once on cancellation.
   *
   * @return whether that was cancelled
   */
  boolean await(Cancellation cancellation) throws InterruptedException;

  /** A steady number of pieces a second. */
  static Pace perSecond(int rate) {
    return cancellation -> {
      CountDownLatch cancelled = new CountDownLatch(1);
      try (Cancellation.Registration _ = cancellation.onCancel(cancelled::countDown)) {
        return cancelled.await(1_000_000_000L / rate, TimeUnit.NANOSECONDS);
      }
    };
  }
}
