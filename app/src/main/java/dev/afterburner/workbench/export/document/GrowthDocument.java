// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.export.document;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.stats.Interval;
import dev.afterburner.workbench.chart.GrowthModel;
import dev.afterburner.workbench.measure.GrowthRuns;
import dev.afterburner.workbench.reward.Growth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How programs grow with the size of a problem's input.
 *
 * @param problem its id
 * @param seed of the inputs
 * @param programs in the order asked for
 */
public record GrowthDocument(String problem, long seed, List<Program> programs) {

  /**
   * One program.
   *
   * @param failure why it takes no part in larger sizes; null where it does
   * @param failedAt the size; 0 where it fails the problem's cases; null without a failure
   */
  public record Program(
      String program,
      @Nullable String failure,
      @Nullable Long failedAt,
      List<Size> sizes,
      @Nullable Fit time,
      @Nullable Fit memory,
      @Nullable Fit integral) {

    /** The fit of one figure; null where there are too few sizes. */
    public @Nullable Fit fit(Figure figure) {
      return switch (figure) {
        case TIME -> time;
        case MEMORY -> memory;
        case INTEGRAL -> integral;
      };
    }
  }

  /**
   * At one size.
   *
   * @param wallMs wall time, ms
   * @param peakKb peak memory, kB of 1024 bytes
   * @param integralKbS memory integrated over time, kB·s
   */
  public record Size(long n, int runs, Estimate wallMs, Estimate peakKb, Estimate integralKbS) {}

  /**
   * How one figure grows, as {@link Growth} has it.
   *
   * @param law power (y = startUp + factor·n^exponent), exponential, logarithmic or constant
   * @param words the law in a few words
   * @param exponent of the power that comes closest
   * @param low lower end of its 95 % interval; null where the sizes leave it open
   * @param high upper end
   * @param startUp what the program needs at any size, in the unit of the sizes' figures
   * @param residual relative standard deviation around the curve
   * @param fits false if the curve misses the sizes by more than the noise of their runs explains
   * @param lastStep exponent between the two largest sizes alone
   * @param lastStepLow lower end of its 95 % interval
   * @param lastStepHigh upper end
   */
  public record Fit(
      String law,
      String words,
      double exponent,
      @Nullable Double low,
      @Nullable Double high,
      double startUp,
      double residual,
      boolean fits,
      double lastStep,
      double lastStepLow,
      double lastStepHigh) {}

  /** Puts together what measuring gave. */
  public static GrowthDocument of(String problem, long seed, List<GrowthRuns.Series> measured) {
    return new GrowthDocument(
        problem, seed, measured.stream().map(GrowthDocument::program).toList());
  }

  private static Program program(GrowthRuns.Series series) {
    List<Size> sizes =
        series.points().stream()
            .map(
                p ->
                    new Size(
                        p.size(),
                        p.runs(),
                        Estimate.of(p.timeNanos(), Figure.TIME, p.runs()),
                        Estimate.of(p.memoryBytes(), Figure.MEMORY, p.runs()),
                        Estimate.of(p.integralByteSeconds(), Figure.INTEGRAL, p.runs())))
            .toList();
    return new Program(
        series.name(),
        series.failure(),
        series.failure() == null ? null : series.failedAt(),
        sizes,
        fit(series, Figure.TIME),
        fit(series, Figure.MEMORY),
        fit(series, Figure.INTEGRAL));
  }

  private static @Nullable Fit fit(GrowthRuns.Series series, Figure figure) {
    Growth growth = growth(series, figure);
    if (growth == null) {
      return null;
    }
    Interval k = growth.exponent();
    return new Fit(
        growth.law().name().toLowerCase(Locale.ROOT),
        growth.words(),
        k.value(),
        Double.isFinite(k.low()) ? k.low() : null,
        Double.isFinite(k.high()) ? k.high() : null,
        growth.startUp() / RunFigures.unit(figure),
        growth.residual(),
        growth.fits(),
        growth.lastStep().value(),
        growth.lastStep().low(),
        growth.lastStep().high());
  }

  private static @Nullable Growth growth(GrowthRuns.Series series, Figure figure) {
    List<GrowthRuns.Point> points =
        series.points().stream().filter(p -> p.figure(figure).value() > 0).toList();
    if (points.size() < 2) {
      return null;
    }
    return Growth.of(
        points.stream().mapToDouble(GrowthRuns.Point::size).toArray(),
        points.stream().map(p -> p.figure(figure)).toArray(Interval[]::new));
  }

  /** The same as a chart of time and memory. */
  public static GrowthModel chart(
      String title, String emptyText, List<GrowthRuns.Series> measured) {
    List<GrowthModel.Series> series = new ArrayList<>();
    List<Figure> figures = List.of(Figure.TIME, Figure.MEMORY);
    for (GrowthRuns.Series one : measured) {
      List<GrowthModel.Point> points = new ArrayList<>();
      for (GrowthRuns.Point point : one.points()) {
        Map<Figure, Interval> values = new EnumMap<>(Figure.class);
        figures.forEach(figure -> values.put(figure, point.figure(figure)));
        points.add(new GrowthModel.Point(point.size(), values));
      }
      Map<Figure, GrowthModel.Line> lines = new EnumMap<>(Figure.class);
      for (Figure figure : figures) {
        Growth growth = growth(one, figure);
        if (growth != null) {
          lines.put(figure, new GrowthModel.Line(growth.words(), growth::at));
        }
      }
      series.add(new GrowthModel.Series(one.name(), points, lines));
    }
    return new GrowthModel(
        title, "median of several runs, 95 % interval", figures, series, Set.of(), emptyText);
  }
}
