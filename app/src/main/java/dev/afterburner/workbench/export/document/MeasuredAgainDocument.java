// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.export.document;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.stats.Comparison;
import dev.afterburner.workbench.session.SessionEvent;
import java.util.ArrayList;
import java.util.List;

/**
 * A version of a session that was measured again.
 *
 * @param session id
 * @param version its number
 * @param against number of the version that it was measured in turns with
 * @param measuredAt ISO 8601, UTC
 * @param comparisons one a figure
 */
public record MeasuredAgainDocument(
    String session, int version, int against, String measuredAt, List<InFigure> comparisons) {

  /**
   * One figure.
   *
   * @param figure time, memory or integral
   * @param ratio what the version needs over what the other one needs
   * @param outcome faster or slower (time), less or more, no_difference, or undecided
   * @param rounds how many rounds it rests on; 0 where it is of all runs, without their rounds
   * @param coverage how often such an interval holds the true ratio, at least
   */
  public record InFigure(String figure, Ratio ratio, String outcome, int rounds, double coverage) {}

  public MeasuredAgainDocument {
    comparisons = List.copyOf(comparisons);
  }

  /** What came out. */
  public static MeasuredAgainDocument of(String session, SessionEvent.VersionMeasuredAgain again) {
    List<InFigure> comparisons = new ArrayList<>();
    for (Figure figure : Figure.values()) {
      Comparison found = again.comparisons().get(figure);
      if (found != null) {
        comparisons.add(
            new InFigure(
                figure.id(),
                Ratio.of(found),
                CompareDocument.word(figure, found.outcome()),
                found.rounds(),
                found.coverage()));
      }
    }
    return new MeasuredAgainDocument(
        session, again.version(), again.against(), again.at().toString(), comparisons);
  }
}
