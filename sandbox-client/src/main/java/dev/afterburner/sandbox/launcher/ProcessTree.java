package dev.afterburner.sandbox.launcher;

import dev.afterburner.sandbox.linux.Descriptors;
import dev.afterburner.sandbox.linux.ProcessFolder;
import java.util.Arrays;

/**
 * All processes of a run, however they came about: they are what its process-number namespace
 * holds, so a child that hides behind a double fork is there too. For the sampler's thread.
 */
final class ProcessTree implements AutoCloseable {

  private final ProcessFolder folder;
  private final int[] listed;
  private int[] pids = new int[8];
  private int[] memories = new int[8];
  private long[] ticks = new long[8];
  private int count;
  private long endedTicks;

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
    for (int i = 0; i < count; i++) {
      pages += folder.residentPages(memories[i]);
    }
    return pages;
  }

  /** Merges the listing, ascending as it is, into the table. */
  private void update(int n) {
    int[] newMemories = new int[Math.max(8, n)];
    long[] newTicks = new long[Math.max(8, n)];
    int old = 0;
    for (int i = 0; i < n; i++) {
      while (old < count && pids[old] < listed[i]) {
        forget(old++);
      }
      if (old < count && pids[old] == listed[i]) {
        newMemories[i] = memories[old];
        newTicks[i] = ticks[old++];
      } else {
        newMemories[i] = folder.openMemory(listed[i]);
      }
    }
    while (old < count) {
      forget(old++);
    }
    pids = Arrays.copyOf(listed, Math.max(8, n));
    memories = newMemories;
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

  /** CPU time of all processes seen so far, as last looked at: clock ticks of 10 ms. */
  long cpuTicks() {
    long sum = endedTicks;
    for (int i = 0; i < count; i++) {
      ticks[i] = Math.max(ticks[i], folder.cpuTicks(pids[i]));
      sum += ticks[i];
    }
    return sum;
  }

  @Override
  public void close() {
    for (int i = 0; i < count; i++) {
      Descriptors.close(memories[i]);
    }
    count = 0;
  }
}
