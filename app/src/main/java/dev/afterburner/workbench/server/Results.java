// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.server;

import dev.afterburner.sandbox.Run;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Asynchronous tasks until their results are fetched. Of those that have ended the oldest are
 * forgotten when they are too many or take too much memory.
 */
final class Results {

  /** As many finished ones are kept, as with the original. */
  static final int MOST = 128;

  private static final int BYTES_PER_SAMPLE = 5;

  /** A task with what it was asked for. */
  record Entry(Task task, ExecuteRequest request) {
    boolean hasEnded() {
      return task.end().isDone();
    }

    /** About what it takes, bytes. */
    long weight() {
      long request = this.request.program().code().length() + (long) this.request.stdin().size();
      Task.End end = task.end().getNow(null);
      if (end != null && end.result() instanceof Task.Result.Ran(Run run, var _)) {
        return 2 * request
            + run.stdout().size()
            + run.stderr().size()
            + (long) BYTES_PER_SAMPLE * run.curve().size();
      }
      return 2 * request;
    }
  }

  private final long mostBytes;
  private final Map<UUID, Entry> entries = new LinkedHashMap<>();

  /** A quarter of the heap may be taken. */
  Results(long heapBytes) {
    mostBytes = heapBytes / 4;
  }

  synchronized void add(Task task, ExecuteRequest request) {
    entries.put(task.id(), new Entry(task, request));
  }

  /**
   * A task by its id.
   *
   * @throws Refused 404 where there is none, or its result was fetched or forgotten
   */
  synchronized Entry find(UUID id) throws Refused {
    Entry entry = entries.get(id);
    if (entry == null) {
      throw notFound();
    }
    return entry;
  }

  static Refused notFound() {
    return new Refused(404, "Task not found");
  }

  synchronized void remove(UUID id) {
    entries.remove(id);
  }

  /** A task has ended; it is the youngest now. */
  synchronized void finished(UUID id) {
    Entry entry = entries.remove(id);
    if (entry != null) {
      entries.put(id, entry);
    }
    forget(MOST, mostBytes);
  }

  /** Forgets the oldest finished ones until fewer than n are left; gives how many are. */
  synchronized int clean(int n) {
    forget(Math.max(0, n - 1), Long.MAX_VALUE);
    return size();
  }

  private void forget(int most, long bytes) {
    int count = size();
    long weight = entries.values().stream().mapToLong(Entry::weight).sum();
    Iterator<Entry> oldest = entries.values().iterator();
    while ((count > most || weight > bytes) && oldest.hasNext()) {
      Entry entry = oldest.next();
      if (entry.hasEnded()) {
        weight -= entry.weight();
        count--;
        oldest.remove();
      }
    }
  }

  /** Finished ones that wait to be fetched. */
  synchronized int size() {
    return Math.toIntExact(entries.values().stream().filter(Entry::hasEnded).count());
  }

  /** Ends all that runs or waits. */
  synchronized void abandon() {
    entries.values().forEach(entry -> entry.task().abandon());
  }
}
