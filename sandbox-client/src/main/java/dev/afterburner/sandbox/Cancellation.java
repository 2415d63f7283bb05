// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/** A request to stop that may come from any thread, at most once. */
public final class Cancellation {

  private final AtomicBoolean cancelled = new AtomicBoolean();
  private final List<Runnable> actions = new CopyOnWriteArrayList<>();

  /** Asks for the end. Further calls do nothing. */
  public void cancel() {
    if (cancelled.compareAndSet(false, true)) {
      actions.forEach(Runnable::run);
    }
  }

  public boolean isCancelled() {
    return cancelled.get();
  }

  /**
   * Runs an action on cancellation, on the cancelling thread; at once where that has happened
   * already. The action must be harmless when run twice.
   *
   * @return closes to forget the action
   */
  public Registration onCancel(Runnable action) {
    actions.add(action);
    if (cancelled.get()) {
      action.run();
    }
    return () -> actions.remove(action);
  }

  /** Takes an action back. */
  @FunctionalInterface
  public interface Registration extends AutoCloseable {
    @Override
    void close();
  }
}
