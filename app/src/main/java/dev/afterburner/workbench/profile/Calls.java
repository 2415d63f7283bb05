// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.profile;

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

/** Functions, what they cost, and who calls whom. A function that calls itself counts once. */
public final class Calls {

  /**
   * A function.
   *
   * @param name as its language has it
   * @param file where it is; empty where that is not known
   */
  public record Function(String name, String file) {

    static Function of(Frame frame) {
      return new Function(frame.function().isEmpty() ? "?" : frame.function(), frame.file());
    }
  }

  /**
   * What a function costs.
   *
   * @param samples looks at which it was anywhere on the stack
   * @param own share of the looks at which it was the innermost, with its 95 % interval
   * @param total share of the looks at which it was on the stack, with its interval
   */
  public record Row(Function function, long samples, Interval own, Interval total) {}

  private static final class Count {
    private long own;
    private long total;
    private final Map<Function, Long> callers = new HashMap<>();
    private final Map<Function, Long> callees = new HashMap<>();
  }

  private final Map<Function, Count> counts = new HashMap<>();
  private final long samples;

  /** Counts the stacks of all runs. */
  public Calls(Profile profile) {
    this.samples = profile.samples();
    for (Trace trace : profile.traces()) {
      long[] seen = new long[trace.stacks().size()];
      for (Trace.Sample sample : trace.samples()) {
        seen[sample.stack()] += sample.inTime() ? 1 : 0;
      }
      for (int i = 0; i < seen.length; i++) {
        if (seen[i] > 0) {
          add(trace.stacks().get(i), seen[i]);
        }
      }
    }
  }

  private Count count(Function function) {
    return counts.computeIfAbsent(function, f -> new Count());
  }

  private void add(List<Frame> stack, long times) {
    List<Function> functions = stack.stream().map(Function::of).toList();
    count(functions.getFirst()).own += times;
    Set<Function> known = new HashSet<>();
    Set<List<Function>> calls = new HashSet<>();
    for (int i = 0; i < functions.size(); i++) {
      Function inner = functions.get(i);
      if (known.add(inner)) {
        count(inner).total += times;
      }
      if (i + 1 < functions.size()) {
        Function outer = functions.get(i + 1);
        if (!outer.equals(inner) && calls.add(List.of(outer, inner))) {
          count(inner).callers.merge(outer, times, Long::sum);
          count(outer).callees.merge(inner, times, Long::sum);
        }
      }
    }
  }

  /** All functions, those with the most time of their own first. */
  public List<Row> functions() {
    List<Row> rows = new ArrayList<>();
    counts.forEach((function, count) -> rows.add(row(function, count.own, count.total)));
    rows.sort(
        Comparator.comparingDouble((Row row) -> -row.own().value())
            .thenComparing(row -> -row.total().value())
            .thenComparing(row -> row.function().name()));
    return rows;
  }

  /**
   * Who calls a function; {@code total} is the share of the looks at which they did, {@code own}
   * the same.
   */
  public List<Row> callers(Function function) {
    Count count = counts.get(function);
    return count == null ? List.of() : rows(count.callers);
  }

  /** Whom a function calls; {@code total} is the share of the looks at which it did. */
  public List<Row> callees(Function function) {
    Count count = counts.get(function);
    return count == null ? List.of() : rows(count.callees);
  }

  private List<Row> rows(Map<Function, Long> times) {
    return times.entrySet().stream()
        .map(e -> row(e.getKey(), e.getValue(), e.getValue()))
        .sorted(
            Comparator.comparingLong((Row row) -> -row.samples())
                .thenComparing(row -> row.function().name()))
        .toList();
  }

  private Row row(Function function, long own, long total) {
    int all = Math.toIntExact(samples);
    return new Row(function, total, Wilson.of((double) own, all), Wilson.of((double) total, all));
  }
}
