// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.profile;

import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.profile.Frame;
import dev.afterburner.sandbox.profile.Recording;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Makes traces of recordings. */
final class Traces {

  /** Knows frames. */
  @FunctionalInterface
  interface Frames {

    /**
     * What a number stands for, the innermost first: several where functions were put into others.
     *
     * @param inner the frames further in
     */
    List<Frame> of(long number, List<Frame> inner);
  }

  private Traces() {}

  /**
   * A trace.
   *
   * @param frames what the numbers of the recording's stacks stand for
   */
  static Trace of(Recording recording, Run run, Frames frames) {
    List<List<Frame>> stacks = new ArrayList<>();
    for (long[] numbers : recording.stacks()) {
      List<Frame> stack = new ArrayList<>();
      for (long number : numbers) {
        stack.addAll(frames.of(number, List.copyOf(stack)));
      }
      stacks.add(List.copyOf(stack));
    }
    List<Trace.Sample> samples = new ArrayList<>();
    for (int i = 0; i < recording.size(); i++) {
      samples.add(new Trace.Sample(recording.atNanos(i), recording.stack(i), recording.inTime(i)));
    }
    samples.sort(Comparator.comparingLong(Trace.Sample::atNanos));
    return new Trace(
        samples, stacks, run.curve(), recording.elsewhere(), recording.lost(), recording.trouble());
  }
}
