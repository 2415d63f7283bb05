// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.sandbox.Outcome;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.curve.MemoryCurve;
import dev.afterburner.sandbox.profile.Frame;
import dev.afterburner.sandbox.stats.Interval;
import dev.afterburner.sandbox.stats.Wilson;
import dev.afterburner.workbench.profile.Calls.Function;
import dev.afterburner.workbench.profile.Stretches.Span;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Of a profile")
class CallsTest {

  private static final Frame MAIN = new Frame("main", "a.py", 9);
  private static final Frame SUM = new Frame("sum", "a.py", 3);
  private static final Frame FIB = new Frame("fib", "a.py", 5);
  private static final Frame SORT = new Frame("sort", "/lib/s.py", 50);
  private static final Function OF_MAIN = new Function("main", "a.py");
  private static final Function OF_FIB = new Function("fib", "a.py");
  private static final Function OF_SUM = new Function("sum", "a.py");

  /** One sample a second: 4 in sum, 3 in sort called by fib called by fib, 2 in main, 1 in sum. */
  static Trace trace() {
    int[] order = {0, 0, 0, 0, 1, 1, 1, 2, 2, 0};
    List<Trace.Sample> samples = new ArrayList<>();
    for (int i = 0; i < order.length; i++) {
      samples.add(new Trace.Sample(i, order[i], true));
    }
    return new Trace(
        samples,
        List.of(List.of(SUM, MAIN), List.of(SORT, FIB, FIB, MAIN), List.of(MAIN)),
        MemoryCurve.of(new long[] {0, 5, 8}, new long[] {1000, 4000, 4500}, 10),
        0,
        0,
        null);
  }

  static Profile profile() {
    LineTable table = new LineTable(frame -> frame.file().equals("a.py"));
    table.add(trace());
    return new Profile(
        "python",
        "a.py",
        "",
        table.lines(1),
        List.of(trace()),
        table.samples(),
        table.elsewhere(),
        1e9,
        null,
        1,
        Run.unmeasured(new Outcome.Completed(), 10, Bytes.EMPTY),
        table.unplacedBytes(1),
        List.of());
  }

  @Test
  @DisplayName("functions have their own time, that with their calls, and intervals")
  void functions() {
    List<Calls.Row> rows = new Calls(profile()).functions();
    assertEquals(
        List.of("sum", "sort", "main", "fib"),
        rows.stream().map(r -> r.function().name()).toList());
    assertEquals(0.5, rows.getFirst().own().value());
    assertEquals(Wilson.of(5, 10), rows.getFirst().total());
    Calls.Row fib = rows.get(3);
    assertEquals(0, fib.own().value());
    assertEquals(0.3, fib.total().value(), "a function that calls itself counts once");
    assertEquals(1, rows.get(2).total().value());
  }

  @Test
  @DisplayName("callers and callees are those beside a function on the stack, without itself")
  void calls() {
    Calls calls = new Calls(profile());
    assertEquals(
        List.of(OF_SUM, OF_FIB), calls.callees(OF_MAIN).stream().map(Calls.Row::function).toList());
    assertEquals(0.3, calls.callees(OF_MAIN).get(1).total().value());
    assertEquals(
        List.of(OF_MAIN), calls.callers(OF_FIB).stream().map(Calls.Row::function).toList());
    assertEquals(List.of(), calls.callers(OF_MAIN));
  }

  @Test
  @DisplayName("a stretch has the lines that were executed in it, and what memory grew by in it")
  void stretch() {
    List<Profile.Line> lines = Stretches.lines(profile(), trace(), new Span(4, 8));
    assertEquals(List.of(5, 9), lines.stream().map(Profile.Line::line).toList());
    assertEquals(0.75, lines.getFirst().self().value());
    assertEquals(3000, lines.getFirst().memoryBytes(), "at 5; what came at 0 and 8 is outside");
    assertEquals(1, lines.get(1).total().value());
  }

  @Test
  @DisplayName("a line has a span for each time that it was on the stack without a break")
  void spans() {
    assertEquals(List.of(new Span(0, 4), new Span(9, 10)), Stretches.of(profile(), trace(), 3));
    assertEquals(List.of(new Span(4, 7)), Stretches.of(profile(), trace(), 5));
    assertEquals(List.of(new Span(0, 10)), Stretches.of(profile(), trace(), 9));
    assertEquals(List.of(), Stretches.of(profile(), trace(), 50), "a library's line is none");
  }

  @Test
  @DisplayName("the difference of two shares has Newcombe's interval")
  void difference() {
    // Newcombe 1998, table II: 56/70 - 48/80, method 10: 0.2000 (0.0524 to 0.3339).
    Interval found = ProfileDifference.of(Wilson.of(48, 80), Wilson.of(56, 70));
    assertEquals(0.2, found.value(), 1e-9);
    assertEquals(0.0524, found.low(), 5e-5);
    assertEquals(0.3339, found.high(), 5e-5);
  }

  @Test
  @DisplayName("lines with fewer than three samples have no rank")
  void few() {
    List<Profile.Line> lines = profile().lines();
    assertTrue(lines.get(1).isRanked());
    assertFalse(lines.get(2).isRanked(), "main has 2");
  }
}
