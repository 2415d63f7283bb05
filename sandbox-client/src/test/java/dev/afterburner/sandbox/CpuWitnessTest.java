// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.sandbox.curve.MemoryCurve;
import dev.afterburner.sandbox.stats.Comparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CpuWitnessTest {

  @Test
  @DisplayName("of programs that were preempted by turns, CPU times say that they are the same")
  void preempted() {
    List<Rounds.Round> rounds = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      long waited = i % 2 == 0 ? 60 : 0;
      rounds.add(round(run(100 + waited, 100), run(160 - waited, 100 + i % 2)));
    }
    Rounds all = new Rounds(2, rounds);
    CpuWitness witness = CpuWitness.of(all, 0, 1).orElseThrow();
    assertEquals(Comparison.Outcome.UNDECIDED, Runs.compare(all, 0, 1, Figure.TIME).outcome());
    assertEquals(Comparison.Outcome.NO_DIFFERENCE, witness.comparison().outcome());
    assertTrue(witness.contradicts(Runs.compare(all, 0, 1, Figure.TIME)));
    assertTrue(witness.share() < 1);
  }

  @Test
  @DisplayName(
      "agrees where a program had its core to itself; without CPU time there is no witness")
  void agrees() {
    List<Rounds.Round> rounds = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      rounds.add(round(run(100 + i, 100 + i), run(200 + i, 200 + i)));
    }
    Rounds all = new Rounds(2, rounds);
    CpuWitness witness = CpuWitness.of(all, 0, 1).orElseThrow();
    assertEquals(Comparison.Outcome.MORE, witness.comparison().outcome());
    assertFalse(witness.contradicts(Runs.compare(all, 0, 1, Figure.TIME)));
    assertEquals(1, witness.share());
    Rounds idle = new Rounds(2, List.of(round(run(1, 0), run(1, 0))));
    assertEquals(Optional.empty(), CpuWitness.of(idle, 0, 1));
  }

  private static Rounds.Round round(Run a, Run b) {
    return new Rounds.Round(List.of(new Rounds.Turn(0, a), new Rounds.Turn(1, b)));
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
