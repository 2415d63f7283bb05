// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.figures;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.stats.Comparison;
import dev.afterburner.sandbox.stats.Interval;

/**
 * What a comparison shows, in words. Tables, sentences and decisions take them from here, so that
 * one comparison reads the same in the window, on the command line and in a session's file.
 *
 * @param change "2.40× faster", "1.18× as long", "0.500× as much", "0.4 % slower", "same within 2
 *     %", "not significant", "too few runs to tell"
 * @param interval the 95 % interval of the factor, "2.31–2.52", or "range 2.31–2.52" where runs are
 *     too few for one; where no difference is shown, that of the speed, above 1 where the candidate
 *     is faster, or of the memory, below 1 where it needs less; empty where only a point is known
 */
public record ComparisonWords(String change, String interval) {

  private static final String SAME = " within 2" + Figures.THIN_SPACE + "%";

  /** In words that go with the figure's name: what is less or more is not named. */
  public static ComparisonWords of(Figure figure, Comparison comparison) {
    Interval ratio = comparison.ratio();
    return switch (comparison.outcome()) {
      case LESS -> new ComparisonWords(change(figure, ratio), factors(figure, comparison, true));
      case MORE -> new ComparisonWords(change(figure, ratio), factors(figure, comparison, false));
      case NO_DIFFERENCE -> new ComparisonWords("same" + SAME, factors(figure, comparison, true));
      case UNDECIDED ->
          new ComparisonWords(
              tooFew(ratio) ? "too few runs to tell" : "not significant",
              factors(figure, comparison, true));
    };
  }

  /** "2.40× faster (2.31–2.52)". */
  public String line() {
    return change + (interval.isEmpty() ? "" : " (" + interval + ")");
  }

  /**
   * As a part of a sentence about the candidate: "2.40× faster than v1 (2.31–2.52)", "0.500× as
   * much memory as v1 (0.480–0.520)", "no significant difference from v1 (0.96–1.04)".
   *
   * @param baseline what the other one is called
   */
  public static String against(Figure figure, Comparison comparison, String baseline) {
    ComparisonWords words = of(figure, comparison);
    String what =
        switch (comparison.outcome()) {
          case LESS, MORE ->
              words.change
                  + noun(figure)
                  + (isShare(figure, comparison.ratio()) ? " as " : " than ")
                  + baseline;
          case NO_DIFFERENCE ->
              "the same"
                  + (figure == Figure.TIME ? " time" : noun(figure))
                  + " as "
                  + baseline
                  + SAME;
          case UNDECIDED ->
              tooFew(comparison.ratio())
                  ? "too few runs to tell it from " + baseline
                  : "no significant difference from " + baseline;
        };
    return new ComparisonWords(what, words.interval).line();
  }

  /**
   * Whether an undecided comparison has a range without 1: all runs differ in one direction, but so
   * few may do so by chance.
   */
  private static boolean tooFew(Interval ratio) {
    return ratio.high() < 1 || ratio.low() > 1;
  }

  /**
   * Baseline over candidate, the speed-up where time is compared: "2.40× (2.31–2.52)". Above 1 the
   * candidate needs less; an interval that holds 1 shows no difference.
   */
  public static String factor(Comparison comparison) {
    Interval ratio = comparison.ratio();
    return new ComparisonWords(
            Figures.factor(1 / ratio.value()), factors(Figure.TIME, comparison, true))
        .line();
  }

  /** A factor that would read 1.00 is a percentage. */
  private static String change(Figure figure, Interval ratio) {
    String factor = Figures.change(figure, ratio.value());
    return factor.equals(Figures.SAME) ? Figures.slight(figure, ratio.value()) : factor;
  }

  /** Whether a change is said as a share of the baseline: "1.18× as long as v1". */
  private static boolean isShare(Figure figure, Interval ratio) {
    return !Figures.isSpeed(figure, ratio.value() < 1)
        && !Figures.change(figure, ratio.value()).equals(Figures.SAME);
  }

  private static String factors(Figure figure, Comparison comparison, boolean less) {
    Interval ratio = comparison.ratio();
    if (ratio.high() == ratio.low() || ratio.low() <= 0) {
      return "";
    }
    return (comparison.isRange() ? "range " : "")
        + Figures.range(ratio, Figures.isSpeed(figure, less));
  }

  private static String noun(Figure figure) {
    return switch (figure) {
      case TIME -> "";
      case MEMORY -> " memory";
      case INTEGRAL -> " memory·time";
    };
  }
}
