package dev.afterburner.workbench.export;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.stats.Interval;
import dev.afterburner.workbench.chart.GrowthModel;
import dev.afterburner.workbench.measure.GrowthRuns;
import dev.afterburner.workbench.reward.Growth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
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
   * y = c·n^exponent by least squares on logarithms.
   *
   * @param exponent k
   * @param low lower end of its 95 % interval; null where two sizes leave it open
   * @param high upper end
   * @param residual standard deviation of ln y around the line
   * @param lastStep exponent between the two largest sizes alone
   */
  public record Fit(
      double exponent,
      @Nullable Double low,
      @Nullable Double high,
      double residual,
      double lastStep) {}

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
        series.failure() == null ? null : series.failure().words(),
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
    GrowthRuns.Point last = series.points().getLast();
    GrowthRuns.Point before = series.points().get(series.points().size() - 2);
    double lastStep =
        Math.log(last.figure(figure).value() / before.figure(figure).value())
            / Math.log((double) last.size() / before.size());
    Interval k = growth.exponent();
    boolean known = Double.isFinite(k.low()) && Double.isFinite(k.high());
    return new Fit(
        k.value(), known ? k.low() : null, known ? k.high() : null, growth.residual(), lastStep);
  }

  private static @Nullable Growth growth(GrowthRuns.Series series, Figure figure) {
    List<GrowthRuns.Point> points =
        series.points().stream().filter(p -> p.figure(figure).value() > 0).toList();
    if (points.size() < 2) {
      return null;
    }
    return Growth.of(
        points.stream().mapToDouble(GrowthRuns.Point::size).toArray(),
        points.stream().mapToDouble(p -> p.figure(figure).value()).toArray());
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
          lines.put(figure, new GrowthModel.Line(growth.exponent(), growth.factor()));
        }
      }
      series.add(new GrowthModel.Series(one.name(), points, lines));
    }
    return new GrowthModel(
        title, "median of several runs, 95 % interval", figures, series, Set.of(), emptyText);
  }
}
