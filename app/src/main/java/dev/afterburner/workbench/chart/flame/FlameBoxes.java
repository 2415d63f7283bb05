// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.chart.flame;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The boxes of a flame graph, level by level. A box is a frame for as long as the same frames stay
 * below it; it lies within the box below. Levels are counted from 0, boxes of a level from the
 * left, and places are in units of weight from 0 to {@link #width}.
 */
public final class FlameBoxes {

  /** No boxes. */
  public static final FlameBoxes NONE = new FlameBoxes(new Level[0], 0);

  /** One level, its boxes from the left: where they begin and end, frames, and boxes below. */
  private static final class Level {
    private int count;
    private long[] from = new long[16];
    private long[] to = new long[16];
    private int[] frame = new int[16];
    private int[] below = new int[16];

    void add(long begin, int name, int parent) {
      if (count == from.length) {
        from = Arrays.copyOf(from, 2 * count);
        to = Arrays.copyOf(to, 2 * count);
        frame = Arrays.copyOf(frame, 2 * count);
        below = Arrays.copyOf(below, 2 * count);
      }
      from[count] = begin;
      frame[count] = name;
      below[count] = parent;
      count++;
    }
  }

  private final Level[] levels;
  private final long width;

  private FlameBoxes(Level[] levels, long width) {
    this.levels = levels;
    this.width = width;
  }

  /**
   * Stacks in the order of time: what stays below from one to the next is one box.
   *
   * @param stacks different stacks, as numbers of frames, the outermost first
   * @param order which stack was seen, in the order of time
   * @param weights what each of these weighs, for instance ns; as many as {@code order}
   */
  public static FlameBoxes inTime(int[][] stacks, int[] order, long[] weights) {
    int deepest = Arrays.stream(stacks).mapToInt(stack -> stack.length).max().orElse(0);
    Level[] levels = new Level[deepest];
    Arrays.setAll(levels, i -> new Level());
    int[] open = new int[0];
    long at = 0;
    for (int i = 0; i < order.length; i++) {
      if (weights[i] <= 0) {
        continue;
      }
      int[] stack = stacks[order[i]];
      int same = Arrays.mismatch(open, stack);
      if (same >= 0) {
        close(levels, same, open.length, at);
        for (int d = same; d < stack.length; d++) {
          levels[d].add(at, stack[d], d == 0 ? -1 : levels[d - 1].count - 1);
        }
        open = stack;
      }
      at += weights[i];
    }
    close(levels, 0, open.length, at);
    return new FlameBoxes(levels, at);
  }

  private static void close(Level[] levels, int from, int to, long at) {
    for (int d = from; d < to; d++) {
      levels[d].to[levels[d].count - 1] = at;
    }
  }

  /**
   * Equal stacks put together, the heaviest box left of its siblings; where they weigh the same,
   * the one of the lower frame.
   *
   * @param stacks as for {@link #inTime}
   * @param order as for {@link #inTime}
   * @param weights as for {@link #inTime}
   */
  public static FlameBoxes leftHeavy(int[][] stacks, int[] order, long[] weights) {
    long[] sums = new long[stacks.length];
    for (int i = 0; i < order.length; i++) {
      sums[order[i]] += Math.max(0, weights[i]);
    }
    int[] sorted =
        IntStream.range(0, stacks.length)
            .boxed()
            .sorted(Comparator.comparing(i -> stacks[i], Arrays::compare))
            .mapToInt(Integer::intValue)
            .toArray();
    long[] sortedSums = Arrays.stream(sorted).mapToLong(i -> sums[i]).toArray();
    return inTime(stacks, sorted, sortedSums).heaviestLeft();
  }

  /** The same boxes, the siblings sorted by what they weigh. */
  private FlameBoxes heaviestLeft() {
    Level[] sorted = new Level[levels.length];
    // Where each box of the level below is now, in their new order.
    int[] parents = {-1};
    for (int d = 0; d < levels.length; d++) {
      Level old = levels[d];
      Level now = new Level();
      int[] first = children(d);
      int[] moved = new int[old.count];
      for (int p = 0; p < parents.length; p++) {
        int from = first[parents[p] + (d == 0 ? 1 : 0)];
        int to = first[parents[p] + (d == 0 ? 2 : 1)];
        int[] siblings =
            IntStream.range(from, to)
                .boxed()
                .sorted(
                    Comparator.<Integer>comparingLong(i -> old.from[i] - old.to[i])
                        .thenComparingInt(i -> old.frame[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        long at = d == 0 ? 0 : sorted[d - 1].from[p];
        for (int box : siblings) {
          moved[now.count] = box;
          now.add(at, old.frame[box], d == 0 ? -1 : p);
          at += old.to[box] - old.from[box];
          now.to[now.count - 1] = at;
        }
      }
      sorted[d] = now;
      parents = moved;
    }
    return new FlameBoxes(sorted, width);
  }

  /** Index of the first box above each box of the level below, and behind the last one's. */
  private int[] children(int level) {
    Level boxes = levels[level];
    if (level == 0) {
      return new int[] {0, boxes.count};
    }
    int[] first = new int[levels[level - 1].count + 1];
    int box = 0;
    for (int p = 0; p < first.length; p++) {
      while (box < boxes.count && boxes.below[box] < p) {
        box++;
      }
      first[p] = box;
    }
    return first;
  }

  /** What all weighs together. */
  public long width() {
    return width;
  }

  public int levels() {
    return levels.length;
  }

  /** Boxes of a level. */
  public int count(int level) {
    return levels[level].count;
  }

  /** All boxes. */
  public long count() {
    return Arrays.stream(levels).mapToLong(level -> level.count).sum();
  }

  /** Where a box begins. */
  public long from(int level, int box) {
    return levels[level].from[box];
  }

  /** Where a box ends. */
  public long to(int level, int box) {
    return levels[level].to[box];
  }

  /** The number of its frame. */
  public int frame(int level, int box) {
    return levels[level].frame[box];
  }

  /** The box that it lies on, of the level below; −1 at level 0. */
  public int below(int level, int box) {
    return levels[level].below[box];
  }

  /** What a box weighs without those that lie on it. */
  public long own(int level, int box) {
    long own = to(level, box) - from(level, box);
    if (level + 1 < levels.length) {
      for (int i = firstEndingAfter(level + 1, (double) from(level, box));
          i < count(level + 1) && below(level + 1, i) == box;
          i++) {
        own -= to(level + 1, i) - from(level + 1, i);
      }
    }
    return own;
  }

  /** Index of the first box of a level that ends behind a place; their number where none does. */
  public int firstEndingAfter(int level, double place) {
    Level boxes = levels[level];
    int low = 0;
    int high = boxes.count;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (boxes.to[middle] > place) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
