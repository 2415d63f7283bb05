// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.export.document;

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
 * @param low lower end of its distribution-free interval
 * @param high upper end
 * @param runs of how many runs
 * @param coverage how often such an interval holds the true median, at least: 0.95 from six runs
 *     on; of fewer it is the whole range
 */
public record Estimate(double median, double low, double high, int runs, double coverage) {

  /** Over the completed runs of a list; null without any. */
  public static @Nullable Estimate of(List<Run> runs, Figure figure) {
    double[] values = runs.stream().filter(RunFigures::completed).mapToDouble(figure::of).toArray();
    return values.length == 0 ? null : of(Summary.of(values).median(), figure, values.length);
  }

  /** From a figure's base unit (ns, bytes, byte·s). */
  public static Estimate of(Interval interval, Figure figure, int runs) {
    Interval shown = interval.times(1 / RunFigures.unit(figure));
    return new Estimate(shown.value(), shown.low(), shown.high(), runs, Summary.coverage(runs));
  }

  /** Back in the figure's base unit (ns, bytes, byte·s). */
  public Interval interval(Figure figure) {
    return new Interval(median, low, high).times(RunFigures.unit(figure));
  }
}
