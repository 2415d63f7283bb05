// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.optimize;

import dev.afterburner.sandbox.Cancellation;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Lets a session from one phase of a step to the next: at once, or one at a time when asked. */
final class Turnstile {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private boolean closed;
  private boolean passed;

  /** From now on each phase waits for {@link #pass}, or none does. */
  void close(boolean wanted) {
    lock.lock();
    try {
      closed = wanted;
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Lets the phase that waits begin. */
  void pass() {
    lock.lock();
    try {
      passed = true;
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits where that is wanted, until it is let pass or the work is cancelled.
   *
   * @param tell says that it waits
   */
  void await(Runnable tell, Cancellation cancellation) {
    try (Cancellation.Registration _ = cancellation.onCancel(this::pass)) {
      if (waits(cancellation)) {
        // Without the lock: whoever hears it may take its time, and a stop must not wait for that.
        tell.run();
        lock.lock();
        try {
          while (closed && !passed) {
            moved.awaitUninterruptibly();
          }
        } finally {
          lock.unlock();
        }
      }
    }
  }

  private boolean waits(Cancellation cancellation) {
    lock.lock();
    try {
      passed = cancellation.isCancelled();
      return closed && !passed;
    } finally {
      lock.unlock();
    }
  }
}
