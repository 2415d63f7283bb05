// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.stats.Comparison;
import dev.afterburner.sandbox.stats.Comparison.Outcome;
import dev.afterburner.sandbox.stats.Interval;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A comparison in words")
class ComparisonWordsTest {

  private static Comparison comparison(double value, double low, double high, Outcome outcome) {
    return new Comparison(new Interval(value, low, high), outcome, 12);
  }

  private static String line(Figure figure, Comparison comparison) {
    return ComparisonWords.of(figure, comparison).line().replace(Figures.THIN_SPACE, " ");
  }

  private static String against(Figure figure, Comparison comparison) {
    return ComparisonWords.against(figure, comparison, "v4").replace(Figures.THIN_SPACE, " ");
  }

  @Test
  @DisplayName("has the factor and its interval in the direction of its words")
  void shown() {
    Comparison less = comparison(0.4, 0.25, 0.5, Outcome.LESS);
    assertEquals("2.50× faster (2.00–4.00)", line(Figure.TIME, less));
    assertEquals("2.50× faster than v4 (2.00–4.00)", against(Figure.TIME, less));
    assertEquals("0.400× as much memory as v4 (0.250–0.500)", against(Figure.MEMORY, less));
    assertEquals("0.400× as much (0.250–0.500)", line(Figure.MEMORY, less));
    assertEquals("0.400× as much memory·time as v4 (0.250–0.500)", against(Figure.INTEGRAL, less));
    Comparison more = comparison(2.5, 2, 4, Outcome.MORE);
    assertEquals("2.50× as long (2.00–4.00)", line(Figure.TIME, more));
    assertEquals("2.50× as long as v4 (2.00–4.00)", against(Figure.TIME, more));
    assertEquals("2.50× as much memory as v4 (2.00–4.00)", against(Figure.MEMORY, more));
  }

  @Test
  @DisplayName("does not pass off the range of few runs as an interval")
  void range() {
    Comparison few = new Comparison(new Interval(0.5, 0.4, 0.625), Outcome.UNDECIDED, 0, 0.714);
    assertEquals("too few runs to tell (range 1.60–2.50)", line(Figure.TIME, few));
    assertEquals("2.00× (range 1.60–2.50)", ComparisonWords.factor(few));
    assertEquals("too few runs to tell it from v4 (range 1.60–2.50)", against(Figure.TIME, few));
  }

  @Test
  @DisplayName("is a percentage where the factor would read 1.00")
  void small() {
    assertEquals(
        "0.2 % faster (1.001–1.003)",
        line(Figure.TIME, comparison(0.998, 0.997, 0.999, Outcome.LESS)));
    assertEquals(
        "0.2 % more memory than v4 (1.001–1.003)",
        against(Figure.MEMORY, comparison(1.002, 1.001, 1.003, Outcome.MORE)));
  }

  @Test
  @DisplayName("has an interval that shows on which side of 1 it lies")
  void closeTo1() {
    assertEquals(
        "1.08× faster (1.0004–1.17)",
        line(Figure.TIME, comparison(1 / 1.08, 1 / 1.17, 1 / 1.0004, Outcome.LESS)));
    assertEquals(
        "not significant (0.980–1.003)",
        line(Figure.TIME, comparison(1.01, 1 / 1.003, 1 / 0.98, Outcome.UNDECIDED)));
  }

  @Test
  @DisplayName("claims nothing where nothing is shown, and gives the interval all the same")
  void notShown() {
    Comparison undecided = comparison(1.25, 0.8, 1.6, Outcome.UNDECIDED);
    assertEquals("not significant (0.625–1.25)", line(Figure.TIME, undecided));
    assertEquals("no significant difference from v4 (0.625–1.25)", against(Figure.TIME, undecided));
    assertEquals("not significant (0.800–1.60)", line(Figure.MEMORY, undecided));
    Comparison same = comparison(1, 0.99, 1.01, Outcome.NO_DIFFERENCE);
    assertEquals("same within 2 % (0.990–1.01)", line(Figure.MEMORY, same));
    assertEquals("the same memory as v4 within 2 % (0.990–1.01)", against(Figure.MEMORY, same));
  }

  @Test
  @DisplayName("does not deny a difference where all of a few runs differ in one direction")
  void tooFew() {
    Comparison few = Comparison.ofRounds(new double[][] {{3, 2}, {6, 2}, {24, 2}, {10, 2}, {5, 2}});
    assertEquals(Outcome.UNDECIDED, few.outcome());
    assertEquals("too few runs to tell (range 1.50–12.0)", line(Figure.TIME, few));
    assertEquals("too few runs to tell it from v4 (range 1.50–12.0)", against(Figure.TIME, few));
  }

  @Test
  @DisplayName("is a factor above 1 where less is needed, and below 1 where more is")
  void factor() {
    assertEquals(
        "2.50× (2.00–4.00)", ComparisonWords.factor(comparison(0.4, 0.25, 0.5, Outcome.LESS)));
    assertEquals(
        "0.400× (0.250–0.500)", ComparisonWords.factor(comparison(2.5, 2, 4, Outcome.MORE)));
    assertEquals(
        "0.800× (0.625–1.25)",
        ComparisonWords.factor(comparison(1.25, 0.8, 1.6, Outcome.UNDECIDED)));
  }

  @Test
  @DisplayName("has no interval where only a point is known")
  void point() {
    assertEquals("2.00× faster", line(Figure.TIME, comparison(0.5, 0.5, 0.5, Outcome.LESS)));
  }
}
