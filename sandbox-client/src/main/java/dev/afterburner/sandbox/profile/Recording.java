// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Samples of what a program executed, as they come from a probe: each names a stack, and equal
 * stacks are kept once. A stack is an array of numbers, the innermost frame first; what they mean
 * knows the probe. All is bounded: what goes beyond is counted and left out.
 */
public final class Recording {

  /** At most so many samples, some 17 minutes at 2 kHz. */
  static final int MOST_SAMPLES = 1 << 21;

  /** At most so many different stacks. */
  static final int MOST_STACKS = 1 << 17;

  private static final int FIRST_ROOM = 4096;

  private final Map<Key, Integer> known = new HashMap<>();
  private final List<long[]> stacks = new ArrayList<>();
  private long[] at = new long[FIRST_ROOM];
  private int[] stack = new int[FIRST_ROOM];
  private boolean[] timed = new boolean[FIRST_ROOM];
  private int size;
  private long lost;
  private long elsewhere;
  private long execNanos;
  private @Nullable String trouble;

  /** A stack that is equal by content. */
  private static final class Key {

    private final long[] frames;
    private final int hash;

    Key(long[] frames) {
      this.frames = frames;
      this.hash = Arrays.hashCode(frames);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key that && Arrays.equals(frames, that.frames);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }

  /**
   * Adds a sample.
   *
   * @param atNanos on the monotonic clock
   * @param frames the innermost first
   * @param inTime false for one that was taken because memory grew: it says nothing about time
   */
  void add(long atNanos, long[] frames, boolean inTime) {
    Key key = new Key(frames);
    Integer number = known.get(key);
    if (size == MOST_SAMPLES || (number == null && stacks.size() == MOST_STACKS)) {
      lost++;
      return;
    }
    if (number == null) {
      number = stacks.size();
      known.put(key, number);
      stacks.add(frames);
    }
    if (size == at.length) {
      at = Arrays.copyOf(at, 2 * size);
      stack = Arrays.copyOf(stack, 2 * size);
      timed = Arrays.copyOf(timed, 2 * size);
    }
    at[size] = atNanos;
    stack[size] = number;
    timed[size++] = inTime;
  }

  void lose(long samples) {
    lost += samples;
  }

  /** A sample of the program's time in which it executed nothing that has a line. */
  void addElsewhere() {
    elsewhere++;
  }

  void fail(String why) {
    if (trouble == null) {
      trouble = why;
    }
  }

  void begin(long exec) {
    execNanos = exec;
  }

  /** How many samples there are, n. */
  public int size() {
    return size;
  }

  /** When sample i was taken since the program's begin, ns. */
  public long atNanos(int i) {
    return at[i] - execNanos;
  }

  /** Whether sample i was taken because it was time, not because memory grew. */
  public boolean inTime(int i) {
    return timed[i];
  }

  /** Index of the stack of sample i. */
  public int stack(int i) {
    return stack[i];
  }

  /** All stacks, the innermost frame first. */
  public List<long[]> stacks() {
    return List.copyOf(stacks);
  }

  /** Samples that were taken but could not be kept or read. */
  public long lost() {
    return lost;
  }

  /** Samples at which no line of any program was executed: at start-up, say. */
  public long elsewhere() {
    return elsewhere;
  }

  /** Why there are no samples, or only some, in words; null where nothing went wrong. */
  public @Nullable String trouble() {
    return trouble;
  }
}
