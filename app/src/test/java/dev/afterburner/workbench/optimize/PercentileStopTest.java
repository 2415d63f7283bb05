// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.optimize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.InterleavedRuns;
import dev.afterburner.sandbox.Isolation;
import dev.afterburner.sandbox.Run;
import dev.afterburner.workbench.figures.Figures;
import dev.afterburner.workbench.judge.SandboxJudge;
import dev.afterburner.workbench.measure.Calibrator;
import dev.afterburner.workbench.problem.Calibration;
import dev.afterburner.workbench.problem.Judgement;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.Reference;
import dev.afterburner.workbench.problem.Verdict;
import dev.afterburner.workbench.session.Origin;
import dev.afterburner.workbench.session.SessionEvent;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.store.SqliteProblemLibrary;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PercentileStopTest {

  private final ScriptedSandbox sandbox = new ScriptedSandbox();

  private static Problem problem(String... scripts) {
    List<Reference> references = new ArrayList<>();
    for (String script : scripts) {
      references.add(new Reference("python", script, "", false, script));
    }
    Problem echo = Bench.problem();
    return new Problem(
        echo.listing(),
        echo.statement(),
        echo.comparator(),
        echo.cases(),
        echo.workloads(),
        references);
  }

  /** A session whose best needs so much wall time, ns. */
  private SessionState best(long wall) {
    List<SessionEvent> events = new ArrayList<>();
    events.add(
        new SessionEvent.SessionStarted(
            "s", "echo", "python", Bench.SETTINGS, Isolation.Level.PROCESS_ONLY, Bench.NOW));
    events.add(new SessionEvent.VersionCreated(0, null, Origin.ORIGINAL, 0, "x"));
    events.add(new SessionEvent.VersionJudged(0, new Judgement(new Verdict.Passed(), List.of())));
    Run run =
        Run.unmeasured(
            new dev.afterburner.sandbox.Outcome.Completed(),
            wall,
            dev.afterburner.sandbox.Bytes.EMPTY);
    events.add(new SessionEvent.RunFinished(0, run));
    events.add(new SessionEvent.VersionAccepted(0, "the original"));
    return SessionState.fold(events);
  }

  @Test
  @DisplayName("the stop takes the figures that are kept and shown, and measures what is missing")
  void sameFigures(@TempDir Path folder) throws Exception {
    try (SqliteProblemLibrary library = SqliteProblemLibrary.open(folder.resolve("p.db"))) {
      Calibrator calibrator =
          new Calibrator(
              sandbox,
              new SandboxJudge(sandbox),
              library,
              InterleavedRuns.Plan.exactly(3),
              () -> "here",
              InstantSource.fixed(Bench.NOW));
      Problem problem = problem("wall=10", "wall=30", "wall=40", "wall=5 does=wrong-once");
      PercentileStop stop = new PercentileStop(() -> calibrator, problem, Bench.python());

      Optional<String> reached = stop.reached(best(20_000_000), 0.6, new Cancellation());

      // The one that is wrong once is no reference: 2 of the 3 that pass are not faster.
      assertTrue(reached.orElseThrow().contains(Figures.percent(200 / 3.0)), reached.orElseThrow());
      List<Calibration> kept = library.calibrations("echo");
      assertEquals(4, kept.size());
      int runs = sandbox.runs();

      // What stands in the library is what decides from now on: it is not measured again.
      Calibration first = kept.stream().filter(c -> c.name().equals("wall=10")).findFirst().get();
      Calibration.Figures slow =
          kept.stream().filter(c -> c.name().equals("wall=40")).findFirst().get().figures();
      library.keep(
          "echo",
          new Calibration(
              first.language(),
              first.name(),
              first.digest(),
              first.machine(),
              first.verdict(),
              slow,
              first.runs(),
              first.at()));
      String now = stop.reached(best(20_000_000), 0.6, new Cancellation()).orElseThrow();
      assertTrue(now.contains(Figures.percent(100)), now);
      assertEquals(runs, sandbox.runs());
      assertEquals(3, calibrator.passing(problem, Bench.python()).size());
      assertEquals(
          Optional.of(40.0),
          calibrator.passing(problem, Bench.python()).stream()
              .map(f -> (double) Math.round(f.of(Figure.TIME).value() / 1e6))
              .max(Double::compare));
    }
  }
}
