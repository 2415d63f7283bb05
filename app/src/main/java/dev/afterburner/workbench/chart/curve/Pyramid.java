// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.chart.curve;

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

  /** Least and greatest of each block, side by side: whoever wants one wants the other. */
  private static final class Level {
    private long[] bounds = new long[32];
    private int complete;

    private void add(long low, long high) {
      if (2 * complete == bounds.length) {
        bounds = Arrays.copyOf(bounds, complete * 4);
      }
      bounds[2 * complete] = low;
      bounds[2 * complete + 1] = high;
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
        low = Math.min(low, below.bounds[2 * block]);
        high = Math.max(high, below.bounds[2 * block + 1]);
      }
      levels.get(i + 1).add(low, high);
    }
  }

  /**
   * Adds the least and the greatest of from ≤ i &lt; to. Climbs from single values to ever larger
   * blocks while they fit, then down again.
   */
  void extremes(int from, int to, Extremes found) {
    int firstBlock = (from + BASE - 1) / BASE;
    int endBlock = Math.min(to / BASE, levels.getFirst().complete);
    if (firstBlock >= endBlock) {
      values(from, to, found);
      return;
    }
    values(from, firstBlock * BASE, found);
    values(endBlock * BASE, to, found);
    for (int i = 0; i < levels.size(); i++) {
      long[] bounds = levels.get(i).bounds;
      int firstParent = (firstBlock + FACTOR - 1) / FACTOR;
      int endParent = endBlock / FACTOR;
      if (firstParent >= endParent) {
        blocks(bounds, firstBlock, endBlock, found);
        return;
      }
      blocks(bounds, firstBlock, firstParent * FACTOR, found);
      blocks(bounds, endParent * FACTOR, endBlock, found);
      firstBlock = firstParent;
      endBlock = endParent;
    }
  }

  private void values(int from, int to, Extremes found) {
    for (int i = from; i < to; i++) {
      found.add(values.at(i));
    }
  }

  private static void blocks(long[] bounds, int from, int to, Extremes found) {
    for (int i = from; i < to; i++) {
      found.add(bounds[2 * i], bounds[2 * i + 1]);
    }
  }
}
