// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.profile;

import dev.afterburner.sandbox.curve.MemoryCurve;
import dev.afterburner.sandbox.profile.Frame;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one run executed, over time.
 *
 * @param samples in the order of their times
 * @param stacks all different stacks, the innermost frame first; never empty ones
 * @param curve memory on the same clock
 * @param elsewhere samples at which no line of any program was executed, at start-up say
 * @param lost samples that could not be kept or read
 * @param trouble why there are no samples, or only some; null where nothing went wrong
 */
public record Trace(
    List<Sample> samples,
    List<List<Frame>> stacks,
    MemoryCurve curve,
    long elsewhere,
    long lost,
    @Nullable String trouble) {

  /**
   * One look.
   *
   * @param atNanos since the program's begin, ns
   * @param stack index of its stack
   * @param inTime whether it was taken because it was time; else because memory had grown
   */
  public record Sample(long atNanos, int stack, boolean inTime) {}

  /**
   * The samples in time, without gaps between them.
   *
   * @param beginNanos when the first one was taken, ns
   * @param stacks index of the stack of each
   * @param nanos how long it was until the next one, or until the end of the run, ns
   */
  @SuppressWarnings("ArrayRecordComponent") // millions, and nobody compares them
  public record Steps(long beginNanos, int[] stacks, long[] nanos) {}

  public Trace {
    samples = List.copyOf(samples);
    stacks = List.copyOf(stacks);
  }

  /** The samples in time, each with what it stands for. */
  public Steps steps() {
    List<Sample> seen = samples.stream().filter(Sample::inTime).toList();
    int[] order = new int[seen.size()];
    long[] nanos = new long[seen.size()];
    for (int i = 0; i < order.length; i++) {
      long at = seen.get(i).atNanos();
      long next = i + 1 < order.length ? seen.get(i + 1).atNanos() : Math.max(curve.endNanos(), at);
      order[i] = seen.get(i).stack();
      nanos[i] = next - at;
    }
    return new Steps(seen.isEmpty() ? 0 : seen.getFirst().atNanos(), order, nanos);
  }
}
