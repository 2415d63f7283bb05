// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.profile;

import dev.afterburner.sandbox.profile.Frame;
import dev.afterburner.sandbox.stats.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A profile as one document.
 *
 * @param file the source file, as it was named
 * @param language id of its language
 * @param problem id of the problem whose workload was its input; null without one
 * @param outcome of the last profiled run, a word
 * @param runs profiled runs
 * @param samples looks in time, of all runs together
 * @param rateHz looks a second
 * @param slowDown time with the profile over time without, measured in turns; null where unknown
 * @param slowDownLow lower end of its interval
 * @param slowDownHigh upper end
 * @param elsewhere share of the looks that saw no line of the program
 * @param unplacedKb growth of memory that fell to no line, kB of 1024 bytes a run
 * @param lines the hottest first
 * @param stacks the most frequent first, outermost frame first
 * @param stacksLeftOut how many further ones there are
 * @param notes what to know of it
 */
public record ProfileDocument(
    String file,
    String language,
    @Nullable String problem,
    String outcome,
    int runs,
    long samples,
    double rateHz,
    @Nullable Double slowDown,
    @Nullable Double slowDownLow,
    @Nullable Double slowDownHigh,
    double elsewhere,
    long unplacedKb,
    List<Line> lines,
    List<Stack> stacks,
    int stacksLeftOut,
    List<String> notes) {

  private static final int MOST_STACKS = 1000;

  /**
   * One line.
   *
   * @param rank lines that can't be told apart have the same
   * @param self share of the looks at which it was being executed
   * @param total share of the looks at which it was on the stack
   * @param low lower end of the 95 % interval of {@code self}
   * @param high upper end
   * @param memoryKb growth of memory while it was being executed, kB of 1024 bytes a run
   * @param samples looks at which it was being executed
   */
  public record Line(
      int line,
      String function,
      int rank,
      double self,
      double total,
      double low,
      double high,
      double totalLow,
      double totalHigh,
      long memoryKb,
      long samples) {}

  /** A stack and how often it was seen. */
  public record Stack(List<Frame> frames, long samples) {}

  /** The document of a profile. */
  public static ProfileDocument of(String file, @Nullable String problem, Profile profile) {
    List<Stack> stacks = stacks(profile);
    Interval slow = profile.slowDown();
    return new ProfileDocument(
        file,
        profile.language(),
        problem,
        profile.last().outcome().id(),
        profile.traces().size(),
        profile.samples(),
        profile.rateHz(),
        slow == null ? null : slow.value(),
        slow == null ? null : slow.low(),
        slow == null ? null : slow.high(),
        profile.samples() == 0 ? 0 : (double) profile.elsewhere() / profile.samples(),
        profile.unplacedBytes() / 1024,
        profile.lines().stream().map(ProfileDocument::line).toList(),
        stacks.subList(0, Math.min(MOST_STACKS, stacks.size())),
        Math.max(0, stacks.size() - MOST_STACKS),
        profile.notes());
  }

  private static Line line(Profile.Line line) {
    return new Line(
        line.line(),
        line.function(),
        line.rank(),
        line.self().value(),
        line.total().value(),
        line.self().low(),
        line.self().high(),
        line.total().low(),
        line.total().high(),
        line.memoryBytes() / 1024,
        line.selfSamples());
  }

  /** All stacks seen in time, the most frequent first, each with its outermost frame first. */
  static List<Stack> stacks(Profile profile) {
    Map<List<Frame>, Long> counts = new HashMap<>();
    for (Trace trace : profile.traces()) {
      for (Trace.Sample sample : trace.samples()) {
        if (sample.inTime()) {
          counts.merge(trace.stacks().get(sample.stack()), 1L, Long::sum);
        }
      }
    }
    List<Stack> stacks = new ArrayList<>();
    counts.forEach((frames, count) -> stacks.add(new Stack(frames.reversed(), count)));
    stacks.sort(
        Comparator.comparingLong(Stack::samples)
            .reversed()
            .thenComparing(stack -> stack.frames().toString()));
    return stacks;
  }
}
