// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.LiveCurve;
import dev.afterburner.sandbox.RunObserver;
import java.util.concurrent.CountDownLatch;

/** Stops a program once its curve was seen to grow. */
public final class CurveSeen implements RunObserver {

  private static final int SAMPLES = 100;

  private final CountDownLatch seen = new CountDownLatch(1);
  private final Cancellation cancellation;

  /**
   * For one run.
   *
   * @param cancellation the run's
   */
  public CurveSeen(Cancellation cancellation) {
    this.cancellation = cancellation;
  }

  @Override
  public void started(LiveCurve curve) {
    Thread.startVirtualThread(
        () -> {
          while (curve.size() < SAMPLES) {
            Thread.onSpinWait();
          }
          seen.countDown();
          cancellation.cancel();
        });
  }

  /** Waits until the curve was seen. */
  public void await() throws InterruptedException {
    seen.await();
  }
}
