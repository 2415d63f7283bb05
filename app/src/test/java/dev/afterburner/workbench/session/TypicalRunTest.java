// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.sandbox.Outcome;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.SamplingReport;
import dev.afterburner.sandbox.curve.MemoryCurve;
import dev.afterburner.workbench.export.document.Measured;
import dev.afterburner.workbench.export.document.Monolith;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TypicalRunTest {

  @Test
  @DisplayName("the run that the window draws is the one whose figures the exports give, always")
  void same() {
    Random random = new Random(3);
    for (int n = 1; n <= 30; n++) {
      List<Run> runs = new ArrayList<>();
      Version version =
          Version.created(new SessionEvent.VersionCreated(0, null, Origin.ORIGINAL, 0, ""));
      for (int i = 0; i < n; i++) {
        Run run = run(1_000_000 + random.nextInt(1_000_000), 1_000 + i);
        runs.add(run);
        version = version.withRun(run);
      }
      assertEquals(
          Measured.of(runs).monolith(),
          Monolith.of(version.typicalRun().orElseThrow()),
          n + " runs");
    }
  }

  private static Run run(long wall, long bytes) {
    return new Run(
        new Outcome.Completed(),
        wall,
        0,
        0,
        0,
        MemoryCurve.of(new long[] {0, wall / 2}, new long[] {bytes, 2 * bytes}, wall),
        new SamplingReport(2, 1000, 1, 1, 1),
        Bytes.EMPTY,
        Bytes.EMPTY,
        0,
        1);
  }
}
