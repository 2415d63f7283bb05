// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.model.remote;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;

/** Ends a call that has been silent, or has gone on, for too long. */
final class Watch implements AutoCloseable {

  /** What it found. */
  enum Finding {
    NOTHING,
    SILENT,
    ENDLESS
  }

  private final Call call;
  private final Patience patience;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final long startNanos = System.nanoTime();
  private volatile long lastNanos = startNanos;
  private volatile boolean begun;
  private volatile Finding finding = Finding.NOTHING;

  Watch(Call call, Patience patience) {
    this.call = call;
    this.patience = patience;
    Thread.ofVirtual().start(this::watch);
  }

  /** Something came. */
  void seen() {
    lastNanos = System.nanoTime();
    begun = true;
  }

  Finding finding() {
    return finding;
  }

  Duration limit() {
    return begun ? patience.silence() : patience.first();
  }

  private void watch() {
    try {
      while (true) {
        long now = System.nanoTime();
        long silent = limit().toNanos() - (now - lastNanos);
        long whole = patience.whole().toNanos() - (now - startNanos);
        if (silent <= 0 || whole <= 0) {
          finding = whole <= 0 ? Finding.ENDLESS : Finding.SILENT;
          call.cancel();
          return;
        }
        if (closed.await(Math.min(silent, whole), TimeUnit.NANOSECONDS)) {
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
