package dev.afterburner.workbench.chart;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.stats.Interval;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A version in a {@link TrendModel}.
 *
 * @param version its id; empty for a step that made no version
 * @param name what the person calls it
 * @param iteration the step that made it; 0 for the original
 * @param ratios its figures over the original's, with their 95 % interval; empty when it failed
 * @param failure why it has no figures, such as "wrong answer, case 7"; null when it passed
 */
public record TrendPoint(
    String version,
    String name,
    int iteration,
    Map<Figure, Interval> ratios,
    @Nullable String failure) {

  public TrendPoint {
    ratios = Map.copyOf(ratios);
  }

  /** A version that passed. */
  public static TrendPoint passed(
      String version, String name, int iteration, Map<Figure, Interval> ratios) {
    return new TrendPoint(version, name, iteration, ratios, null);
  }

  /** A version that failed. */
  public static TrendPoint failed(String version, String name, int iteration, String failure) {
    return new TrendPoint(version, name, iteration, Map.of(), failure);
  }

  /** A step that made no version, because its reply was of no use. */
  public static TrendPoint withoutVersion(int iteration, String reason) {
    return failed("", "step " + iteration, iteration, reason);
  }

  /** Whether there is a version to select. */
  public boolean selectable() {
    return !version.isEmpty();
  }
}
