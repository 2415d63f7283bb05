package dev.afterburner.workbench.session;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.Runs;
import dev.afterburner.sandbox.stats.Comparison;
import dev.afterburner.sandbox.stats.Interval;
import java.util.List;
import java.util.Optional;

/**
 * What one version needs over another, in one figure. Everything that shows a ratio of two versions
 * takes it from here, so that a pair has one ratio.
 *
 * @param comparison candidate over baseline
 * @param inTurns whether their runs were made in turns: then it is what the decision rested on;
 *     otherwise it is of all their runs, and the machine's changes between them are in it
 */
public record VersionRatio(Comparison comparison, boolean inTurns) {

  private static final Comparison SAME =
      new Comparison(new Interval(1, 1, 1), Comparison.Outcome.NO_DIFFERENCE, 0);

  /** Of two versions of one session; empty if one was not measured. */
  static Optional<VersionRatio> within(
      Version baseline, Version candidate, Figure figure, boolean comparedInTurns) {
    if (baseline.id() == candidate.id()) {
      return baseline.runs().isEmpty()
          ? Optional.empty()
          : Optional.of(new VersionRatio(SAME, true));
    }
    return candidate
        .comparison(baseline.id(), figure)
        .or(() -> baseline.comparison(candidate.id(), figure).map(VersionRatio::inverse))
        .map(stored -> new VersionRatio(stored, comparedInTurns))
        .or(() -> apart(baseline, candidate, figure));
  }

  /** Of two versions that were measured at different times; empty if one was not measured. */
  public static Optional<VersionRatio> apart(Version baseline, Version candidate, Figure figure) {
    return positive(baseline.runs(), figure) && positive(candidate.runs(), figure)
        ? Optional.of(
            new VersionRatio(Runs.compare(baseline.runs(), candidate.runs(), figure), false))
        : Optional.empty();
  }

  private static boolean positive(List<Run> runs, Figure figure) {
    return !runs.isEmpty() && runs.stream().allMatch(run -> figure.of(run) > 0);
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
        of.rounds());
  }
}
