// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.export;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.stats.Comparison;
import dev.afterburner.workbench.export.document.CompareDocument;
import dev.afterburner.workbench.export.document.Estimate;
import dev.afterburner.workbench.export.document.Ratio;
import dev.afterburner.workbench.session.SessionEvent.SessionStarted;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.session.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Two sessions on one problem.
 *
 * @param problem problem id
 * @param a the one that ratios are relative to
 * @param b the other
 * @param bests b's best over a's, a line for each figure; empty where one was not measured
 */
public record SessionPairDocument(String problem, Side a, Side b, List<Best> bests) {

  /**
   * One of the sessions.
   *
   * @param session id
   * @param language language id
   * @param objective time, memory or integral
   * @param model which model answered
   * @param finishedSteps how many steps are complete
   * @param best id of the best version; null before the original is measured
   * @param time the best's, in ms; null where it was not measured
   * @param memory in kB of 1024 bytes
   * @param integral in kB·s
   */
  public record Side(
      String session,
      String language,
      String objective,
      String model,
      int finishedSteps,
      @Nullable Integer best,
      @Nullable Estimate time,
      @Nullable Estimate memory,
      @Nullable Estimate integral) {

    static Side of(SessionState state) {
      SessionStarted started = state.started();
      List<dev.afterburner.sandbox.Run> runs =
          state.bestVersion().map(Version::runs).orElse(List.of());
      return new Side(
          started.session(),
          started.language(),
          started.settings().objective().id(),
          started.settings().model(),
          state.finishedSteps(),
          state.best(),
          Estimate.of(runs, Figure.TIME),
          Estimate.of(runs, Figure.MEMORY),
          Estimate.of(runs, Figure.INTEGRAL));
    }
  }

  /**
   * A figure of both bests.
   *
   * @param figure time, memory or integral
   * @param ratio what b's best needs over what a's needs
   * @param outcome what is shown of b's: faster or slower (time), less or more (memory, integral),
   *     no_difference, or undecided
   */
  public record Best(String figure, Ratio ratio, String outcome) {}

  public SessionPairDocument {
    bests = List.copyOf(bests);
  }

  /** The document of a pair. */
  public static SessionPairDocument of(SessionPair pair) {
    List<Best> bests = new ArrayList<>();
    for (Map.Entry<Figure, Comparison> best : pair.bests().entrySet()) {
      Comparison comparison = best.getValue();
      bests.add(
          new Best(
              best.getKey().id(),
              Ratio.of(comparison),
              CompareDocument.word(best.getKey(), comparison.outcome())));
    }
    return new SessionPairDocument(
        pair.first().state().started().problem(),
        Side.of(pair.first().state()),
        Side.of(pair.second().state()),
        bests);
  }
}
