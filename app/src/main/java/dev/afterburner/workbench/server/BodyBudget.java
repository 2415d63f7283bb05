// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.server;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Bounds the memory that the bodies of all requests take that are being read or wait: many large
 * ones at once are refused instead of exhausting the heap. A body that takes long to come gives its
 * room up when others need it, the oldest first: else a few half-sent ones would hold all of it.
 */
final class BodyBudget {

  private static final int UNIT = 1 << 10;
  private static final long LEAST_BYTES = 4L * Call.MOST_BYTES;

  /** Bodies up to this size find room that larger ones can't take. */
  private static final long SMALL_BYTES = 1L << 20;

  /** So long a body may take to come while others wait for room. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final long total;
  private final long patienceNanos;
  private final Set<Share> coming = new LinkedHashSet<>();
  private long used;

  /** An eighth of the heap, and at least four of the largest bodies. */
  BodyBudget(long heapBytes) {
    this(Math.max(LEAST_BYTES, heapBytes / 8), PATIENCE);
  }

  /**
   * A budget.
   *
   * @param bytes all there is
   */
  BodyBudget(long bytes, Duration patience) {
    total = bytes / UNIT;
    patienceNanos = patience.toNanos();
  }

  /** A part of the budget. */
  final class Share implements AutoCloseable {
    private final Runnable giveUp;
    private final long beganNanos = System.nanoTime();
    private long units;
    private boolean whole;
    private boolean closed;

    private Share(Runnable giveUp) {
      this.giveUp = giveUp;
    }

    /** Makes room for some more bytes. */
    void grow(long bytes) throws Refused {
      long more = (bytes + UNIT - 1) / UNIT;
      if (!tryGrow(more)) {
        throw Refused.queueFull();
      }
    }

    private boolean tryGrow(long more) {
      Set<Share> late;
      boolean fits;
      synchronized (BodyBudget.this) {
        long most = units + more <= SMALL_BYTES / UNIT ? total : total - total / 8;
        late = room(more, most);
        fits = !closed && used + more <= most;
        if (fits) {
          used += more;
          units += more;
          if (!whole) {
            coming.add(this);
          }
        }
      }
      late.forEach(share -> share.giveUp.run());
      return fits;
    }

    /** Takes back the room of late bodies, until there is enough or none is late. */
    private Set<Share> room(long more, long most) {
      Set<Share> late = new LinkedHashSet<>();
      Iterator<Share> oldest = coming.iterator();
      while (used + more > most && oldest.hasNext()) {
        Share share = oldest.next();
        if (share != this && System.nanoTime() - share.beganNanos > patienceNanos) {
          oldest.remove();
          share.release();
          late.add(share);
        }
      }
      return late;
    }

    private void release() {
      used -= units;
      units = 0;
      closed = true;
    }

    /**
     * All of the body has come: from now on it keeps its room.
     *
     * @throws Refused 408 where the room was taken back before
     */
    void whole() throws Refused {
      synchronized (BodyBudget.this) {
        if (closed) {
          throw Refused.late();
        }
        whole = true;
        coming.remove(this);
      }
    }

    @Override
    public void close() {
      synchronized (BodyBudget.this) {
        coming.remove(this);
        release();
      }
    }
  }

  /**
   * A share, empty at first.
   *
   * @param giveUp done where its room is taken back; must not block
   */
  Share share(Runnable giveUp) {
    return new Share(giveUp);
  }

  synchronized long usedBytes() {
    return used * UNIT;
  }
}
