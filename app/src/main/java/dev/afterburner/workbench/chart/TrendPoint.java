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
 * @param iteration the step that made it; 0 for the original; of one written by hand, the step
 *     before it
 * @param kind where it stands in the session
 * @param ratios its figures over the original's, with their interval; empty when it failed
 * @param coverage how often such intervals hold the true ratio, at least; 0 when it failed
 * @param failure why it has no figures, such as "wrong answer, case 7"; null when it passed
 */
public record TrendPoint(
    String version,
    String name,
    int iteration,
    Kind kind,
    Map<Figure, Interval> ratios,
    double coverage,
    @Nullable String failure) {

  /** Where a version stands in its session. */
  public enum Kind {
    /** It was the best when it was decided on: the original, and each one that was accepted. */
    ACCEPTED,
    /** A model's, and not better than the best of its time. */
    CANDIDATE,
    /** Written by hand, and the best when it was decided on. */
    ACCEPTED_BY_HAND,
    /** Written by hand, and not better than the best of its time. */
    BY_HAND;

    /** In words. */
    public String words() {
      return switch (this) {
        case ACCEPTED -> "accepted";
        case CANDIDATE -> "not accepted";
        case ACCEPTED_BY_HAND -> "by hand, accepted";
        case BY_HAND -> "by hand, not accepted";
      };
    }
  }

  public TrendPoint {
    ratios = Map.copyOf(ratios);
  }

  /** A version that passed. */
  public static TrendPoint passed(
      String version,
      String name,
      int iteration,
      Kind kind,
      Map<Figure, Interval> ratios,
      double coverage) {
    return new TrendPoint(version, name, iteration, kind, ratios, coverage, null);
  }

  /** A version that failed. */
  public static TrendPoint failed(
      String version, String name, int iteration, Kind kind, String failure) {
    return new TrendPoint(version, name, iteration, kind, Map.of(), 0, failure);
  }

  /** A step that made no version, because its reply was of no use. */
  public static TrendPoint withoutVersion(int iteration, String reason) {
    return failed("", "step " + iteration, iteration, Kind.CANDIDATE, reason);
  }

  /** Whether it was the best when it was decided on. */
  public boolean accepted() {
    return kind == Kind.ACCEPTED || kind == Kind.ACCEPTED_BY_HAND;
  }

  /** Whether no step made it: then it stands between two. */
  public boolean byHand() {
    return kind == Kind.BY_HAND || kind == Kind.ACCEPTED_BY_HAND;
  }

  /** Whether there is a version to select. */
  public boolean selectable() {
    return !version.isEmpty();
  }
}
