package dev.afterburner.workbench.server;

import java.util.concurrent.Semaphore;

/**
 * Bounds the memory that the bodies of all requests take that are being read or wait: many large
 * ones at once are refused instead of exhausting the heap.
 */
final class BodyBudget {

  private static final int UNIT = 1 << 10;
  private static final long LEAST_BYTES = 4L * Call.MOST_BYTES;

  private final int total;
  private final Semaphore free;

  /** An eighth of the heap, and at least four of the largest bodies. */
  BodyBudget(long heapBytes) {
    total =
        Math.toIntExact(Math.min(Integer.MAX_VALUE, Math.max(LEAST_BYTES, heapBytes / 8) / UNIT));
    free = new Semaphore(total);
  }

  /** A part of the budget. */
  final class Share implements AutoCloseable {
    private int units;

    /** Makes room for some more bytes. */
    synchronized void grow(int bytes) throws Refused {
      int more = (bytes + UNIT - 1) / UNIT;
      if (!free.tryAcquire(more)) {
        throw Refused.queueFull();
      }
      units += more;
    }

    @Override
    public synchronized void close() {
      free.release(units);
      units = 0;
    }
  }

  Share share() {
    return new Share();
  }

  long usedBytes() {
    return (long) (total - free.availablePermits()) * UNIT;
  }
}
