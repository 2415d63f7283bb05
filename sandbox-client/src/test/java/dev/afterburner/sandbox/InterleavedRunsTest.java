// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.sandbox.curve.MemoryCurve;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class InterleavedRunsTest {

  private static boolean noneNeeded(int program) {
    return false;
  }

  private static Optional<String> wrong(int program, Run run) {
    return Optional.of(run.stdout().text()).filter(text -> !text.equals("right"));
  }

  /** Plays back what each program prints, and keeps the order. Says "right" after that. */
  private static final class Played implements Sandbox {
    private final Map<String, List<String>> outputs = new HashMap<>();
    private final StringBuilder order = new StringBuilder();
    private Outcome outcome = new Outcome.Completed();
    private long nanos = 1_000_000;

    @Override
    public Isolation isolation() {
      return new Isolation(Isolation.Level.PROCESS_ONLY, List.of());
    }

    @Override
    public Run run(Execution execution, RunObserver observer, Cancellation cancellation) {
      String name = name(execution);
      order.append(name);
      List<String> left = outputs.getOrDefault(name, List.of());
      String printed = left.isEmpty() ? "right" : left.getFirst();
      outputs.put(name, left.isEmpty() ? left : left.subList(1, left.size()));
      return ran(outcome, nanos++, printed);
    }

    private static String name(Execution execution) {
      return ((Program.Command) execution.program()).argv().getFirst();
    }

    @Override
    public void close() {}
  }

  private final Played sandbox = new Played();

  private static Run ran(Outcome outcome, long nanos, String printed) {
    return new Run(
        outcome,
        nanos,
        0,
        0,
        0,
        MemoryCurve.EMPTY,
        new SamplingReport(0, 0, 0, 0, 0),
        Bytes.utf8(printed),
        Bytes.EMPTY,
        0,
        -1);
  }

  private static List<Execution> programs(String... names) {
    List<Execution> executions = new ArrayList<>();
    for (String name : names) {
      executions.add(Execution.of(new Program.Command(List.of(name)), Bytes.EMPTY));
    }
    return executions;
  }

  private InterleavedRuns.Result<String> run(
      InterleavedRuns.Plan plan, IntPredicate needed, String... names) throws SandboxException {
    return new InterleavedRuns(sandbox, RoundOrder.reversing())
        .run(
            programs(names),
            plan,
            InterleavedRunsTest::wrong,
            needed,
            InterleavedRuns.NOBODY,
            new Cancellation());
  }

  @Test
  @DisplayName("programs run in turns, each round in the reverse order of the one before")
  void reversing() throws SandboxException {
    InterleavedRuns.Result<String> result =
        run(InterleavedRuns.Plan.exactly(3), InterleavedRunsTest::noneNeeded, "A", "B");

    assertEquals("ABBAAB", sandbox.order.toString());
    assertEquals(3, result.rounds().count());
    assertArrayEquals(
        new double[][] {
          {1_000_000, 1_000_001},
          {1_000_003, 1_000_002},
          {1_000_004, 1_000_005}
        },
        result.rounds().values(Figure.TIME, 0, 1));
  }

  @Test
  @DisplayName("a drawn order is drawn again from the same seed, and the result says what it was")
  void random() throws SandboxException {
    InterleavedRuns.Result<String> first = drawn(7);
    String order = sandbox.order.toString();
    sandbox.order.setLength(0);
    drawn(7);

    assertEquals(order, sandbox.order.toString());
    StringBuilder told = new StringBuilder();
    first.rounds().rounds().stream()
        .flatMap(round -> round.turns().stream())
        .forEach(turn -> told.append("ABC".charAt(turn.program())));
    assertEquals(order, told.toString());
    assertTrue(order.chars().distinct().count() == 3 && !order.equals("ABCCBA".repeat(10)), order);
    for (int i = 0; i < order.length(); i += 3) {
      assertEquals(3, order.substring(i, i + 3).chars().distinct().count(), "each once a round");
    }
  }

  private InterleavedRuns.Result<String> drawn(long seed) throws SandboxException {
    return new InterleavedRuns(sandbox, RoundOrder.random(new Random(seed)))
        .run(
            programs("A", "B", "C"),
            InterleavedRuns.Plan.exactly(20),
            InterleavedRunsTest::wrong,
            InterleavedRunsTest::noneNeeded,
            InterleavedRuns.NOBODY,
            new Cancellation());
  }

  @Test
  @DisplayName("every run is checked: a program that is wrong once drops out, the others go on")
  void dropsOut() throws SandboxException {
    sandbox.outputs.put("B", List.of("right", "wrong"));

    InterleavedRuns.Result<String> result =
        run(InterleavedRuns.Plan.exactly(4), InterleavedRunsTest::noneNeeded, "A", "B", "C");

    assertEquals("ABCCBAACCA", sandbox.order.toString());
    assertEquals(4, result.runs(0).size());
    assertEquals(1, result.runs(1).size());
    assertEquals(2, result.allRuns(1).size());
    assertEquals("wrong", result.failure(1).orElseThrow().fault());
    assertEquals(List.of(0, 2), result.rounds().running());
    assertEquals(1, result.rounds().values(Figure.TIME, 0, 1).length);
    assertFalse(result.stopped());
  }

  @Test
  @DisplayName("a failure of a program that is needed ends the measurement")
  void needed() throws SandboxException {
    sandbox.outputs.put("B", List.of("right", "wrong"));

    InterleavedRuns.Result<String> result =
        run(InterleavedRuns.Plan.exactly(4), program -> program == 1, "A", "B");

    assertEquals("ABB", sandbox.order.toString());
    assertEquals(1, result.runs(0).size());
  }

  @Test
  @DisplayName("when all have dropped out it ends")
  void nobodyLeft() throws SandboxException {
    sandbox.outputs.put("A", List.of("wrong"));
    sandbox.outputs.put("B", List.of("wrong"));

    InterleavedRuns.Result<String> result =
        run(InterleavedRuns.Plan.DEFAULT, InterleavedRunsTest::noneNeeded, "A", "B");

    assertEquals("AB", sandbox.order.toString());
    assertEquals(2, result.failures().size());
    assertEquals(List.of(), result.rounds().running());
  }

  @Test
  @DisplayName("the rule is asked from the least number of rounds on, and ends it")
  void rule() throws SandboxException {
    List<Integer> asked = new ArrayList<>();
    StopRule rule =
        rounds -> {
          asked.add(rounds.count());
          return rounds.count() == 5;
        };

    run(
        new InterleavedRuns.Plan(3, 9, Duration.ofDays(1), rule),
        InterleavedRunsTest::noneNeeded,
        "A",
        "B");

    assertEquals(List.of(3, 4, 5), asked);
    assertEquals("ABBAABBAAB", sandbox.order.toString());
  }

  @Test
  @DisplayName("no new round once the time of all programs is spent")
  void budget() throws SandboxException {
    long[] now = {0};
    InterleavedRuns runs =
        new InterleavedRuns(sandbox, RoundOrder.reversing(), () -> now[0] += 1_000_000_000);

    InterleavedRuns.Result<String> result =
        runs.run(
            programs("A", "B"),
            new InterleavedRuns.Plan(2, 30, Duration.ofSeconds(2), StopRule.NEVER),
            InterleavedRunsTest::wrong,
            InterleavedRunsTest::noneNeeded,
            InterleavedRuns.NOBODY,
            new Cancellation());

    // It is asked after the rounds 2 to 6, at 1, 2, … s after the start; 4 s are the budget of two.
    assertEquals(6, result.rounds().count());
  }

  @Test
  @DisplayName("a cancelled run is neither valid nor a failure")
  void cancelled() throws SandboxException {
    sandbox.outcome = new Outcome.Cancelled();

    InterleavedRuns.Result<String> result =
        run(InterleavedRuns.Plan.DEFAULT, InterleavedRunsTest::noneNeeded, "A");

    assertTrue(result.stopped());
    assertEquals(List.of(), result.allRuns(0));
  }

  @Test
  @DisplayName("outputs are checked whole and kept by their beginning, by bytes and characters")
  void heads() throws SandboxException {
    String printed = "x".repeat(Run.OUTPUT_KEPT - 1) + "é and more";
    sandbox.outputs.put("A", List.of(printed));
    List<Integer> checked = new ArrayList<>();

    InterleavedRuns.Result<String> result =
        new InterleavedRuns(sandbox)
            .run(
                programs("A"),
                InterleavedRuns.Plan.exactly(1),
                (program, run) -> {
                  checked.add(run.stdout().size());
                  return Optional.empty();
                },
                InterleavedRunsTest::noneNeeded,
                InterleavedRuns.NOBODY,
                new Cancellation());

    assertEquals(List.of(Bytes.utf8(printed).size()), checked);
    assertEquals("x".repeat(Run.OUTPUT_KEPT - 1), result.runs(0).getFirst().stdout().text());
  }

  @Test
  @DisplayName("the typical run: in the middle by time, of two in the middle the faster")
  void typical() {
    Run slow = ran(new Outcome.Completed(), 40, "slow");
    Run fast = ran(new Outcome.Completed(), 10, "fast");
    Run middle = ran(new Outcome.Completed(), 20, "middle");
    Run later = ran(new Outcome.Completed(), 30, "later");
    Run failed = ran(new Outcome.RuntimeError(1, 0), 5, "failed");

    assertEquals(middle, Runs.typical(List.of(slow, fast, failed, middle)).orElseThrow());
    assertEquals(middle, Runs.typical(List.of(slow, later, fast, middle)).orElseThrow());
    assertEquals(Optional.empty(), Runs.typical(List.of(failed)));
  }
}
