// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.run;

import dev.afterburner.sandbox.LiveCurve;
import dev.afterburner.workbench.problem.CaseResult;
import dev.afterburner.workbench.session.Phase;
import dev.afterburner.workbench.session.SessionEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What can be seen of the work that is going on, before it has become part of the session. */
public final class LiveProgress {

  /**
   * How far it is.
   *
   * @param step the step, from 1; 0 outside of steps
   * @param phase what is done now
   * @param version the version worked on; null before it exists
   * @param done cases tried, or runs finished, in this phase
   * @param total how many cases there are; 0 where that is not known
   * @param since when this phase began
   */
  public record Progress(
      int step, Phase phase, @Nullable Integer version, int done, int total, Instant since) {

    /** Share done, 0 to 1; −1 where it is not known. */
    public double share() {
      return total == 0 ? -1 : (double) done / total;
    }
  }

  /**
   * A run that is going on.
   *
   * @param version whose
   * @param number which, from 1
   * @param curve grows
   */
  public record LiveRun(int version, int number, LiveCurve curve) {}

  /**
   * A case that was tried.
   *
   * @param version whose
   */
  public record Judged(int version, CaseResult result) {}

  private final InstantSource clock;
  private final ReadOnlyObjectWrapper<@Nullable Progress> progress = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Phase> held = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable LiveRun> run = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<GrowingText> reply =
      new ReadOnlyObjectWrapper<>(GrowingText.empty());
  private final ReadOnlyStringWrapper delay = new ReadOnlyStringWrapper("");
  private int candidate;
  private final ObservableList<Judged> cases = FXCollections.observableArrayList();
  private final List<Duration> steps = new ArrayList<>();
  private @Nullable Instant stepSince;

  LiveProgress(InstantSource clock) {
    this.clock = clock;
  }

  /** How far it is; null while nothing goes on. */
  public ReadOnlyObjectProperty<@Nullable Progress> progress() {
    return progress.getReadOnlyProperty();
  }

  /** The phase that waits for the user; null while none does. */
  public ReadOnlyObjectProperty<@Nullable Phase> held() {
    return held.getReadOnlyProperty();
  }

  /** The run that goes on, or went on last; null before the first and when work ends. */
  public ReadOnlyObjectProperty<@Nullable LiveRun> run() {
    return run.getReadOnlyProperty();
  }

  /** The reply as far as it has come. */
  public ReadOnlyObjectProperty<GrowingText> reply() {
    return reply.getReadOnlyProperty();
  }

  /** Why the reply is waited for longer; empty while it comes as it should. */
  public ReadOnlyStringProperty delay() {
    return delay.getReadOnlyProperty();
  }

  /** The cases tried so far, of all versions that are judged; several may be at the same time. */
  public ObservableList<Judged> cases() {
    return cases;
  }

  /** How long a number of steps will take, from those taken before; empty before the first. */
  public Optional<Duration> estimate(int count) {
    if (steps.isEmpty() || count <= 0) {
      return Optional.empty();
    }
    Duration sum = steps.stream().reduce(Duration.ZERO, Duration::plus);
    Duration rest = sum.dividedBy(steps.size()).multipliedBy(count);
    Duration spent =
        stepSince == null ? Duration.ZERO : Duration.between(stepSince, clock.instant());
    return Optional.of(rest.minus(spent)).filter(d -> !d.isNegative());
  }

  void accept(SessionEvent event) {
    switch (event) {
      case SessionEvent.PhaseHeld e -> held.set(e.phase());
      case SessionEvent.PhaseEntered e -> enter(e);
      case SessionEvent.ReplyDelta e -> {
        if (e.candidate() != candidate) {
          candidate = e.candidate();
          reply.set(GrowingText.empty());
        }
        delay.set("");
        reply.set(reply.get().plus(e.text()));
      }
      case SessionEvent.ReplyDelayed e -> {
        reply.set(GrowingText.empty());
        delay.set(e.reason());
      }
      case SessionEvent.VersionCreated e -> version(e.version());
      case SessionEvent.CaseJudged e -> {
        cases.add(new Judged(e.version(), e.result()));
        count(e.version(), e.done(), e.total());
      }
      case SessionEvent.RunStarted e -> {
        run.set(new LiveRun(e.version(), e.number(), e.curve()));
        count(e.version(), e.number() - 1, 0);
      }
      case SessionEvent.StepFinished e -> finishStep();
      default -> {
        // The others change the session's state, which is folded elsewhere.
      }
    }
  }

  /** The work is over. */
  void end() {
    progress.set(null);
    held.set(null);
    run.set(null);
    cases.clear();
    reply.set(GrowingText.empty());
    delay.set("");
    candidate = 0;
    stepSince = null;
  }

  /** Forgets what another session took. */
  void reset() {
    end();
    steps.clear();
  }

  private void enter(SessionEvent.PhaseEntered e) {
    held.set(null);
    if (e.phase() == Phase.ASKING) {
      reply.set(GrowingText.empty());
      delay.set("");
      candidate = 0;
      stepSince = clock.instant();
    }
    if (e.phase() == Phase.JUDGING) {
      cases.clear();
    }
    Progress before = progress.get();
    Integer version = before == null || before.step() != e.step() ? null : before.version();
    progress.set(new Progress(e.step(), e.phase(), version, 0, 0, clock.instant()));
  }

  private void version(int id) {
    Progress p = progress.get();
    if (p != null) {
      progress.set(new Progress(p.step(), p.phase(), id, p.done(), p.total(), p.since()));
    }
  }

  private void count(int version, int done, int total) {
    Progress p = progress.get();
    if (p != null) {
      progress.set(new Progress(p.step(), p.phase(), version, done, total, p.since()));
    }
  }

  private void finishStep() {
    if (stepSince != null) {
      steps.add(Duration.between(stepSince, clock.instant()));
      stepSince = null;
    }
    run.set(null);
    cases.clear();
  }
}
