// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.server;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * {@code GET /held}: an answer without end, with a heartbeat, for the one client that a server is
 * there for. With its connection the server is no more wanted.
 */
final class HeldEndpoint {

  private static final long HEARTBEAT_MILLIS = 500;

  private final Workers workers;
  private final CountDownLatch held = new CountDownLatch(1);
  private final CountDownLatch left = new CountDownLatch(1);

  HeldEndpoint(Workers workers) {
    this.workers = workers;
  }

  void hold(Call call) throws IOException, InterruptedException {
    held.countDown();
    try (OutputStream out = call.stream(200, "text/plain")) {
      while (!workers.isStopping()) {
        out.write('\n');
        out.flush();
        Thread.sleep(HEARTBEAT_MILLIS);
      }
    } finally {
      left.countDown();
    }
  }

  /**
   * Waits until the client has left.
   *
   * @param patienceSeconds how long it may take to come; one that does not come has left
   */
  void awaitEnd(long patienceSeconds) throws InterruptedException {
    if (held.await(patienceSeconds, TimeUnit.SECONDS)) {
      left.await();
    }
  }
}
