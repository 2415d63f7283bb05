// SPDX-License-Identifier: Apache-2.0
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
 * @param kind where it stands in the session
 * @param ratios its figures over the original's, with their 95 % interval; empty when it failed
 * @param failure why it has no figures, such as "wrong answer, case 7"; null when it passed
 */
public record TrendPoint(
    String version,
    String name,
    int iteration,
    Kind kind,
    Map<Figure, Interval> ratios,
    @Nullable String failure) {

  /** Where a version stands in its session. */
  public enum Kind {
    /** It was the best when it was decided on: the original, and each one that was accepted. */
    ACCEPTED,
    /** A model's, and not better than the best of its time. */
    CANDIDATE,
    /** Written by hand, and not better than the best of its time. */
    BY_HAND
  }

  public TrendPoint {
    ratios = Map.copyOf(ratios);
  }

  /** A version that passed. */
  public static TrendPoint passed(
      String version, String name, int iteration, Kind kind, Map<Figure, Interval> ratios) {
    return new TrendPoint(version, name, iteration, kind, ratios, null);
  }

  /** A version that failed. */
  public static TrendPoint failed(String version, String name, int iteration, String failure) {
    return new TrendPoint(version, name, iteration, Kind.CANDIDATE, Map.of(), failure);
  }

  /** A step that made no version, because its reply was of no use. */
  public static TrendPoint withoutVersion(int iteration, String reason) {
    return failed("", "step " + iteration, iteration, reason);
  }

  /** Whether it was the best when it was decided on. */
  public boolean accepted() {
    return kind == Kind.ACCEPTED;
  }

  /** Whether there is a version to select. */
  public boolean selectable() {
    return !version.isEmpty();
  }
}
