// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.chart;

import static dev.afterburner.workbench.chart.SampleCharts.compared;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.stats.Comparison;
import dev.afterburner.sandbox.stats.Interval;
import dev.afterburner.workbench.chart.draw.Box;
import dev.afterburner.workbench.figures.Figures;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A comparison of two versions")
final class ComparisonPlotTest {

  private static final Box ROOM = new Box(0, 0, 420, 90);

  private static ComparisonPlot plot(String state) {
    return Objects.requireNonNull(SampleCharts.comparisons().get(state)).plot(ROOM, false);
  }

  @Test
  @DisplayName("draws less to the left of the line of the same, more to its right")
  void sides() {
    ComparisonPlot plot = plot("faster");
    double one = plot.area().x() + plot.ratio().unit(1) * plot.area().width();
    assertEquals(one, plot.bar(Figure.TIME).right(), 1e-9);
    assertEquals(one, plot.bar(Figure.MEMORY).x(), 1e-9);
    assertTrue(plot.bar(Figure.TIME).y() < plot.bar(Figure.MEMORY).y(), "time stands first");
  }

  @Test
  @DisplayName("keeps every bar and whisker in view, however far apart they are")
  void inView() {
    for (String state : SampleCharts.comparisons().keySet()) {
      ComparisonPlot plot = plot(state);
      SampleCharts.comparisons()
          .get(state)
          .rows()
          .forEach(
              (figure, row) -> {
                Interval ratio = row.ratio();
                assertTrue(plot.ratio().unit(ratio.low()) >= 0, state);
                assertTrue(plot.ratio().unit(ratio.high()) <= 1, state);
                assertTrue(plot.bar(figure).x() >= plot.area().x() - 1e-9, state);
                assertTrue(plot.bar(figure).bottom() <= plot.area().bottom(), state);
              });
    }
  }

  @Test
  @DisplayName("claims no difference where the interval holds 1")
  void undecided() {
    String spoken = plot("undecided").spoken().replace(Figures.THIN_SPACE, " ");
    assertTrue(spoken.contains("time not significant (0.910–1.04)"), spoken);
    assertTrue(spoken.contains("integral 1.12× as much"), spoken);
    assertTrue(spoken.contains("memory not significant (1.00–1.00)"), spoken);
  }

  @Test
  @DisplayName("claims no more than the comparison does, whatever its interval is")
  void tooFew() {
    Comparison few = new Comparison(new Interval(0.5, 0.4, 0.6), Comparison.Outcome.UNDECIDED, 5);
    Comparison same =
        new Comparison(new Interval(1, 0.99, 1.01), Comparison.Outcome.NO_DIFFERENCE, 12);
    String spoken =
        new ComparisonModel("v1 over v0", "", Map.of(Figure.TIME, few, Figure.MEMORY, same), "None")
            .plot(ROOM, false)
            .spoken()
            .replace(Figures.THIN_SPACE, " ");
    assertEquals(
        "v1 over v0, time too few runs to tell (0.400–0.600), memory same within 2 % (0.990–1.01)",
        spoken);
  }

  @Test
  @DisplayName("leaves out what is not known or no number")
  void unknown() {
    ComparisonModel model =
        new ComparisonModel(
            "v1 over v0",
            "",
            Map.of(
                Figure.TIME, compared(new Interval(Double.NaN, Double.NaN, Double.NaN)),
                Figure.MEMORY, compared(new Interval(0.5, 0.4, 0.6))),
            "None");
    ComparisonPlot plot = model.plot(ROOM, false);
    assertEquals(Figure.MEMORY, plot.at(plot.area().middleY()).orElseThrow());
    assertEquals("v1 over v0, memory 0.500× as much 0.400–0.600", plot.spoken());
  }
}
