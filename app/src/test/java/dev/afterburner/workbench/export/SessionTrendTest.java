// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.Isolation;
import dev.afterburner.sandbox.Outcome;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.SamplingReport;
import dev.afterburner.sandbox.curve.MemoryCurve;
import dev.afterburner.workbench.chart.TrendModel;
import dev.afterburner.workbench.chart.TrendPoint;
import dev.afterburner.workbench.export.figure.ChartImage;
import dev.afterburner.workbench.problem.Judgement;
import dev.afterburner.workbench.problem.Verdict;
import dev.afterburner.workbench.session.CoinWays;
import dev.afterburner.workbench.session.Origin;
import dev.afterburner.workbench.session.SessionEvent.SessionStarted;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.session.Settings;
import dev.afterburner.workbench.session.Spent;
import dev.afterburner.workbench.session.Version;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The trend of a session")
final class SessionTrendTest {

  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  private static Run run(long wallMillis) {
    long end = wallMillis * 1_000_000;
    MemoryCurve curve =
        MemoryCurve.of(new long[] {0, end / 2}, new long[] {8_000_000, 20_000_000}, end);
    return new Run(
        new Outcome.Completed(),
        end,
        end,
        0,
        20_000_000,
        curve,
        new SamplingReport(2, 10_000, 100_000, 200_000, 0),
        Bytes.utf8(""),
        Bytes.utf8(""),
        0,
        1);
  }

  private static Version version(int id, int step, Verdict verdict, long... millis) {
    return new Version(
        id,
        id == 0 ? null : 0,
        id == 0 ? Origin.ORIGINAL : Origin.MODEL,
        step,
        "",
        new Judgement(verdict, List.of()),
        LongStream.of(millis).mapToObj(SessionTrendTest::run).toList(),
        List.of(),
        Version.Decision.PENDING,
        "");
  }

  private static SessionState session() {
    Verdict passed = new Verdict.Passed();
    return new SessionState(
        new SessionStarted(
            "s",
            "echo",
            "python",
            Settings.of(Figure.TIME, Settings.Policy.KEEP_BEST, 5, 42, "demo"),
            Isolation.Level.NAMESPACES,
            NOW),
        List.of(
            version(0, 0, passed, 1000, 1010, 1020, 990, 1005),
            version(1, 1, new Verdict.WrongAnswer("07", "1", "2")),
            version(2, 3, passed, 100, 101, 102, 99, 100)),
        List.of(
            new SessionState.Step(1, 0, "p", false, List.of()),
            new SessionState.Step(
                2,
                0,
                "p",
                false,
                List.of(new SessionState.Answer(1, null, "no code in the reply"))),
            new SessionState.Step(3, 0, "p", false, List.of())),
        2,
        null,
        null,
        3,
        null,
        null,
        Spent.NOTHING);
  }

  @Test
  @DisplayName("compares every version that passed with the original, with its interval")
  void ratios() {
    TrendModel trend = SessionTrend.of(session(), 2);
    assertEquals(
        List.of("v0", "v1", "step 2", "v2"),
        trend.points().stream().map(TrendPoint::name).toList());
    TrendPoint best = trend.points().getLast();
    assertEquals(3, best.iteration());
    var time = best.ratios().get(Figure.TIME);
    assertNotNull(time);
    assertEquals(0.1, time.value(), 0.002);
    assertTrue(time.low() < time.value() && time.value() < time.high());
    assertEquals("v2", trend.selected());
  }

  @Test
  @DisplayName("says why a version failed and why a reply made none")
  void failures() {
    List<TrendPoint> points = SessionTrend.of(session(), null).points();
    assertEquals("wrong answer, case 07", points.get(1).failure());
    assertEquals("no code in the reply", points.get(2).failure());
    assertFalse(points.get(2).selectable());
  }

  @Test
  @DisplayName("tells the versions that were accepted from the other ones")
  void kinds() {
    List<TrendPoint> points = SessionTrend.points(CoinWays.session());
    assertEquals(
        List.of(
            TrendPoint.Kind.ACCEPTED,
            TrendPoint.Kind.ACCEPTED,
            TrendPoint.Kind.ACCEPTED,
            TrendPoint.Kind.CANDIDATE),
        points.stream().map(TrendPoint::kind).toList());
  }

  @Test
  @DisplayName("puts what was written by hand between the steps, and calls few runs few")
  void byHand() {
    SessionState now = session();
    Version hand =
        new Version(
            3,
            2,
            Origin.HAND,
            0,
            "",
            new Judgement(new Verdict.Passed(), List.of()),
            List.of(run(50)),
            List.of(),
            Version.Decision.ACCEPTED,
            "");
    List<Version> versions = new ArrayList<>(now.versions());
    versions.add(hand);
    SessionState more =
        new SessionState(
            now.started(),
            versions,
            now.steps(),
            now.best(),
            null,
            null,
            now.finishedSteps(),
            null,
            null,
            Spent.NOTHING);
    TrendModel trend = SessionTrend.of(more, null);
    TrendPoint last = trend.points().getLast();
    assertEquals("v3", last.version());
    assertTrue(last.accepted() && last.byHand());
    assertEquals(1 - 2.0 / 6, last.coverage(), 1e-9);
    assertEquals("ratio to original, 95 % interval or range of few runs", trend.note());
    assertEquals("ratio to original, 95 % interval", SessionTrend.of(now, null).note());
  }

  @Test
  @DisplayName("is written as a picture beside the curves")
  void picture() throws Exception {
    Path file = Path.of("target", "screenshots", "charts-paper-session-trend.png");
    new FileCharts(ChartImage::new, InstantSource.fixed(NOW))
        .figure(SessionTrend.of(session(), 2), "how it was measured", file, null);
    assertEquals(1440, ImageIO.read(file.toFile()).getWidth());
  }
}
