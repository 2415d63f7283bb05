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
    return extreme(from, to, false);
  }

  /** The greatest value of from ≤ i &lt; to; from &lt; to. */
  long greatest(int from, int to) {
    return extreme(from, to, true);
  }

  /** Climbs from single values to ever larger blocks while they fit, then down again. */
  private long extreme(int from, int to, boolean greatest) {
    long found = greatest ? Long.MIN_VALUE : Long.MAX_VALUE;
    int firstBlock = (from + BASE - 1) / BASE;
    int endBlock = Math.min(to / BASE, levels.getFirst().complete);
    if (firstBlock >= endBlock) {
      return values(from, to, greatest, found);
    }
    found = values(from, firstBlock * BASE, greatest, found);
    found = values(endBlock * BASE, to, greatest, found);
    for (Level level : levels) {
      long[] blocks = greatest ? level.greatest : level.least;
      int firstParent = (firstBlock + FACTOR - 1) / FACTOR;
      int endParent = endBlock / FACTOR;
      if (firstParent >= endParent) {
        return blocks(blocks, firstBlock, endBlock, greatest, found);
      }
      found = blocks(blocks, firstBlock, firstParent * FACTOR, greatest, found);
      found = blocks(blocks, endParent * FACTOR, endBlock, greatest, found);
      firstBlock = firstParent;
      endBlock = endParent;
    }
    return found;
  }

  private long values(int from, int to, boolean greatest, long before) {
    long found = before;
    for (int i = from; i < to; i++) {
      long value = values.at(i);
      found = greatest ? Math.max(found, value) : Math.min(found, value);
    }
    return found;
  }

  private static long blocks(long[] blocks, int from, int to, boolean greatest, long before) {
    long found = before;
    for (int i = from; i < to; i++) {
      found = greatest ? Math.max(found, blocks[i]) : Math.min(found, blocks[i]);
    }
    return found;
  }
}
