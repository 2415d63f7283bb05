// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.fx;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bridge to the JavaFX thread: the only class that calls {@link Platform#runLater}. Updates are
 * queued and drawn in batches, so that a stream of many small ones costs one turn of the toolkit,
 * and a batch ends after {@link #BUDGET_NANOS} so that input is never kept waiting.
 */
public final class FxTaskRunner implements TaskRunner, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(FxTaskRunner.class);
  private static final long BUDGET_NANOS = 4_000_000;
  private static final long PATIENCE_SECONDS = 3;

  private final Queue<Runnable> updates = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean scheduled = new AtomicBoolean();
  // Platform threads: a session waits in native calls, which would pin a virtual thread's carrier.
  private final ExecutorService background =
      Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("work-", 1).factory());

  @Override
  public void start(Runnable work) {
    try {
      background.execute(work);
    } catch (RejectedExecutionException e) {
      // The window is closing: nobody waits for this work any more.
      LOG.debug("Not begun, since the window is closing", e);
    }
  }

  @Override
  public void show(Runnable update) {
    updates.add(update);
    if (scheduled.compareAndSet(false, true)) {
      Platform.runLater(this::drain);
    }
  }

  private void drain() {
    scheduled.set(false);
    long end = System.nanoTime() + BUDGET_NANOS;
    Runnable next = updates.poll();
    while (next != null) {
      next.run();
      if (System.nanoTime() > end && !updates.isEmpty()) {
        if (scheduled.compareAndSet(false, true)) {
          Platform.runLater(this::drain);
        }
        return;
      }
      next = updates.poll();
    }
  }

  /** Waits a moment for work that ends by itself; what does not is on daemon threads. */
  @Override
  public void close() {
    background.shutdown();
    try {
      if (!background.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        background.shutdownNow();
      }
    } catch (InterruptedException e) {
      background.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
