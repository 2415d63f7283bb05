// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.run;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.stats.Interval;
import dev.afterburner.workbench.figures.ComparisonWords;
import dev.afterburner.workbench.figures.Figures;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.session.Version;
import dev.afterburner.workbench.session.VersionRatio;
import dev.afterburner.workbench.ui.fx.Notice;
import java.util.Optional;

/** The line that says what came of measuring a version again. */
final class MeasuredMore {

  private MeasuredMore() {}

  /**
   * The line; empty where the version has no ratio.
   *
   * @param within half the width over the ratio that was wanted
   */
  static Optional<Notice> notice(SessionState before, SessionState now, int id, double within) {
    // What a stop came too late for is kept.
    if (now.versions().get(id).compared().size() == before.versions().get(id).compared().size()) {
      return Optional.of(
          Notice.hint(
              "Measuring v" + id + " more was stopped. The runs made for it were not kept."));
    }
    Figure objective = now.started().settings().objective();
    Version version = now.versions().get(id);
    return now.rival(version)
        .flatMap(
            rival ->
                now.ratio(rival, version, objective)
                    .map(r -> words(rival, id, r, within, objective)))
        .map(Notice::hint);
  }

  private static String words(
      Version rival, int id, VersionRatio found, double within, Figure objective) {
    Interval ratio = found.comparison().ratio();
    double half = (ratio.high() - ratio.low()) / 2 / ratio.value();
    String known =
        "v"
            + id
            + " was measured again: "
            + ComparisonWords.against(objective, found.comparison(), "v" + rival.id())
            + ". ";
    return known
        + (half <= within
            ? "The ratio is known to ±" + Figures.percent(100 * half) + "."
            : "The ratio is known to ±"
                + Figures.percent(100 * half)
                + " only: runs or time for it are spent.");
  }
}
