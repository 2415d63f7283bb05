// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.profile;

import java.util.ArrayList;
import java.util.List;

/**
 * Lines and time of one run, both ways: which lines a stretch had, and when a line was executed.
 */
public final class Stretches {

  /**
   * A stretch of time.
   *
   * @param fromNanos its begin, ns since the program's begin
   * @param toNanos its end, ns
   */
  public record Span(long fromNanos, long toNanos) {}

  private Stretches() {}

  /**
   * The lines that a stretch of a run was spent on, the hottest first; shares are of its samples.
   *
   * @param profile whose run it is
   */
  public static List<Profile.Line> lines(Profile profile, Trace trace, Span stretch) {
    LineTable table = new LineTable(profile::isOwn);
    table.add(trace, stretch.fromNanos(), stretch.toNanos());
    return table.lines(1).stream()
        .filter(line -> line.total().value() > 0 || line.memoryBytes() > 0)
        .toList();
  }

  /**
   * When a line was on the stack: one span for samples that follow each other without one that did
   * not see it.
   *
   * @param line its number in the program's own text
   */
  public static List<Span> of(Profile profile, Trace trace, int line) {
    boolean[] has = new boolean[trace.stacks().size()];
    for (int i = 0; i < has.length; i++) {
      has[i] =
          trace.stacks().get(i).stream()
              .anyMatch(frame -> frame.line() == line && profile.isOwn(frame));
    }
    Trace.Steps steps = trace.steps();
    List<Span> spans = new ArrayList<>();
    long at = steps.beginNanos();
    long begin = -1;
    for (int i = 0; i < steps.stacks().length; i++) {
      if (has[steps.stacks()[i]]) {
        begin = begin < 0 ? at : begin;
      } else if (begin >= 0) {
        spans.add(new Span(begin, at));
        begin = -1;
      }
      at += steps.nanos()[i];
    }
    if (begin >= 0) {
      spans.add(new Span(begin, at));
    }
    return spans;
  }
}
