// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.InterleavedRuns;
import dev.afterburner.sandbox.language.Language;
import dev.afterburner.sandbox.language.Languages;
import dev.afterburner.workbench.judge.Judge;
import dev.afterburner.workbench.judge.SandboxJudge;
import dev.afterburner.workbench.optimize.ScriptedSandbox;
import dev.afterburner.workbench.problem.Calibration;
import dev.afterburner.workbench.problem.Comparator;
import dev.afterburner.workbench.problem.Difficulty;
import dev.afterburner.workbench.problem.Generator;
import dev.afterburner.workbench.problem.Listing;
import dev.afterburner.workbench.problem.Measurement;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.Reference;
import dev.afterburner.workbench.problem.TestCase;
import dev.afterburner.workbench.problem.Workload;
import dev.afterburner.workbench.store.SqliteProblemLibrary;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalibratorTest {

  private static final Language PYTHON = new Languages().byId("python").orElseThrow();

  private final ScriptedSandbox sandbox = new ScriptedSandbox();
  private final Judge judge = new SandboxJudge(sandbox);
  private SqliteProblemLibrary library;

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    library = SqliteProblemLibrary.open(folder.resolve("problems.db"));
  }

  @AfterEach
  void close() {
    library.close();
  }

  private Calibrator calibrator() {
    return new Calibrator(
        sandbox,
        judge,
        library,
        InterleavedRuns.Plan.exactly(4),
        () -> "here",
        InstantSource.fixed(Instant.EPOCH));
  }

  static Problem problem(String... scripts) {
    List<Reference> references = new ArrayList<>();
    for (String script : scripts) {
      references.add(new Reference("python", script, "", false, script));
    }
    return new Problem(
        new Listing("echo", "Echo", Difficulty.EASY, List.of(), List.of("python"), 0),
        "Print the input.",
        new Comparator.Tokens(),
        List.of(new TestCase("01", Bytes.utf8("a"), Bytes.utf8("a"))),
        List.of(new Workload("large", 1, 1, Bytes.utf8("large"), Bytes.utf8("large"))),
        references);
  }

  @Test
  @DisplayName("a reference whose output is wrong in any run does not count; the others go on")
  void everyRunIsChecked() throws Exception {
    Problem problem = problem("wall=10", "wall=20 does=wrong-once", "wall=30");

    calibrator().run(problem, PYTHON, measured -> {}, new Cancellation());

    List<Calibration> known = calibrator().known(problem, PYTHON);
    assertEquals(List.of(4, 0, 4), known.stream().map(Calibration::runs).toList());
    assertEquals(List.of(true, false, true), known.stream().map(Calibration::passed).toList());
    Measurement kept = library.measurements("echo", Measurement.Purpose.CALIBRATION).getFirst();
    assertEquals(4, kept.count(2));
    assertEquals(
        calibrator().passing(problem, PYTHON).getFirst().timeNanos(),
        kept.summary(0, Figure.TIME).median());
    assertEquals(known.get(1).verdict(), kept.programs().get(1).failure());
    assertTrue(known.get(1).verdict().startsWith("wrong answer"), known.get(1).verdict());
    // Three on their case, then 4 + 1 + 4 runs: what the others ran before stays valid.
    assertEquals(3 + 9, sandbox.runs());
    assertEquals(
        10e6, calibrator().passing(problem, PYTHON).getFirst().of(Figure.TIME).value(), 0.5e6);
  }

  @Test
  @DisplayName("that a reference fails holds for the cases that it failed on; figures hold on")
  void failuresOfOtherCases() throws Exception {
    Problem problem = problem("wall=10", "wall=30 does=wrong-once");
    TestCase impossible = new TestCase("mine", Bytes.utf8("a"), Bytes.utf8("other"), true);
    Problem own = problem.withCases(List.of(impossible));
    calibrator().run(own, PYTHON, measured -> {}, new Cancellation());
    assertEquals(
        List.of(false, false),
        calibrator().known(own, PYTHON).stream().map(Calibration::passed).toList());

    assertEquals(List.of(), calibrator().known(problem, PYTHON), "without the case");
    assertEquals(2, calibrator().pending(problem, PYTHON).size());
    calibrator().run(problem, PYTHON, measured -> {}, new Cancellation());
    assertEquals(List.of(), calibrator().pending(problem, PYTHON));
    assertTrue(calibrator().known(problem, PYTHON).getFirst().passed());

    Problem more = problem.withCases(List.of(new TestCase("02", Bytes.utf8("b"), Bytes.utf8("b"))));
    assertEquals(1, calibrator().known(more, PYTHON).size(), "figures are of the workload");
  }

  @Test
  @DisplayName("growth checks every run too: what is wrong once has no point at that size")
  void growth() throws Exception {
    Generator generator = new Generator("prints=large", List.of(1L, 2L), 1);
    List<GrowthRuns.Named> programs = List.of(named("wall=10"), named("wall=20 does=wrong-once"));
    GrowthRuns growth =
        new GrowthRuns(sandbox, judge, library, () -> "here", InstantSource.fixed(Instant.EPOCH));
    List<GrowthRuns.Series> series =
        growth.run(
            problem(),
            generator,
            List.of(1L, 2L),
            1,
            programs,
            InterleavedRuns.Plan.exactly(3),
            (what, share) -> {},
            new Cancellation());

    assertEquals(2, series.getFirst().points().size());
    assertEquals(List.of(), series.getLast().points());
    assertEquals(1, series.getLast().failedAt());

    // The raw runs are kept, and give the same series again, to whoever has the same programs.
    assertEquals(series, growth.known(problem(), generator, programs));
    List<Measurement> kept = library.measurements("echo", Measurement.Purpose.GROWTH);
    assertEquals(List.of(1L, 2L), kept.stream().map(Measurement::size).toList());
    assertEquals(3, kept.getFirst().count(0));
    assertEquals(List.of(0, 1, 2), kept.getLast().runs().stream().map(r -> r.round()).toList());
    assertEquals(
        List.of(),
        growth.known(problem(), generator, List.of(named("wall=11"))).getFirst().points());
  }

  private static GrowthRuns.Named named(String script) {
    return new GrowthRuns.Named(script, new dev.afterburner.sandbox.Program.Source(PYTHON, script));
  }
}
