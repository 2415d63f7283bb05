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
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
    Version original = now.versions().getFirst();
    String told =
        Stream.concat(now.rival(version).stream(), Stream.of(original))
            .distinct()
            .flatMap(
                other ->
                    now
                        .ratio(other, version, objective)
                        .filter(found -> found.measuredAgain() != null)
                        .map(found -> words(other, found, within, objective))
                        .stream())
            .collect(Collectors.joining(" "));
    return told.isEmpty()
        ? Optional.empty()
        : Optional.of(Notice.hint("v" + id + " was measured again: " + told));
  }

  private static String words(Version rival, VersionRatio found, double within, Figure objective) {
    Interval ratio = found.comparison().ratio();
    double half = (ratio.high() - ratio.low()) / 2 / ratio.value();
    return ComparisonWords.against(objective, found.comparison(), "v" + rival.id())
        + ". "
        + (half <= within
            ? "The ratio is known to ±" + Figures.percent(100 * half) + "."
            : "The ratio is known to ±"
                + Figures.percent(100 * half)
                + " only: runs or time for it are spent.");
  }
}
