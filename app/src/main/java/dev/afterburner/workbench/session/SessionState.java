// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.session;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.workbench.session.SessionEvent.BranchChosen;
import dev.afterburner.workbench.session.SessionEvent.Paused;
import dev.afterburner.workbench.session.SessionEvent.PromptSent;
import dev.afterburner.workbench.session.SessionEvent.ReplyReceived;
import dev.afterburner.workbench.session.SessionEvent.ReplyRejected;
import dev.afterburner.workbench.session.SessionEvent.RunFinished;
import dev.afterburner.workbench.session.SessionEvent.SessionEnded;
import dev.afterburner.workbench.session.SessionEvent.SessionStarted;
import dev.afterburner.workbench.session.SessionEvent.StepChosen;
import dev.afterburner.workbench.session.SessionEvent.StepFinished;
import dev.afterburner.workbench.session.SessionEvent.StepsAsked;
import dev.afterburner.workbench.session.SessionEvent.VersionAccepted;
import dev.afterburner.workbench.session.SessionEvent.VersionCompared;
import dev.afterburner.workbench.session.SessionEvent.VersionCreated;
import dev.afterburner.workbench.session.SessionEvent.VersionDeclined;
import dev.afterburner.workbench.session.SessionEvent.VersionJudged;
import dev.afterburner.workbench.session.SessionEvent.VersionJudgedAgain;
import dev.afterburner.workbench.session.SessionEvent.VersionMeasuredAgain;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Where a session stands: the fold of its stored events.
 *
 * @param started the first event
 * @param versions by id, which is also their index
 * @param steps what was asked and answered, by step − 1
 * @param best id of the best version; null before the original is measured
 * @param next the version that the user chose to continue from; null for the policy's choice
 * @param asked the steps that were asked for last; null where none were, or nobody noted it
 * @param finishedSteps how many steps are complete
 * @param ended why the session is over; null while it is not
 * @param paused why no further step was taken, where that happened last; null otherwise
 * @param spent what was used up
 * @param choices what steps started from, in order; none in sessions of earlier workbenches
 * @param remark the person's words for the next step; null for none
 * @param suspicions by version, what its last final check found, sentences; empty for nothing
 */
public record SessionState(
    SessionStarted started,
    List<Version> versions,
    List<Step> steps,
    @Nullable Integer best,
    @Nullable Integer next,
    @Nullable StepsAsked asked,
    int finishedSteps,
    @Nullable String ended,
    @Nullable String paused,
    Spent spent,
    List<StepChosen> choices,
    @Nullable String remark,
    Map<Integer, List<String>> suspicions) {

  /** A state without choices of a policy. */
  public SessionState(
      SessionStarted started,
      List<Version> versions,
      List<Step> steps,
      @Nullable Integer best,
      @Nullable Integer next,
      @Nullable StepsAsked asked,
      int finishedSteps,
      @Nullable String ended,
      @Nullable String paused,
      Spent spent) {
    this(
        started,
        versions,
        steps,
        best,
        next,
        asked,
        finishedSteps,
        ended,
        paused,
        spent,
        List.of(),
        null,
        Map.of());
  }

  /**
   * One of a step's replies.
   *
   * @param candidate which, from 1
   * @param reply null when none came
   * @param rejection why it was of no use; null when it was
   */
  public record Answer(int candidate, @Nullable ReplyReceived reply, @Nullable String rejection) {}

  /**
   * What was asked and answered in one step.
   *
   * @param prompt as sent
   * @param edited whether somebody edited the prompt by hand before
   * @param answers in the order in which they came
   */
  public record Step(int number, int parent, String prompt, boolean edited, List<Answer> answers) {

    public Step {
      answers = List.copyOf(answers);
    }

    /** The first reply that came; null before it. */
    public @Nullable ReplyReceived reply() {
      for (Answer answer : answers) {
        if (answer.reply != null) {
          return answer.reply;
        }
      }
      return null;
    }

    /** Why the step gave no program; null when it did, or may still. */
    public @Nullable String rejection() {
      boolean used = answers.stream().anyMatch(a -> a.rejection == null);
      return answers.isEmpty() || used ? null : answers.getFirst().rejection;
    }

    private Step with(Answer answer) {
      List<Answer> changed = new ArrayList<>(answers);
      changed.removeIf(a -> a.candidate == answer.candidate);
      changed.add(answer);
      return new Step(number, parent, prompt, edited, changed);
    }

    private @Nullable ReplyReceived reply(int candidate) {
      for (Answer answer : answers) {
        if (answer.candidate == candidate) {
          return answer.reply;
        }
      }
      return null;
    }
  }

  public SessionState {
    versions = List.copyOf(versions);
    steps = List.copyOf(steps);
    choices = List.copyOf(choices);
    suspicions = Map.copyOf(suspicions);
  }

  /** The state after the first event. */
  public static SessionState begin(SessionStarted started) {
    return new SessionState(
        started, List.of(), List.of(), null, null, null, 0, null, null, Spent.NOTHING);
  }

  /**
   * The state that a session's events give.
   *
   * @param events in order; the first is SessionStarted
   */
  public static SessionState fold(List<? extends SessionEvent> events) {
    if (events.isEmpty() || !(events.getFirst() instanceof SessionStarted first)) {
      throw new IllegalArgumentException("a session starts with SessionStarted");
    }
    SessionState state = begin(first);
    for (SessionEvent event : events.subList(1, events.size())) {
      state = state.after(event);
    }
    return state;
  }

  /** The state after one more event. */
  public SessionState after(SessionEvent event) {
    return switch (event) {
      case VersionCreated e -> {
        List<Version> more = new ArrayList<>(versions);
        more.add(Version.created(e));
        // Keeping the best starts from a chosen version until one is better; others move on.
        boolean moves =
            e.origin() == Origin.MODEL && started.settings().policy() != Settings.Policy.KEEP_BEST;
        yield with(more, steps, best, moves ? null : next, finishedSteps, null);
      }
      case VersionJudged e -> change(e.version(), v -> v.withJudgement(e.judgement()));
      case VersionJudgedAgain e -> {
        SessionState changed = change(e.version(), v -> v.withJudgement(e.judgement()));
        yield changed.with(
            changed.versions, steps, changed.passingBest(), next, finishedSteps, ended);
      }
      case RunFinished e -> change(e.version(), v -> v.withRun(e.run()));
      case VersionCompared e ->
          change(e.version(), v -> v.withComparison(e.against(), e.comparisons(), null));
      case VersionMeasuredAgain e ->
          change(e.version(), v -> v.withComparison(e.against(), e.comparisons(), e.at()));
      case VersionAccepted e -> {
        SessionState changed =
            change(e.version(), v -> v.withDecision(Version.Decision.ACCEPTED, e.reason()));
        yield changed.with(changed.versions, steps, e.version(), null, finishedSteps, ended);
      }
      case VersionDeclined e ->
          change(
              e.version(),
              v ->
                  v.withDecision(
                      e.undecided() ? Version.Decision.UNDECIDED : Version.Decision.DECLINED,
                      e.reason()));
      // Whoever asks for more goes on with a session that was over.
      case StepsAsked e ->
          new SessionState(
              started,
              versions,
              steps,
              best,
              next,
              e,
              finishedSteps,
              null,
              null,
              spent,
              choices,
              remark,
              suspicions);
      case PromptSent e -> step(new Step(e.step(), e.parent(), e.prompt(), e.edited(), List.of()));
      case ReplyReceived e ->
          step(e.step())
              .map(s -> step(s.with(new Answer(e.candidate(), e, null))))
              .orElse(this)
              .with(spent.plus(e, started.settings(), model(e.step())));
      case ReplyRejected e ->
          step(e.step())
              .map(s -> step(s.with(new Answer(e.candidate(), s.reply(e.candidate()), e.reason()))))
              .orElse(this);
      case StepChosen e -> with(chosen(e), remark);
      case SessionEvent.Remarked e -> with(choices, e.text());
      case SessionEvent.VersionChecked e -> checked(e);
      case BranchChosen e -> with(versions, steps, best, e.version(), finishedSteps, ended);
      case StepFinished e ->
          with(versions, steps, best, next, e.step(), ended)
              .with(spent.plus(e))
              .with(choices, null);
      case SessionEnded e -> with(versions, steps, best, next, finishedSteps, e.reason());
      case SessionStarted e -> throw new IllegalArgumentException("a session starts once");
      case Paused e ->
          new SessionState(
              started,
              versions,
              steps,
              best,
              next,
              asked,
              finishedSteps,
              ended,
              e.reason(),
              spent,
              choices,
              remark,
              suspicions);
      case SessionEvent.Passing e -> this;
    };
  }

  /** The last step that is wanted: of those asked for; before that, of those planned. */
  public int wantedSteps() {
    return asked == null ? started.settings().iterations() : asked.last();
  }

  /** What was asked and answered in a step, from 1. */
  public Optional<Step> step(int number) {
    return steps.stream().filter(s -> s.number == number).findFirst();
  }

  /** The reply that a version was taken from; empty for the original and hand edits. */
  public Optional<Answer> answer(Version version) {
    if (version.origin() != Origin.MODEL) {
      return Optional.empty();
    }
    // A step's versions are made in the order of its usable replies.
    long before =
        versions.stream().filter(v -> v.step() == version.step() && v.id() < version.id()).count();
    return step(version.step()).stream()
        .flatMap(s -> s.answers.stream())
        .filter(a -> a.rejection == null)
        .skip(before)
        .findFirst();
  }

  /** The version that was taken from a reply; empty where it held no program, or not yet. */
  public Optional<Version> version(Step step, Answer answer) {
    return versions.stream()
        .filter(v -> v.origin() == Origin.MODEL && v.step() == step.number)
        .filter(v -> answer(v).filter(answer::equals).isPresent())
        .findFirst();
  }

  /** What one version needs over another, in one figure; empty if one was not measured. */
  public Optional<VersionRatio> ratio(Version baseline, Version candidate, Figure figure) {
    boolean inTurns = started.settings().acceptance() != Settings.Acceptance.PLAIN;
    return VersionRatio.within(baseline, candidate, figure, inTurns);
  }

  /**
   * The version that another one is measured against again: its parent, as its ratio is shown
   * against that, or where the parent does not pass, the one that decided. Empty if there is none.
   */
  public Optional<Version> rival(Version version) {
    return Optional.ofNullable(version.parent())
        .map(versions::get)
        .filter(Version::passed)
        .or(() -> Optional.ofNullable(version.comparedWith()).map(versions::get));
  }

  /** The best version, once the original is measured. */
  public Optional<Version> bestVersion() {
    return Optional.ofNullable(best).map(versions::get);
  }

  /** Who was asked in a step, in the command line's words. */
  public String model(int step) {
    return choice(step).map(StepChosen::model).orElse(started.settings().model());
  }

  /** The last version that was accepted and passes; null where none does. */
  private @Nullable Integer passingBest() {
    return versions.stream()
        .filter(v -> v.decision() == Version.Decision.ACCEPTED && v.passed())
        .map(Version::id)
        .reduce((before, after) -> after)
        .orElse(null);
  }

  private SessionState change(int version, UnaryOperator<Version> change) {
    List<Version> changed = new ArrayList<>(versions);
    changed.set(version, change.apply(changed.get(version)));
    return with(changed, steps, best, next, finishedSteps, ended);
  }

  private SessionState step(Step step) {
    TreeMap<Integer, Step> byNumber = new TreeMap<>();
    steps.forEach(s -> byNumber.put(s.number, s));
    byNumber.put(step.number, step);
    return with(versions, List.copyOf(byNumber.values()), best, next, finishedSteps, ended);
  }

  private SessionState with(
      List<Version> newVersions,
      List<Step> newSteps,
      @Nullable Integer newBest,
      @Nullable Integer newNext,
      int finished,
      @Nullable String end) {
    return new SessionState(
        started,
        newVersions,
        newSteps,
        newBest,
        newNext,
        asked,
        finished,
        end,
        null,
        spent,
        choices,
        remark,
        suspicions);
  }

  private SessionState with(Spent newSpent) {
    return new SessionState(
        started,
        versions,
        steps,
        best,
        next,
        asked,
        finishedSteps,
        ended,
        null,
        newSpent,
        choices,
        remark,
        suspicions);
  }

  private SessionState with(List<StepChosen> newChoices, @Nullable String newRemark) {
    return new SessionState(
        started,
        versions,
        steps,
        best,
        next,
        asked,
        finishedSteps,
        ended,
        null,
        spent,
        newChoices,
        newRemark,
        suspicions);
  }

  /** What is known of the choices with one more: a step that is taken again is chosen again. */
  private List<StepChosen> chosen(StepChosen choice) {
    List<StepChosen> all = new ArrayList<>(choices);
    all.removeIf(c -> c.step() >= choice.step());
    all.add(choice);
    return all;
  }

  private SessionState checked(SessionEvent.VersionChecked check) {
    Map<Integer, List<String>> all = new TreeMap<>(suspicions);
    all.put(check.version(), check.suspicions());
    return new SessionState(
        started,
        versions,
        steps,
        best,
        next,
        asked,
        finishedSteps,
        ended,
        paused,
        spent,
        choices,
        remark,
        all);
  }

  /** What a step started from; empty in sessions of earlier workbenches. */
  public Optional<StepChosen> choice(int step) {
    return choices.stream().filter(c -> c.step() == step).findFirst();
  }
}
