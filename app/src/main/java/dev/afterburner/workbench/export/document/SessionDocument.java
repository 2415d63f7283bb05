// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.export.document;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.workbench.reward.StepRewards;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.session.Settings;
import dev.afterburner.workbench.session.Version;
import dev.afterburner.workbench.session.VersionRatio;
import dev.afterburner.workbench.text.HiddenCharacters;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A session: what was asked for, its versions, and the best of them.
 *
 * @param session id
 * @param problem problem id
 * @param language language id
 * @param built options that its programs were built with, and their packages
 * @param objective time, memory or integral
 * @param model which model answered
 * @param policy where each step started from
 * @param iterations how many steps were planned
 * @param finishedSteps how many are complete
 * @param seed seed of everything random
 * @param isolation how programs were kept apart
 * @param startedAt ISO 8601, UTC
 * @param ended why it is over; null while it is not
 * @param versions by id
 * @param best id of the best version; null before the original is measured
 */
public record SessionDocument(
    String session,
    String problem,
    String language,
    String built,
    String objective,
    String model,
    String policy,
    int iterations,
    int finishedSteps,
    long seed,
    String isolation,
    String startedAt,
    @Nullable String ended,
    List<VersionDocument> versions,
    @Nullable Integer best) {

  /**
   * One version. Figures are medians; units as in {@link Measured}.
   *
   * @param id 0, 1, 2, …
   * @param parent the version it was made from; null for the original
   * @param origin original, model, or by hand
   * @param step the step that made it; 0 for none
   * @param verdict null before it was judged
   * @param failure what went wrong; null when nothing did
   * @param accepted whether it became the best at its time; null before that was decided
   * @param reason why
   * @param forgeable whether a program could have got the verdict without being right; null without
   *     a verdict
   * @param warning hidden characters in its code, in words; null where there are none
   * @param wallMs median wall time, ms; null where it was not measured
   * @param peakKb median peak memory, kB of 1024 bytes
   * @param integralKbS median integral, kB·s
   * @param intervals the same with their 95 % intervals
   * @param ratioToOriginal the objective's figure over the original's: of the runs made in turns
   *     where the two were compared so, else of all runs; null without both
   * @param ratioToParent the same over the parent's
   * @param ratioMeasuredAt when the two were measured again for it, ISO 8601, UTC; null if it is of
   *     the trial
   * @param reward what its reply would be worth in training; null without one
   * @param runs every measured run
   */
  public record VersionDocument(
      int id,
      @Nullable Integer parent,
      String origin,
      int step,
      @Nullable String verdict,
      @Nullable Boolean forgeable,
      @Nullable Failure failure,
      @Nullable Boolean accepted,
      String reason,
      @Nullable String warning,
      @Nullable Double wallMs,
      @Nullable Double peakKb,
      @Nullable Double integralKbS,
      Intervals intervals,
      @Nullable Ratio ratioToOriginal,
      @Nullable Ratio ratioToParent,
      @Nullable String ratioMeasuredAt,
      @Nullable RewardDocument reward,
      List<RunFigures> runs) {

    public VersionDocument {
      runs = List.copyOf(runs);
    }
  }

  /** Figures with their intervals, units as in {@link Measured}. */
  public record Intervals(
      @Nullable Estimate wallMs, @Nullable Estimate peakKb, @Nullable Estimate integralKbS) {}

  public SessionDocument {
    versions = List.copyOf(versions);
  }

  /** The document of a session as it stands. */
  public static SessionDocument of(SessionState state) {
    Settings settings = state.started().settings();
    return new SessionDocument(
        state.started().session(),
        state.started().problem(),
        state.started().language(),
        state.started().built().words(),
        settings.objective().id(),
        settings.model(),
        settings.policy().name().toLowerCase(Locale.ROOT),
        settings.iterations(),
        state.finishedSteps(),
        settings.seed(),
        state.started().isolation().label(),
        state.started().at().toString(),
        state.ended(),
        state.versions().stream().map(version -> version(state, version)).toList(),
        state.best());
  }

  private static VersionDocument version(SessionState state, Version version) {
    Intervals intervals =
        new Intervals(
            Estimate.of(version.runs(), Figure.TIME),
            Estimate.of(version.runs(), Figure.MEMORY),
            Estimate.of(version.runs(), Figure.INTEGRAL));
    Optional<VersionRatio> original = ratio(state, version, version.id() == 0 ? null : 0);
    Optional<VersionRatio> parent = ratio(state, version, version.parent());
    return new VersionDocument(
        version.id(),
        version.parent(),
        version.origin().label(),
        version.step(),
        version.judgement() == null ? null : version.judgement().verdict().id(),
        version.judgement() == null ? null : version.forgeable(),
        version.judgement() == null ? null : Failure.of(version.judgement().verdict()),
        switch (version.decision()) {
          case PENDING, UNDECIDED -> null;
          case ACCEPTED -> true;
          case DECLINED -> false;
        },
        version.reason(),
        HiddenCharacters.warning(version.code()).orElse(null),
        median(intervals.wallMs()),
        median(intervals.peakKb()),
        median(intervals.integralKbS()),
        intervals,
        original.map(SessionDocument::ratio).orElse(null),
        parent.map(SessionDocument::ratio).orElse(null),
        parent.map(VersionRatio::measuredAgain).map(Instant::toString).orElse(null),
        StepRewards.of(state, version).map(RewardDocument::of).orElse(null),
        version.runs().stream().map(RunFigures::of).toList());
  }

  private static @Nullable Double median(@Nullable Estimate estimate) {
    return estimate == null ? null : estimate.median();
  }

  private static Optional<VersionRatio> ratio(
      SessionState state, Version version, @Nullable Integer other) {
    return Optional.ofNullable(other)
        .map(state.versions()::get)
        .flatMap(found -> state.ratio(found, version, state.started().settings().objective()));
  }

  private static Ratio ratio(VersionRatio found) {
    return Ratio.of(found.comparison());
  }
}
