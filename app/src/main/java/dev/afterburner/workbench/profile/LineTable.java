// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.profile;

import dev.afterburner.sandbox.curve.MemoryCurve;
import dev.afterburner.sandbox.profile.Frame;
import dev.afterburner.sandbox.stats.Interval;
import dev.afterburner.sandbox.stats.Wilson;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** Counts for each line what the traces saw of it. */
final class LineTable {

  /** A sample this near tells what took memory, ns. */
  private static final long NEAR_NANOS = 1_000_000;

  /** One further away than this tells nothing, ns. */
  private static final long FAR_NANOS = 50_000_000;

  private final Predicate<Frame> own;
  private final Map<Integer, Count> counts = new HashMap<>();
  private long samples;
  private long elsewhere;
  private double unplaced;

  private static final class Count {
    private long self;
    private long total;
    private double memory;
    private final Map<String, Long> functions = new HashMap<>();
  }

  /**
   * An empty table.
   *
   * @param own whether a frame is of the program itself, not of a library
   */
  LineTable(Predicate<Frame> own) {
    this.own = own;
  }

  /** Adds one run. */
  void add(Trace trace) {
    add(trace, Long.MIN_VALUE, Long.MAX_VALUE);
    samples += trace.elsewhere();
    elsewhere += trace.elsewhere();
  }

  /**
   * Adds a stretch of a run, without what was seen elsewhere, whose time is not known.
   *
   * @param fromNanos its begin
   * @param toNanos its end, which is no more part of it
   */
  void add(Trace trace, long fromNanos, long toNanos) {
    long[] seen = new long[trace.stacks().size()];
    for (Trace.Sample sample : trace.samples()) {
      if (sample.inTime() && sample.atNanos() >= fromNanos && sample.atNanos() < toNanos) {
        seen[sample.stack()]++;
      }
    }
    int[] innermost = new int[seen.length];
    for (int i = 0; i < seen.length; i++) {
      innermost[i] = count(trace.stacks().get(i), seen[i]);
    }
    addMemory(trace, innermost, fromNanos, toNanos);
  }

  /** Counts a stack; gives the line that it executes, 0 for none. */
  private int count(List<Frame> stack, long times) {
    int innermost = 0;
    Set<Integer> lines = new HashSet<>();
    for (Frame frame : stack) {
      if (own.test(frame) && frame.line() > 0 && lines.add(frame.line())) {
        Count count = counts.computeIfAbsent(frame.line(), line -> new Count());
        count.total += times;
        count.functions.merge(frame.function(), times, Long::sum);
        if (innermost == 0) {
          innermost = frame.line();
          count.self += times;
        }
      }
    }
    samples += times;
    elsewhere += innermost == 0 ? times : 0;
    return innermost;
  }

  /** What memory grew by between two samples goes to the line that was executed then. */
  private void addMemory(Trace trace, int[] innermost, long fromNanos, long toNanos) {
    MemoryCurve curve = trace.curve();
    List<Trace.Sample> looks = trace.samples();
    int next = 0;
    long before = 0;
    for (int i = 0; i < curve.size(); i++) {
      long grown = curve.residentBytes(i) - before;
      before = curve.residentBytes(i);
      long at = curve.atNanos(i);
      if (grown <= 0 || at < fromNanos || at >= toNanos) {
        continue;
      }
      while (next < looks.size() && looks.get(next).atNanos() < at) {
        next++;
      }
      int look = look(looks, next, at);
      int line = look < 0 ? 0 : innermost[looks.get(look).stack()];
      Count count = counts.get(line);
      if (count == null) {
        unplaced += grown;
      } else {
        count.memory += grown;
      }
    }
  }

  /**
   * The sample that tells what took memory at a time: one that was taken for it, else the nearest
   * one; where none is near, the next one, because runtimes are late rather than early.
   *
   * @param next index of the first sample not before that time
   * @return −1 where there is none
   */
  private static int look(List<Trace.Sample> looks, int next, long at) {
    long after = next < looks.size() ? looks.get(next).atNanos() - at : Long.MAX_VALUE;
    long before = next > 0 ? at - looks.get(next - 1).atNanos() : Long.MAX_VALUE;
    if (after < FAR_NANOS && !looks.get(next).inTime()) {
      return next;
    }
    if (Math.min(after, before) <= NEAR_NANOS) {
      return after <= before ? next : next - 1;
    }
    if (after <= FAR_NANOS) {
      return next;
    }
    return before <= FAR_NANOS ? next - 1 : -1;
  }

  long samples() {
    return samples;
  }

  long elsewhere() {
    return elsewhere;
  }

  /**
   * Growth that fell to no line.
   *
   * @param runs how many were added
   */
  long unplacedBytes(int runs) {
    return Math.round(unplaced / runs);
  }

  /**
   * All lines, the hottest first.
   *
   * @param runs how many were added
   */
  List<Profile.Line> lines(int runs) {
    List<Profile.Line> lines = new ArrayList<>();
    counts.forEach(
        (line, count) ->
            lines.add(
                new Profile.Line(
                    line,
                    most(count.functions),
                    0,
                    count.self,
                    share(count.self),
                    share(count.total),
                    Math.round(count.memory / runs))));
    lines.sort(
        Comparator.comparingLong((ToLongFunction<Profile.Line>) Profile.Line::selfSamples)
            .reversed()
            .thenComparing(Comparator.comparingLong(Profile.Line::memoryBytes).reversed())
            .thenComparing(Profile.Line::line));
    return lines.stream().map(line -> ranked(line, lines)).toList();
  }

  private Interval share(long times) {
    return Wilson.of((double) times, Math.toIntExact(samples));
  }

  private static String most(Map<String, Long> functions) {
    return functions.entrySet().stream()
        .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .orElse("");
  }

  /** Behind all that are surely hotter: those whose interval lies wholly above this line's. */
  private static Profile.Line ranked(Profile.Line line, List<Profile.Line> all) {
    long hotter = all.stream().filter(other -> other.self().low() > line.self().high()).count();
    return new Profile.Line(
        line.line(),
        line.function(),
        (int) hotter + 1,
        line.selfSamples(),
        line.self(),
        line.total(),
        line.memoryBytes());
  }
}
