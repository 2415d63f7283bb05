// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.InterleavedRuns;
import dev.afterburner.sandbox.Outcome;
import dev.afterburner.sandbox.Rounds;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.Runs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("How often is run, by what a command line says")
class PlansTest {

  @Test
  @DisplayName("--until 1%: from 5 runs on, until the median is known so well, 1000 runs or 60 s")
  void until() throws Exception {
    InterleavedRuns.Plan plan = Plans.of(null, "1%");
    assertEquals(5, plan.minRuns());
    assertEquals(1_000, plan.maxRuns());
    assertEquals(Duration.ofSeconds(60), plan.budget());
    Rounds rounds = rounds(1, 400);
    int enough = first(plan, rounds);
    assertTrue(half(rounds, enough) <= 0.01);
    assertTrue(half(rounds, enough - 1) > 0.01, "it ends with the first that is enough");
    assertTrue(first(Plans.of(null, "3"), rounds) < enough, "less is asked for");
    assertEquals(0.01, Plans.goal("1%"));
    assertEquals(0.02, Plans.goal(null));
  }

  @Test
  @DisplayName("compare --until 1%: until the ratio is known so well, also where it is decided")
  void untilOfComparisons() throws Exception {
    InterleavedRuns.Plan plan = Plans.comparing(null, "1%");
    assertEquals(1_000, plan.maxRuns());
    assertEquals(Duration.ofSeconds(60), plan.budget());
    Rounds rounds = rounds(2, 400);
    int enough = first(plan, rounds);
    assertTrue(ratioHalf(rounds, enough) <= 0.01);
    assertTrue(ratioHalf(rounds, enough - 1) > 0.01, "it ends with the first that is enough");
    assertTrue(
        first(Plans.comparing(null, null), rounds) < enough,
        "the usual plan ends when the difference is shown");
  }

  @Test
  @DisplayName("without it, 5 to 30 runs or 3 s; --repeat is exact")
  void usual() throws Exception {
    assertEquals(InterleavedRuns.Plan.DEFAULT, Plans.of(null, null));
    assertEquals(InterleavedRuns.Plan.exactly(7), Plans.of(7, null));
    assertEquals(30, Plans.comparing(null, null).maxRuns());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0%", "-1%", "51%", "0.001%", "few", "", "%", "NaN"})
  @DisplayName("a percentage that can't be meant is refused")
  void refused(String until) {
    String message = message(null, until);
    assertTrue(
        message.equals("--until must be 0.01% to 50%, not " + until)
            || message.equals("--until takes a percentage such as 1%, not " + until),
        message);
  }

  @Test
  @DisplayName("--repeat and --until together are refused")
  void both() {
    assertEquals(
        "--repeat sets how many runs, --until how precise they must be: give one of the two",
        message(9, "1%"));
  }

  private static String message(@org.jspecify.annotations.Nullable Integer repeat, String until) {
    return String.valueOf(assertThrows(BadUse.class, () -> Plans.of(repeat, until)).getMessage());
  }

  /** After how many rounds a plan's rule first has enough. */
  private static int first(InterleavedRuns.Plan plan, Rounds rounds) {
    for (int n = plan.minRuns(); n <= rounds.count(); n++) {
      if (plan.rule().enough(head(rounds, n))) {
        return n;
      }
    }
    throw new AssertionError("no number of rounds was enough");
  }

  private static double half(Rounds rounds, int n) {
    return Runs.summary(head(rounds, n).of(0), Figure.TIME).median().relativeHalfWidth();
  }

  private static double ratioHalf(Rounds rounds, int n) {
    return Runs.compare(head(rounds, n), 0, 1, Figure.TIME).ratio().relativeHalfWidth();
  }

  private static Rounds head(Rounds rounds, int n) {
    return new Rounds(rounds.programs(), rounds.rounds().subList(0, n));
  }

  /** The second program takes twice as long as the first; both spread by 3 %. */
  private static Rounds rounds(int programs, int count) {
    Random random = new Random(5);
    List<Rounds.Round> rounds = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<Rounds.Turn> turns = new ArrayList<>();
      for (int program = 0; program < programs; program++) {
        long nanos = Math.round(1e8 * (program + 1) * (1 + 0.03 * random.nextGaussian()));
        turns.add(
            new Rounds.Turn(program, Run.unmeasured(new Outcome.Completed(), nanos, Bytes.EMPTY)));
      }
      rounds.add(new Rounds.Round(turns));
    }
    return new Rounds(programs, rounds);
  }
}
