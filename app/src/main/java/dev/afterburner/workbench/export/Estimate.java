package dev.afterburner.workbench.export;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.stats.Interval;
import dev.afterburner.sandbox.stats.Summary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A figure over several runs, in the unit that its key names.
 *
 * @param median the median
 * @param low lower end of its 95 % interval
 * @param high upper end
 */
public record Estimate(double median, double low, double high) {

  /** Over the completed runs of a list; null without any. */
  static @Nullable Estimate of(List<Run> runs, Figure figure) {
    double[] values = runs.stream().filter(RunFigures::completed).mapToDouble(figure::of).toArray();
    return values.length == 0 ? null : of(Summary.of(values).median(), figure);
  }

  /** From a figure's base unit (ns, bytes, byte·s). */
  static Estimate of(Interval interval, Figure figure) {
    Interval shown = interval.times(1 / RunFigures.unit(figure));
    return new Estimate(shown.value(), shown.low(), shown.high());
  }

  /** Back in the figure's base unit (ns, bytes, byte·s). */
  public Interval interval(Figure figure) {
    return new Interval(median, low, high).times(RunFigures.unit(figure));
  }
}
