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

  public Trace {
    samples = List.copyOf(samples);
    stacks = List.copyOf(stacks);
  }
}
