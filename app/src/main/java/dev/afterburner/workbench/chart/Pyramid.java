package dev.afterburner.workbench.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Least and greatest values of blocks of a growing sequence: blocks of 16 values at the bottom, of
 * four blocks on each level above. Any stretch is covered by a handful of blocks, so that drawing a
 * curve costs the same per pixel column whether it has a thousand samples or ten million. The
 * blocks take an eighth of the room of the samples themselves.
 */
final class Pyramid {

  private static final int BASE = 16;
  private static final int FACTOR = 4;

  /** Reads the values the pyramid stands on. */
  @FunctionalInterface
  interface Values {
    long at(int i);
  }

  private static final class Level {
    private long[] least = new long[16];
    private long[] greatest = new long[16];
    private int complete;

    private void add(long low, long high) {
      if (complete == least.length) {
        least = Arrays.copyOf(least, complete * 2);
        greatest = Arrays.copyOf(greatest, complete * 2);
      }
      least[complete] = low;
      greatest[complete] = high;
      complete++;
    }
  }

  private final Values values;
  private final List<Level> levels = new ArrayList<>();

  Pyramid(Values values) {
    this.values = values;
    levels.add(new Level());
  }

  /** Takes in that the sequence has grown to n values. */
  void grow(int n) {
    Level bottom = levels.getFirst();
    for (int from = bottom.complete * BASE; from + BASE <= n; from += BASE) {
      long low = values.at(from);
      long high = low;
      for (int i = from + 1; i < from + BASE; i++) {
        low = Math.min(low, values.at(i));
        high = Math.max(high, values.at(i));
      }
      bottom.add(low, high);
      raise();
    }
  }

  /** Closes the blocks that the newest bottom block completes. */
  private void raise() {
    for (int i = 0; levels.get(i).complete % FACTOR == 0; i++) {
      Level below = levels.get(i);
      if (i + 1 == levels.size()) {
        levels.add(new Level());
      }
      long low = Long.MAX_VALUE;
      long high = Long.MIN_VALUE;
      for (int block = below.complete - FACTOR; block < below.complete; block++) {
        low = Math.min(low, below.least[block]);
        high = Math.max(high, below.greatest[block]);
      }
      levels.get(i + 1).add(low, high);
    }
  }

  /** The least value of from ≤ i &lt; to; from &lt; to. */
  long least(int from, int to) {
    long least = Long.MAX_VALUE;
    int i = from;
    while (i < to) {
      int level = levelAt(i, to);
      if (level < 0) {
        least = Math.min(least, values.at(i));
        i++;
      } else {
        int size = size(level);
        least = Math.min(least, levels.get(level).least[i / size]);
        i += size;
      }
    }
    return least;
  }

  /** The greatest value of from ≤ i &lt; to; from &lt; to. */
  long greatest(int from, int to) {
    long greatest = Long.MIN_VALUE;
    int i = from;
    while (i < to) {
      int level = levelAt(i, to);
      if (level < 0) {
        greatest = Math.max(greatest, values.at(i));
        i++;
      } else {
        int size = size(level);
        greatest = Math.max(greatest, levels.get(level).greatest[i / size]);
        i += size;
      }
    }
    return greatest;
  }

  /** The highest level that has a complete block from i on which ends by {@code to}; or −1. */
  private int levelAt(int i, int to) {
    int found = -1;
    int size = BASE;
    for (int level = 0; level < levels.size(); level++, size *= FACTOR) {
      if (i % size != 0 || i + size > to || i / size >= levels.get(level).complete) {
        break;
      }
      found = level;
    }
    return found;
  }

  private static int size(int level) {
    return BASE << (2 * level);
  }
}
