// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.session;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.Runs;
import dev.afterburner.sandbox.stats.Comparison;
import dev.afterburner.sandbox.stats.Interval;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one version needs over another, in one figure. Everything that shows a ratio of two versions
 * takes it from here, so that a pair has one ratio: that of its latest comparison in turns.
 *
 * @param comparison candidate over baseline
 * @param inTurns whether their runs were made in turns: then it is what the decision rested on;
 *     otherwise it is of all their runs, and the machine's changes between them are in it
 * @param measuredAgain when the two were measured again for it, after the decision; null if not
 */
public record VersionRatio(
    Comparison comparison, boolean inTurns, @Nullable Instant measuredAgain) {

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final Comparison SAME =
      new Comparison(new Interval(1, 1, 1), Comparison.Outcome.NO_DIFFERENCE, 0);

  /** Of two versions of one session; empty if one was not measured. */
  static Optional<VersionRatio> within(
      Version baseline, Version candidate, Figure figure, boolean comparedInTurns) {
    if (baseline.id() == candidate.id()) {
      return baseline.runs().isEmpty()
          ? Optional.empty()
          : Optional.of(new VersionRatio(SAME, true, null));
    }
    return candidate
        .against(baseline.id())
        .flatMap(found -> stored(found, figure, comparedInTurns))
        .or(
            () ->
                baseline
                    .against(candidate.id())
                    .flatMap(found -> stored(found, figure, comparedInTurns))
                    .map(VersionRatio::inverse))
        .or(() -> apart(baseline, candidate, figure));
  }

  /** Of two versions that were measured at different times; empty if one was not measured. */
  public static Optional<VersionRatio> apart(Version baseline, Version candidate, Figure figure) {
    return positive(baseline.runs(), figure) && positive(candidate.runs(), figure)
        ? Optional.of(
            new VersionRatio(Runs.compare(baseline.runs(), candidate.runs(), figure), false, null))
        : Optional.empty();
  }

  /** "measured again at 2026-11-29 21:20 UTC"; empty if it was not. */
  public String again() {
    return measuredAgain == null ? "" : "measured again at " + MINUTE.format(measuredAgain);
  }

  private static Optional<VersionRatio> stored(
      Version.Compared found, Figure figure, boolean comparedInTurns) {
    Instant again = found.measuredAgain();
    return Optional.ofNullable(found.figures().get(figure))
        .map(comparison -> new VersionRatio(comparison, again != null || comparedInTurns, again));
  }

  private static boolean positive(List<Run> runs, Figure figure) {
    return !runs.isEmpty() && runs.stream().allMatch(run -> figure.of(run) > 0);
  }

  private VersionRatio inverse() {
    return new VersionRatio(inverse(comparison), inTurns, measuredAgain);
  }

  private static Comparison inverse(Comparison of) {
    Interval ratio = of.ratio();
    return new Comparison(
        new Interval(1 / ratio.value(), 1 / ratio.high(), 1 / ratio.low()),
        switch (of.outcome()) {
          case LESS -> Comparison.Outcome.MORE;
          case MORE -> Comparison.Outcome.LESS;
          case NO_DIFFERENCE, UNDECIDED -> of.outcome();
        },
        of.rounds(),
        of.coverage());
  }
}
