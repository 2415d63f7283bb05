// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.server;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** Does the work of all requests, first come, first served. */
final class Workers implements AutoCloseable {

  /** As many may wait, as the original has it. */
  static final int QUEUE = 128;

  private static final long CLOSING_MILLIS = 5_000;

  /** Something to be done. */
  interface Work {
    /**
     * Does it, to its end.
     *
     * @param worker the number of the worker, from 0
     */
    void run(int worker);

    /** Ends it where it runs already; tells who waits for it where it has not begun. */
    void abandon();
  }

  private final BlockingQueue<Work> queue = new ArrayBlockingQueue<>(QUEUE, true);
  private final List<Thread> threads = new ArrayList<>();
  private final AtomicReferenceArray<@Nullable Work> current;
  private volatile boolean stopping;

  Workers(int count) {
    current = new AtomicReferenceArray<>(count);
    for (int i = 0; i < count; i++) {
      int number = i;
      threads.add(Thread.ofPlatform().name("worker-" + i).start(() -> serve(number)));
    }
  }

  private void serve(int number) {
    try {
      while (!stopping) {
        Work work = queue.take();
        if (stopping) {
          work.abandon();
          break;
        }
        current.set(number, work);
        try {
          work.run(number);
        } catch (RuntimeException | Error e) {
          // This worker is wanted for what comes next; whoever waits for this work is told.
          System.getLogger(Workers.class.getName())
              .log(System.Logger.Level.WARNING, "work failed", e);
          work.abandon();
        } finally {
          current.set(number, null);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Takes work on.
   *
   * @throws Refused 503 where as many wait as may, or the server stops
   */
  void offer(Work work) throws Refused {
    if (stopping) {
      throw Refused.stopping();
    }
    if (!queue.offer(work)) {
      throw Refused.queueFull();
    }
    abandonIfStopping(work);
  }

  /** Takes work on once there is a place in the queue. */
  void put(Work work) throws InterruptedException {
    queue.put(work);
    abandonIfStopping(work);
  }

  /** Ends work that nobody wants any more, and lets others have its place in the queue. */
  void withdraw(Work work) {
    queue.remove(work);
    work.abandon();
  }

  /** Between the question and the offer the workers may have gone home. */
  private void abandonIfStopping(Work work) {
    if (stopping && queue.remove(work)) {
      work.abandon();
    }
  }

  int count() {
    return current.length();
  }

  boolean isIdle(int worker) {
    return current.get(worker) == null;
  }

  int waiting() {
    return queue.size();
  }

  boolean isStopping() {
    return stopping;
  }

  /** Abandons what runs and what waits, and waits until all has ended. */
  @Override
  public void close() {
    stopping = true;
    List<Work> left = new ArrayList<>();
    queue.drainTo(left);
    left.forEach(Work::abandon);
    for (int i = 0; i < current.length(); i++) {
      Work running = current.get(i);
      if (running != null) {
        running.abandon();
      }
    }
    threads.forEach(Thread::interrupt);
    try {
      for (Thread thread : threads) {
        thread.join(CLOSING_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
