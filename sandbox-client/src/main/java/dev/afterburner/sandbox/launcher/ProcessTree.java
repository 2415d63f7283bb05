// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.launcher;

import dev.afterburner.sandbox.linux.Descriptors;
import dev.afterburner.sandbox.linux.ProcessFolder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * All processes of a run, however they came about: they are what its process-number namespace
 * holds, so a child that hides behind a double fork is there too. For the sampler's thread.
 */
final class ProcessTree implements AutoCloseable {

  private static final int SAMPLES_PER_LOOK = 100;

  /** Samples without memory in which it is looked up whether the process has ended. */
  private static final int FIRST_SAMPLES = 3;

  /**
   * The same where its first thread has ended and others may go on: in so little time, some 0.6 ms,
   * a thread can't take memory that matters and give it back.
   */
  private static final int SAMPLES_PER_THREAD = 8;

  /** Threads may come and go while they are looked through. */
  private static final int THREAD_LOOKS = 3;

  /** Page tables of any process, and of each 64 bytes that are resident one byte. */
  private static final long USUAL_TABLES = 64L << 10;

  private static final int TABLES_FRACTION = 64;

  /** One process. */
  private static final class Seen {
    private final int pid;
    private int memory;
    private long pages;
    private long shared;
    private int zeros;
    private long ticks;

    /** It has no memory any more. */
    private boolean ended;

    /** Its first thread has ended and others go on: what they had when last seen, they have. */
    private boolean held;

    Seen(int pid, int memory) {
      this.pid = pid;
      this.memory = memory;
    }
  }

  private final ProcessFolder folder;
  private final int[] listed;
  private int[] pids = new int[8];
  private Seen[] seen = new Seen[8];
  private int count;
  private long endedTicks;
  private long sharedPages;

  /**
   * All processes in a /proc, but at most so many.
   *
   * @param folder stays open
   */
  ProcessTree(ProcessFolder folder, int most) {
    this.folder = folder;
    this.listed = new int[most];
  }

  /** Finds who came and who went, and sums the resident sets: pages. */
  long residentPages() {
    int n = folder.list(listed);
    if (n != count || !Arrays.equals(listed, 0, n, pids, 0, n)) {
      update(n);
    }
    long pages = 0;
    sharedPages = 0;
    for (int i = 0; i < count; i++) {
      Seen one = seen[i];
      if (!one.ended) {
        pages += residentPages(one);
        sharedPages += one.zeros == 0 || one.held ? one.shared : 0;
      }
    }
    return pages;
  }

  /** How many of the pages last told are those of files, or of shared memory. */
  long sharedPages() {
    return sharedPages;
  }

  private long residentPages(Seen one) {
    long pages = folder.residentPages(one.memory);
    if (pages > 0) {
      one.pages = pages;
      one.shared = folder.sharedPages();
      one.zeros = 0;
      return pages;
    }
    one.zeros++;
    int distance = one.held ? SAMPLES_PER_THREAD : SAMPLES_PER_LOOK;
    if (one.zeros <= FIRST_SAMPLES || one.zeros % distance == 0) {
      lookUp(one);
    }
    return one.held || one.zeros == 0 ? one.pages : 0;
  }

  /**
   * A process without memory has ended, or its first thread has and others go on; one that is gone
   * has left its number to another.
   */
  private void lookUp(Seen one) {
    ProcessFolder.Used used = folder.used(one.pid);
    if (used.living()) {
      if (one.zeros % SAMPLES_PER_LOOK == 0) {
        open(one, folder.openMemory(one.pid));
      }
      return;
    }
    one.ended = used.threads() == 1;
    one.held = used.threads() > 1;
    // Looking at the threads of a process that ends makes entries that the kernel has to clear away
    // in the midst of its end: a process that has not ended a while later has other threads.
    if (one.held && one.zeros % SAMPLES_PER_THREAD == 0) {
      one.held = false;
      for (int i = 0; i < THREAD_LOOKS && !one.held; i++) {
        open(one, folder.openMemoryOfThread(one.pid));
        one.held = one.zeros == 0;
      }
    }
  }

  private void open(Seen one, int memory) {
    Descriptors.close(one.memory);
    one.memory = memory;
    long pages = folder.residentPages(memory);
    if (pages > 0) {
      one.pages = pages;
      one.shared = folder.sharedPages();
      one.zeros = 0;
    }
  }

  /** Merges the listing, ascending as it is, into the table. */
  private void update(int n) {
    int size = Math.max(8, n);
    Seen[] now = new Seen[size];
    int old = 0;
    for (int i = 0; i < n; i++) {
      while (old < count && pids[old] < listed[i]) {
        forget(seen[old++]);
      }
      now[i] =
          old < count && pids[old] == listed[i]
              ? seen[old++]
              : new Seen(listed[i], folder.openMemory(listed[i]));
    }
    while (old < count) {
      forget(seen[old++]);
    }
    pids = Arrays.copyOf(listed, size);
    seen = now;
    count = n;
  }

  private void forget(Seen one) {
    Descriptors.close(one.memory);
    endedTicks += one.ticks;
  }

  int processes() {
    return count;
  }

  /** Processes and threads. */
  int threads() {
    int threads = 0;
    for (int i = 0; i < count; i++) {
      threads += Math.max(1, folder.threads(pids[i]));
    }
    return threads;
  }

  /** A figure of the processes' status, summed: RssFile, VmSwap and the like, bytes. */
  long statusBytes(String name) {
    long bytes = 0;
    for (int i = 0; i < count; i++) {
      bytes += folder.statusBytes(pids[i], name);
    }
    return bytes;
  }

  /**
   * Page tables, bytes. Processes that share an address space each tell of the same ones, and
   * nothing says which do: so what is more than resident memory needs counts of one process alone.
   */
  long tableBytes() {
    long usual = 0;
    long most = 0;
    for (int i = 0; i < count; i++) {
      ProcessFolder.Tables tables = folder.tables(pids[i]);
      long own = Math.min(tables.bytes(), USUAL_TABLES + tables.residentBytes() / TABLES_FRACTION);
      usual += own;
      most = Math.max(most, tables.bytes() - own);
    }
    return usual + most;
  }

  /** Address space that may be shared, each mapping once, bytes; huge where that can't be seen. */
  long sharedMappingBytes() {
    Map<String, Long> mappings = new HashMap<>();
    for (int i = 0; i < count; i++) {
      if (!folder.sharedMappings(pids[i], mappings)) {
        return Long.MAX_VALUE / 4;
      }
    }
    return mappings.values().stream().mapToLong(Long::longValue).sum();
  }

  /**
   * The largest process, as last seen, that is giving its memory back: that is in no resident set
   * any more, and not free yet. Pages; −1 where none is.
   */
  long givingBackPages() {
    long most = -1;
    for (int i = 0; i < count; i++) {
      Seen one = seen[i];
      if (one.zeros > 0 && !one.ended && !one.held) {
        ProcessFolder.Used used = folder.used(one.pid);
        // One that waits to be reaped has given back everything.
        one.ended = !used.living() && used.threads() == 1;
        // One that ends has no memory left; another that shows none may have unmapped it.
        most = one.ended || !used.exiting() ? most : Math.max(most, one.pages);
      }
    }
    return most;
  }

  /**
   * CPU time of all processes seen so far, as last looked at: clock ticks of 10 ms. A child that
   * was waited for is in its parent's figures, one that was not in its own alone; whichever way
   * finds more counts.
   */
  long cpuTicks() {
    long own = endedTicks;
    long all = 0;
    for (int i = 0; i < count; i++) {
      ProcessFolder.Used used = folder.used(pids[i]);
      seen[i].ticks = Math.max(seen[i].ticks, used.ownTicks());
      own += seen[i].ticks;
      all += used.allTicks();
    }
    return Math.max(own, all);
  }

  @Override
  public void close() {
    for (int i = 0; i < count; i++) {
      Descriptors.close(seen[i].memory);
    }
    count = 0;
  }
}
