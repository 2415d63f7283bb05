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

  private final ProcessFolder folder;
  private final int[] listed;
  private int[] pids = new int[8];
  private int[] memories = new int[8];
  private boolean[] empty = new boolean[8];
  private boolean[] ended = new boolean[8];
  private int[] zeros = new int[8];
  private long[] ticks = new long[8];
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
      if (!ended[i]) {
        long own = residentPages(i);
        empty[i] = own == 0;
        pages += own;
        sharedPages += folder.sharedPages();
      }
    }
    return pages;
  }

  /** How many of the pages last told are those of files, or of shared memory. */
  long sharedPages() {
    return sharedPages;
  }

  /**
   * A process without memory has ended, or its first thread has and others go on; one that is gone
   * has left its number to another.
   */
  private long residentPages(int index) {
    long pages = folder.residentPages(memories[index]);
    if (pages > 0) {
      return pages;
    }
    // Looking at the threads of a process that ends makes entries that the kernel has to clear away
    // in the midst of its end: a process that has not ended a while later has other threads.
    if (++zeros[index] % SAMPLES_PER_LOOK != 0) {
      return 0;
    }
    Descriptors.close(memories[index]);
    memories[index] = folder.openMemory(pids[index]);
    pages = folder.residentPages(memories[index]);
    if (pages > 0) {
      return pages;
    }
    int threads = folder.threads(pids[index]);
    if (threads <= 1) {
      ended[index] = threads == 1 && !folder.used(pids[index]).living();
      return 0;
    }
    Descriptors.close(memories[index]);
    memories[index] = folder.openMemoryOfThread(pids[index]);
    return Math.max(0, folder.residentPages(memories[index]));
  }

  /** Merges the listing, ascending as it is, into the table. */
  private void update(int n) {
    int size = Math.max(8, n);
    int[] newMemories = new int[size];
    boolean[] newEmpty = new boolean[size];
    boolean[] newEnded = new boolean[size];
    int[] newZeros = new int[size];
    long[] newTicks = new long[size];
    int old = 0;
    for (int i = 0; i < n; i++) {
      while (old < count && pids[old] < listed[i]) {
        forget(old++);
      }
      if (old < count && pids[old] == listed[i]) {
        newMemories[i] = memories[old];
        newEmpty[i] = empty[old];
        newEnded[i] = ended[old];
        newZeros[i] = zeros[old];
        newTicks[i] = ticks[old++];
      } else {
        newMemories[i] = folder.openMemory(listed[i]);
      }
    }
    while (old < count) {
      forget(old++);
    }
    pids = Arrays.copyOf(listed, size);
    memories = newMemories;
    empty = newEmpty;
    ended = newEnded;
    zeros = newZeros;
    ticks = newTicks;
    count = n;
  }

  private void forget(int index) {
    Descriptors.close(memories[index]);
    endedTicks += ticks[index];
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
   * True when a process gave its memory back, as last looked at: it is then in no resident set any
   * more, and not free yet.
   */
  boolean isGivingBack() {
    for (int i = 0; i < count; i++) {
      if (empty[i] && !ended[i]) {
        return true;
      }
    }
    return false;
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
      ticks[i] = Math.max(ticks[i], used.ownTicks());
      own += ticks[i];
      all += used.allTicks();
    }
    return Math.max(own, all);
  }

  @Override
  public void close() {
    for (int i = 0; i < count; i++) {
      Descriptors.close(memories[i]);
    }
    count = 0;
  }
}
