// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.stats.Interval;
import dev.afterburner.workbench.chart.DistributionModel.Mark;
import dev.afterburner.workbench.chart.DistributionModel.Reference;
import dev.afterburner.workbench.chart.curve.CurveModel;
import dev.afterburner.workbench.chart.curve.CurveView;
import dev.afterburner.workbench.chart.draw.Box;
import dev.afterburner.workbench.chart.draw.Emphasis;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Charts for those who hear them. */
@DisplayName("A chart in words")
final class SpokenTest {

  private static TrendPoint passed(String name, int step, TrendPoint.Kind kind, double ratio) {
    return TrendPoint.passed(
        name,
        name,
        step,
        kind,
        Map.of(Figure.TIME, new Interval(ratio, ratio * 0.9, ratio * 1.1)),
        0.95);
  }

  private static TrendModel trendOf(TrendPoint... points) {
    return new TrendModel(
        "Over iterations", "", List.of(points), Figure.TIME, 10, null, Set.of(), "No version yet.");
  }

  @Test
  @DisplayName("tells how many versions there are, how many failed, and the best that was accepted")
  void trend() {
    String said =
        trendOf(
                passed("v0", 0, TrendPoint.Kind.ACCEPTED, 1),
                passed("v1", 1, TrendPoint.Kind.ACCEPTED, 0.5),
                TrendPoint.failed("v2", "v2", 2, TrendPoint.Kind.CANDIDATE, "wrong answer, case 7"),
                passed("v3", 3, TrendPoint.Kind.CANDIDATE, 0.25))
            .spoken();
    assertTrue(
        said.startsWith(
            "Over iterations. Versions and steps: 4, failed: 1. Best: v1, time 2.00× faster"),
        said);
    assertEquals("Over iterations. No version yet.", trendOf().spoken());
  }

  @Test
  @DisplayName("tells each curve's peak and integral, and what an empty program needs")
  void curves() {
    CurveModel curves = SampleCharts.curve("not-from-zero");
    String said = curves.spoken();
    assertTrue(
        said.matches(
            "[^.]+\\. v\\d: peak [\\d.]+\\p{Z}[kM]B, integral [\\d.]+\\p{Z}[kM]B·s; v\\d: peak .*"),
        said);
    assertTrue(said.contains("empty program, 7.90"), said);
    CurveModel none =
        new CurveModel("Memory over time", "", List.of(), null, "No run yet", CurveView.ALL);
    assertEquals("Memory over time. No run yet", none.spoken());
  }

  @Test
  @DisplayName("tells the share of references that a version beats")
  void distribution() {
    DistributionModel model =
        new DistributionModel(
            "Among the reference solutions",
            "",
            Figure.TIME,
            List.of(new Reference("a", "a.py", 50e6), new Reference("b", "b.py", 90e6)),
            List.of(
                new Mark("v1", "v1", 60e6, new Interval(50, 50, 50), Emphasis.SELECTED),
                new Mark("v0", "v0", 2e9, null, Emphasis.OTHER)),
            true,
            "none");
    assertEquals(
        "Among the reference solutions, by time. References: 2. v1 beats 50 %. v0, 2.00 s.",
        model.spoken().replaceAll("[\u2009\u00a0\u202f]", " "));
  }

  @Test
  @DisplayName("can be gone through from left to right: each bar and each version once")
  void places() {
    DistributionModel model = Objects.requireNonNull(SampleCharts.distributions().get("ladder"));
    DistributionPlot plot = model.plot(new Box(0, 0, 600, 300), false);
    List<DistributionPlot.Hit> hits = plot.hits();
    double[] places = hits.stream().mapToDouble(plot::xOf).toArray();
    for (int i = 1; i < places.length; i++) {
      assertTrue(places[i - 1] <= places[i], "in their order");
    }
    assertEquals(2, hits.stream().filter(DistributionPlot.Hit.Version.class::isInstance).count());
    assertEquals(
        24,
        hits.stream()
            .filter(DistributionPlot.Hit.References.class::isInstance)
            .mapToInt(h -> ((DistributionPlot.Hit.References) h).references().size())
            .sum());
  }
}
