// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.sandbox.Outcome;
import dev.afterburner.sandbox.Rounds;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.SamplingReport;
import dev.afterburner.sandbox.curve.MemoryCurve;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What is said of a noisy measurement")
class NoiseTextTest {

  private static final String LONGER =
      "measure longer (the same with --until 1%), or on a quieter machine.";

  private static final NoiseText QUIET =
      new NoiseText(() -> new NoiseText.Seen(0, null, 2, "performance"));
  private static final NoiseText BUSY =
      new NoiseText(() -> new NoiseText.Seen(0.074, 3.5, 2, "powersave"));

  @Test
  @DisplayName("of a comparison that stayed undecided: both spreads, and all that the system tells")
  void undecided() {
    List<Rounds.Round> rounds = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      rounds.add(
          new Rounds.Round(
              List.of(
                  new Rounds.Turn(0, run(i % 2 == 0 ? 90 : 110, 50)),
                  new Rounds.Turn(1, run(100, 50)))));
    }
    Rounds all = new Rounds(2, rounds);
    assertEquals(
        List.of(
            "Undecided after 10 rounds: times spread by 11 % and 0 %.",
            "CPU times were 50 % of the wall times.",
            "The machine: the host took 7.4 % of its time, load 3.50 on 2 cores, frequency governor"
                + " powersave.",
            "To decide it, " + LONGER),
        plain(BUSY.undecided(all, 0.5)));
    assertEquals(
        "Undecided after 10 rounds: times spread by 11 % and 0 %.",
        plain(QUIET.undecided(all, 1)).getFirst());
    Rounds one = new Rounds(2, rounds.subList(0, 1));
    assertEquals("Undecided after 1 round.", plain(QUIET.undecided(one, 1)).getFirst());
  }

  @Test
  @DisplayName("of a median that is known less well than was wanted")
  void imprecise() {
    List<Run> noisy = IntStream.range(0, 30).mapToObj(i -> run(i < 15 ? 90 : 110, 100)).toList();
    assertEquals(
        List.of(
            "The median time is known to 10 % after 30 runs: times spread by 10 %.",
            "To know it better, " + LONGER),
        plain(QUIET.imprecise(noisy, 0.02)));
    assertEquals(List.of(), QUIET.imprecise(noisy, 0.1), "it is known as well as was wanted");
  }

  @Test
  @DisplayName("nothing of a quiet one, or of so few runs that nothing is known of their spread")
  void nothing() {
    List<Run> quiet = IntStream.range(0, 30).mapToObj(i -> run(100 + i % 2, 100)).toList();
    assertEquals(List.of(), BUSY.imprecise(quiet, 0.02));
    assertEquals(List.of(), BUSY.imprecise(List.of(run(50, 50), run(100, 50)), 0.02));
    assertEquals(List.of(), BUSY.imprecise(List.of(), 0.02));
  }

  private static List<String> plain(List<String> lines) {
    return lines.stream().map(line -> line.replaceAll("[\\u2009\\u202f\\u00a0]", " ")).toList();
  }

  private static Run run(long wallMillis, long cpuMillis) {
    return new Run(
        new Outcome.Completed(),
        wallMillis * 1_000_000,
        cpuMillis * 1_000_000,
        0,
        1024,
        MemoryCurve.EMPTY,
        new SamplingReport(0, 0, 0, 0, 0),
        Bytes.EMPTY,
        Bytes.EMPTY,
        0,
        0);
  }
}
