// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.study.fold;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.stats.Interval;
import dev.afterburner.workbench.study.StudyException;
import dev.afterburner.workbench.study.run.MadeStudy;
import dev.afterburner.workbench.study.run.Row;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Folding a study's rows")
class FoldingTest {

  private static final double SMALL = 1e-12;
  private static final String ONE = "study: made\narms:\n  - name: a\n";

  @TempDir private Path folder;

  private static Interval interval(double value, double low, double high) {
    return new Interval(value, low, high);
  }

  private static StudyResult fold(MadeStudy study) throws StudyException {
    return Folding.of(study.plan(), StudyRows.of(study.folder()));
  }

  private static double value(ArmResult arm, Metric metric) {
    return Objects.requireNonNull(arm.incumbent().get(metric)).value();
  }

  @Test
  @DisplayName("scores runs one by one where each is a row of the published kind")
  void repeats() throws StudyException {
    try (MadeStudy study = new MadeStudy(folder, ONE, List.of("p", "q"))) {
      study.references("p", 10, 20, 30, 40);
      study.references("q", 10, 20, 30, 40);
      // Among 10, 20, 30, 40 the runs beat 3, 3, 2 and 1 of 4: 9/16 in the mean, where their
      // median,
      // 20, would beat 3 of 4. Memory always beats all, the integral none.
      Interval median = interval(20, 15, 35);
      List<Row.Repeat> runs =
          List.of(
              new Row.Repeat(15, 10, 41),
              new Row.Repeat(15, 9, 42),
              new Row.Repeat(25, 8, 43),
              new Row.Repeat(35, 7, 44));
      study.cell(
          "a",
          "p",
          1,
          0,
          new Row.Shown(
              0, "passed", "passed", false, "", median, interval(8.5, 7, 10), median, 4, runs));
      study.cell("a", "q", 1, 0, MadeStudy.wrong());
      ArmResult arm = fold(study).arms().getFirst();
      assertEquals(0.5, value(arm, Metric.PASS1), SMALL);
      assertEquals(9 / 16.0 / 2, value(arm, Metric.BEYOND_TIME), SMALL);
      assertEquals(0.5, value(arm, Metric.BEYOND_MEMORY), SMALL);
      assertEquals(0, value(arm, Metric.BEYOND_INTEGRAL), SMALL);
      StudyRows rows = StudyRows.of(study.folder());
      Row.Cell cell = rows.cells().getFirst();
      Interval time = Standing.percentile(cell, cell.candidate(), Figure.TIME, rows);
      // Deviations from 9/16: 3, 3, -1, -5 sixteenths; 44/3 is their variance, over 4 runs.
      double half = 1.959963984540054 * Math.sqrt(44.0 / 3 / 4) / 16;
      assertEquals(9 / 16.0 - half, time.low(), SMALL);
      assertEquals(9 / 16.0 + half, time.high(), SMALL);
    }
  }

  @Test
  @DisplayName("gives Pass@1 and Beyond-T, -M, -I as worked by hand")
  void byHand() throws StudyException {
    try (MadeStudy study = new MadeStudy(folder, ONE, List.of("p", "q", "r", "s"))) {
      study.references("p", 10, 20, 30, 40);
      study.references("q", 10, 20, 30, 40);
      study.references("r", 10, 20, 30, 40);
      // p: time beats all (a tie with the best), memory beats 2 of 4 (a tie with the third is
      // beaten), integral beats none.
      study.cell(
          "a",
          "p",
          1,
          0,
          MadeStudy.passed(interval(10, 10, 10), interval(30, 30, 30), interval(41, 41, 41)));
      // q: time beats 3 of 4, memory all, integral 1 of 4.
      study.cell(
          "a",
          "q",
          1,
          0,
          MadeStudy.passed(interval(15, 15, 15), interval(1, 1, 1), interval(40, 40, 40)));
      study.cell("a", "r", 1, 0, MadeStudy.wrong());
      // s has no references: 0, and below.
      study.cell("a", "s", 1, 0, MadeStudy.passed(5));
      StudyResult result = fold(study);
      ArmResult arm = result.arms().getFirst();
      assertEquals(3.0 / 4, value(arm, Metric.PASS1), SMALL);
      assertEquals((1 + 0.75 + 0 + 0) / 4, value(arm, Metric.BEYOND_TIME), SMALL);
      assertEquals((0.5 + 1 + 0 + 0) / 4, value(arm, Metric.BEYOND_MEMORY), SMALL);
      assertEquals((0 + 0.25 + 0 + 0) / 4, value(arm, Metric.BEYOND_INTEGRAL), SMALL);
      assertEquals(
          new Shares(0.25, 0.25, 0.25, 0.25, 0),
          Objects.requireNonNull(arm.byValue().get(Figure.TIME)));
      assertEquals(
          new Shares(0, 0.25, 0.5, 0.25, 0),
          Objects.requireNonNull(arm.byValue().get(Figure.INTEGRAL)));
      // Ties counted half: p's time 1 − 0.5/4, q's 1 − 1/4.
      assertEquals(
          (0.875 + 0.75) / 4, Objects.requireNonNull(arm.midRank().get(Figure.TIME)), SMALL);
      assertEquals(
          (1 + 0.75 + 0) / 3, Objects.requireNonNull(arm.solvedMean().get(Figure.TIME)), SMALL);
      assertEquals(
          List.of(new StudyResult.Failure("wrong_answer", 1, "r", "wrong answer, case 01")),
          result.failures());
      assertEquals(4, result.done());
    }
  }

  @Test
  @DisplayName("calls undecided what could be in two classes by the noise of measuring")
  void undecided() throws StudyException {
    try (MadeStudy study = new MadeStudy(folder, ONE, List.of("p", "q", "r"))) {
      for (String problem : List.of("p", "q", "r")) {
        study.references(problem, 10, 20);
      }
      study.cell("a", "p", 1, 0, one(interval(9, 8, 11))); // beyond, or within
      study.cell("a", "q", 1, 0, one(interval(9, 8, 9.5))); // beyond
      study.cell("a", "r", 1, 0, one(interval(15, 14, 21))); // within, or below
      ArmResult arm = fold(study).arms().getFirst();
      assertEquals(
          new Shares(2.0 / 3, 1.0 / 3, 0, 0, 0),
          Objects.requireNonNull(arm.byValue().get(Figure.TIME)));
      assertEquals(
          new Shares(1.0 / 3, 0, 0, 0, 2.0 / 3),
          Objects.requireNonNull(arm.decided().get(Figure.TIME)));
      assertTrue(
          Objects.requireNonNull(arm.incumbent().get(Metric.BEYOND_TIME)).measuring() > 0.05);
      assertEquals(0, Objects.requireNonNull(arm.incumbent().get(Metric.PASS1)).measuring());
    }
  }

  private static Row.Shown one(Interval time) {
    return MadeStudy.passed(time, time, time);
  }

  @Test
  @DisplayName("takes the mean over replicates for a problem's score, and gives pass@k")
  void replicates() throws StudyException {
    String yaml = ONE + "replicates: 5\n";
    try (MadeStudy study = new MadeStudy(folder, yaml, List.of("p", "q"))) {
      study.references("p", 10, 20);
      study.references("q", 10, 20);
      for (int r = 1; r <= 5; r++) {
        study.cell("a", "p", r, 0, r <= 2 ? MadeStudy.passed(15) : MadeStudy.wrong());
        study.cell("a", "q", r, 0, MadeStudy.wrong());
      }
      ArmResult arm = fold(study).arms().getFirst();
      assertEquals(0.2, value(arm, Metric.PASS1), SMALL);
      assertEquals(0.5 * 0.4 / 2, value(arm, Metric.BEYOND_TIME), SMALL);
      assertEquals(0.2, Objects.requireNonNull(arm.passAt().get(1)).value(), SMALL);
      assertEquals(0.5, Objects.requireNonNull(arm.passAt().get(5)).value(), SMALL);
      assertEquals(2, arm.problems());
    }
  }

  @Test
  @DisplayName("shows the best so far and the newest apart, by iteration")
  void curves() throws StudyException {
    String yaml = ONE + "iterations: 1\n";
    try (MadeStudy study = new MadeStudy(folder, yaml, List.of("p", "q"))) {
      study.references("p", 10, 20);
      study.references("q", 10, 20);
      study.cell("a", "p", 1, 0, MadeStudy.passed(15));
      study.cell("a", "q", 1, 0, MadeStudy.wrong());
      study.cell("a", "p", 1, 1, MadeStudy.wrong(), MadeStudy.passed(15), "", "");
      study.cell("a", "q", 1, 1, MadeStudy.passed(5), MadeStudy.passed(5), "", "");
      ArmResult arm = fold(study).arms().getFirst();
      assertEquals(1, arm.iteration());
      assertEquals(
          List.of(0.5, 1.0),
          arm.curve().stream()
              .map(p -> Objects.requireNonNull(p.estimates().get(Metric.PASS1)).value())
              .toList());
      assertEquals(
          List.of(0.5, 0.5),
          arm.newest().stream()
              .map(p -> Objects.requireNonNull(p.estimates().get(Metric.PASS1)).value())
              .toList());
      assertEquals((0.5 + 1) / 2, value(arm, Metric.BEYOND_TIME), SMALL);
    }
  }

  @Test
  @DisplayName("does not go by the order of rows, nor counts a cell twice")
  void order() throws Exception {
    String yaml = ONE + "iterations: 1\n";
    try (MadeStudy study = new MadeStudy(folder, yaml, List.of("p", "q", "r"))) {
      for (String problem : List.of("p", "q", "r")) {
        study.references(problem, 10, 20, 30);
        study.cell("a", problem, 1, 0, MadeStudy.passed(problem.equals("p") ? 10 : 25));
        study.cell("a", problem, 1, 1, MadeStudy.passed(9));
      }
      StudyResult before = fold(study);
      List<String> lines =
          new ArrayList<>(java.nio.file.Files.readAllLines(study.folder().cells()));
      lines.addAll(List.copyOf(lines));
      java.util.Collections.shuffle(lines, new java.util.Random(3));
      Path other = folder.resolve("other");
      java.nio.file.Files.createDirectories(other);
      java.nio.file.Files.write(other.resolve("cells.jsonl"), lines);
      StudyResult after =
          Folding.of(
              study.plan(),
              StudyRows.of(new dev.afterburner.workbench.study.run.StudyFolder(other)));
      assertEquals(before, after);
    }
  }

  @Test
  @DisplayName("compares arms in pairs, and finds what is there and not what is not")
  void pairs() throws StudyException {
    List<String> problems = IntStream.range(0, 40).mapToObj(i -> "p%02d".formatted(i)).toList();
    String yaml = ONE + "  - name: b\n  - name: c\n";
    try (MadeStudy study = new MadeStudy(folder, yaml, problems)) {
      for (int i = 0; i < problems.size(); i++) {
        String problem = problems.get(i);
        study.references(problem, 10, 20, 30, 40);
        study.cell("a", problem, 1, 0, MadeStudy.passed(15));
        study.cell("b", problem, 1, 0, i < 12 ? MadeStudy.wrong() : MadeStudy.passed(15));
        study.cell("c", problem, 1, 0, MadeStudy.passed(15));
      }
      List<Difference> differences = fold(study).differences();
      assertEquals(12, differences.size());
      Difference pass =
          differences.stream()
              .filter(d -> d.metric() == Metric.PASS1 && d.second().equals("b"))
              .findFirst()
              .orElseThrow();
      assertEquals("a", pass.first());
      assertEquals(0.3, pass.estimate().value(), SMALL);
      assertEquals(2.0 / 4096, pass.p(), 1e-9); // 12 against 0
      assertTrue(pass.isSignificant());
      assertTrue(pass.estimate().low() > 0.1 && pass.estimate().high() < 0.5);
      for (Difference d : differences) {
        if (d.first().equals("a") && d.second().equals("c")) {
          assertEquals(1, d.p(), SMALL);
          assertFalse(d.isSignificant());
        }
      }
    }
  }
}
