// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.workbench.chart.DistributionPlot.Hit;
import dev.afterburner.workbench.chart.curve.CurveModel;
import dev.afterburner.workbench.chart.curve.CurvePlot;
import dev.afterburner.workbench.chart.curve.CurveReadout;
import dev.afterburner.workbench.chart.curve.CurveView;
import dev.afterburner.workbench.chart.curve.TimeZoom;
import dev.afterburner.workbench.chart.draw.Box;
import dev.afterburner.workbench.chart.draw.Dash;
import dev.afterburner.workbench.chart.draw.EndLabels;
import dev.afterburner.workbench.chart.draw.Ink;
import dev.afterburner.workbench.chart.draw.Scale;
import dev.afterburner.workbench.chart.draw.TextWidth;
import dev.afterburner.workbench.figures.Figures;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A chart that is laid out")
final class PlotsTest {

  private static final CurveView LINEAR = CurveView.ALL.withLogTime(false);
  private static final Box ROOM = new Box(0, 0, 500, 200);
  private static final TextWidth SIX_A_LETTER = (text, face) -> text.length() * 6.0;

  private static CurvePlot curves(CurveView view) {
    return CurveModel.of("Memory", List.of(SampleCharts.v0(), SampleCharts.v3()))
        .withView(view)
        .plot(ROOM, false);
  }

  @Test
  @DisplayName("tells the memory of every curve at a place, and which have ended")
  void readout() {
    CurvePlot plot = curves(LINEAR.withRange(new CurveView.Range(0, 1e8)));
    CurveReadout middle = plot.readout(plot.area().middleX());
    assertEquals("50.0 ms", middle.time().replace(Figures.THIN_SPACE, " "));
    assertEquals(List.of("v3", "v0"), middle.values().stream().map(v -> v.id()).toList());
    CurveReadout late = plot.readout(plot.area().right());
    assertEquals("ended", late.values().getFirst().text());
    assertTrue(Double.isNaN(late.values().getFirst().y()));
    assertTrue(late.spoken().contains("v3 ended"));
  }

  @Test
  @DisplayName("tells the memory at the same share of every run on a relative axis")
  void relative() {
    CurvePlot plot = curves(CurveView.ALL.withRelative(true));
    CurveReadout middle = plot.readout(plot.area().middleX());
    assertEquals("50 % of each run", middle.time().replace(Figures.THIN_SPACE, " "));
    assertTrue(middle.values().stream().noneMatch(v -> v.text().equals("ended")));
  }

  @Test
  @DisplayName("zooms around a place that stays where it is, and back to all")
  void zoom() {
    CurvePlot plot = curves(LINEAR);
    double there = plot.time().value(0.25);
    CurveView.Range closer = Objects.requireNonNull(TimeZoom.zoomed(plot, 0.25, 0.1));
    CurvePlot zoomed = curves(LINEAR.withRange(closer));
    assertEquals(there, zoomed.time().value(0.25), 1);
    assertEquals((plot.time().high() - plot.time().low()) * 0.1, closer.high() - closer.low(), 1);
    assertNull(TimeZoom.zoomed(zoomed, 0.25, 1000));
  }

  @Test
  @DisplayName("pans as far as the data reach, keeping the width")
  void pan() {
    CurvePlot plot = curves(LINEAR.withRange(new CurveView.Range(1e9, 2e9)));
    CurveView.Range later = Objects.requireNonNull(TimeZoom.panned(plot, 0.5));
    assertEquals(1.5e9, later.low(), 1);
    CurveView.Range first = Objects.requireNonNull(TimeZoom.panned(plot, -9));
    assertEquals(0, first.low(), 1);
    assertEquals(1e9, first.high(), 1);
  }

  @Test
  @DisplayName("zooms no further than time can be told")
  void leastZoom() {
    CurveView.Range range = new CurveView.Range(1e9, 1e9 + 1500);
    CurvePlot plot = curves(LINEAR.withRange(range));
    CurveView.Range same = Objects.requireNonNull(TimeZoom.zoomed(plot, 0.5, 0.1));
    assertEquals(range.low(), same.low(), 1e-3);
    assertEquals(range.high(), same.high(), 1e-3);
  }

  @Test
  @DisplayName("keeps the memory axis while one pans")
  void steadyMemory() {
    Scale whole = curves(LINEAR).memory();
    Scale zoomed = curves(LINEAR.withRange(new CurveView.Range(1e9, 2e9))).memory();
    assertEquals(whole, zoomed);
  }

  @Test
  @DisplayName("gives every curve a dash of its own, so that they differ in more than colour")
  void dashes() {
    CurveModel model = CurveModel.of("Memory", SampleCharts.eight());
    List<Dash> all = SampleCharts.eight().stream().map(model::dash).toList();
    assertEquals(all.size(), all.stream().distinct().count(), all::toString);
  }

  @Test
  @DisplayName("finds the version at a place of a trend, failed ones too")
  void trend() {
    TrendPlot plot = Objects.requireNonNull(SampleCharts.trends().get("session")).plot(ROOM, false);
    double column = plot.area().width() / 11;
    for (int step = 0; step < 5; step++) {
      double x = plot.area().x() + (step + 0.5) * column;
      TrendPoint point = plot.at(x, 100).orElseThrow();
      assertEquals("v" + step, point.version());
    }
    assertTrue(plot.at(plot.area().right() - 2, 100).isEmpty());
    TrendPoint failed = plot.at(plot.area().x() + 1.5 * column, 20).orElseThrow();
    assertEquals("v1: wrong answer, case 7", plot.spoken(failed));
    TrendPoint best = plot.at(plot.area().x() + 3.5 * column, 20).orElseThrow();
    assertTrue(plot.spoken(best).startsWith("v3, accepted, time 41.2× faster"), plot.spoken(best));
  }

  @Test
  @DisplayName("finds versions, bars and dots of a distribution")
  void distribution() {
    DistributionModel model = Objects.requireNonNull(SampleCharts.distributions().get("ladder"));
    DistributionPlot plot = model.plot(ROOM, false);
    Box area = plot.area();
    int versions = 0;
    int references = 0;
    for (double x = area.x(); x < area.right(); x++) {
      Hit hit = plot.at(x, area.middleY(), SIX_A_LETTER);
      versions += hit instanceof Hit.Version ? 1 : 0;
      references += hit instanceof Hit.References ? 1 : 0;
    }
    assertTrue(versions > 0 && references > 100);
    long dots =
        IntStream.range((int) area.x(), (int) area.right())
            .mapToObj(x -> plot.at(x, area.bottom() - 6, SIX_A_LETTER))
            .filter(Hit.References.class::isInstance)
            .map(Hit.References.class::cast)
            .flatMap(hit -> hit.references().stream())
            .distinct()
            .count();
    assertEquals(24, dots, "every reference can be pointed at");
    assertInstanceOf(Hit.Nothing.class, plot.at(2, 2, SIX_A_LETTER));
  }

  @Test
  @DisplayName("puts every reference into one bar")
  void histogram() {
    double[] values = SampleCharts.references(300).stream().mapToDouble(r -> r.value()).toArray();
    double low = Arrays.stream(values).min().orElseThrow();
    double high = Arrays.stream(values).max().orElseThrow();
    Histogram histogram = Histogram.of(values, Scale.log(low, high));
    List<Integer> all = histogram.bins().stream().flatMap(List::stream).sorted().toList();
    assertEquals(IntStream.range(0, 300).boxed().toList(), all);
    for (int bin = 0; bin < histogram.bins().size(); bin++) {
      for (int i : histogram.bins().get(bin)) {
        assertTrue(values[i] >= histogram.low(bin) * (1 - 1e-9));
        assertTrue(values[i] <= histogram.high(bin) * (1 + 1e-9));
      }
    }
  }

  @Test
  @DisplayName("places names at the ends of lines without covering one another")
  void endLabels() {
    EndLabels labels = new EndLabels(new Box(0, 0, 400, 200), SIX_A_LETTER, box -> 0);
    for (int i = 0; i < 8; i++) {
      labels.place("version " + i, 390, 100 + i, Ink.OTHER, false);
    }
    List<EndLabels.Placed> placed = labels.placed();
    assertTrue(placed.size() >= 5, "most find a place; the legend names the rest");
    for (EndLabels.Placed one : placed) {
      assertFalse(placed.stream().anyMatch(o -> !o.equals(one) && o.box().overlaps(one.box())));
    }
  }
}
