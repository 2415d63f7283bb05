// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.hub;

import dev.afterburner.sandbox.Cancellation;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits between two tries. */
@FunctionalInterface
public interface Pause {

  /** Waits; returns at once on cancellation. */
  void pause(Duration time, Cancellation cancellation) throws InterruptedException;

  /** Real time. */
  static Pause real() {
    return (time, cancellation) -> {
      CountDownLatch cancelled = new CountDownLatch(1);
      try (Cancellation.Registration _ = cancellation.onCancel(cancelled::countDown)) {
        var unused = cancelled.await(time.toNanos(), TimeUnit.NANOSECONDS);
      }
    };
  }
}
