// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.history;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.stats.Comparison;
import dev.afterburner.workbench.chart.ComparisonModel;
import dev.afterburner.workbench.export.SessionFigures;
import dev.afterburner.workbench.figures.ComparisonWords;
import dev.afterburner.workbench.session.Version;
import dev.afterburner.workbench.session.VersionRatio;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Two versions side by side.
 *
 * @param left the older one, or another session's
 * @param leftName what it is called
 * @param right the newer one
 * @param ratios the newer one's figures over the older one's; empty where one was not measured
 * @param again "measured again at …"; empty if they were not
 * @param bars the same as a chart
 */
public record Compared(
    Version left,
    String leftName,
    Version right,
    List<Ratio> ratios,
    String again,
    ComparisonModel bars) {

  /**
   * One figure in words.
   *
   * @param figure which
   * @param change "41.2× faster"
   * @param interval "39.8–42.7"; empty where only a point is known
   */
  public record Ratio(Figure figure, String change, String interval) {}

  public Compared {
    ratios = List.copyOf(ratios);
  }

  /** How two are compared in a figure. */
  @FunctionalInterface
  interface Rule {
    Optional<VersionRatio> of(Version left, Version right, Figure figure);
  }

  /** Compares two. */
  static Compared of(Version left, String leftName, Version right, Rule rule) {
    List<Ratio> ratios = new ArrayList<>();
    Map<Figure, VersionRatio> all = new EnumMap<>(Figure.class);
    String again = "";
    for (Figure figure : Figure.values()) {
      VersionRatio found = rule.of(left, right, figure).orElse(null);
      if (found != null) {
        ratios.add(ratio(figure, found.comparison()));
        all.put(figure, found);
        again = found.again();
      }
    }
    return new Compared(
        left, leftName, right, ratios, again, SessionFigures.ratios(leftName, left, right, all));
  }

  private static Ratio ratio(Figure figure, Comparison comparison) {
    ComparisonWords words = ComparisonWords.of(figure, comparison);
    return new Ratio(figure, words.change(), words.interval());
  }
}
