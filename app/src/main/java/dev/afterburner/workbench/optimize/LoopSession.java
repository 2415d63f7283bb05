// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.optimize;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.workbench.optimize.policy.NextStep;
import dev.afterburner.workbench.session.Origin;
import dev.afterburner.workbench.session.SessionEvent;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.session.Settings;
import dev.afterburner.workbench.session.Version;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Algorithm 1 of the Afterburner paper (section 3): from the current code a prompt, from the
 * model's replies new code, from the sandbox its pass, time, memory and integral; it replaces the
 * best where it passes and the best does not, or where it is shown to need less of the objective.
 *
 * <p>Whatever ends a step early leaves the session whole: a stop or a fault of the sandbox closes
 * the step with the version declined, a model that gives no reply leaves the step to be taken
 * again, and a store that fails is read again before the next work.
 */
final class LoopSession implements Session {

  private final Journal journal;
  private final Asking asking;
  private final Trial trial;
  private final MeasuringAgain again;
  private final PercentileStop percentile;
  private final InstantSource clock;
  private final LongSupplier nanoTime;
  private final ReentrantLock working = new ReentrantLock();
  private volatile @Nullable Cancellation current;
  private volatile boolean pauseAsked;

  LoopSession(
      Journal journal,
      Asking asking,
      Trial trial,
      MeasuringAgain again,
      PercentileStop percentile,
      InstantSource clock,
      LongSupplier nanoTime) {
    this.journal = journal;
    this.asking = asking;
    this.trial = trial;
    this.again = again;
    this.percentile = percentile;
    this.clock = clock;
    this.nanoTime = nanoTime;
  }

  @Override
  public SessionState state() {
    return journal.state();
  }

  @Override
  public void prepare() throws SessionException {
    work(this::prepareOriginal);
  }

  @Override
  public void step(int steps) throws SessionException {
    pauseAsked = false;
    work(
        cancellation -> {
          if (steps > 0) {
            journal.write(new SessionEvent.StepsAsked(state().finishedSteps() + 1, steps));
          }
          prepareOriginal(cancellation);
          judgeOlder(cancellation);
          boolean going = !cancellation.isCancelled();
          for (int i = 0; i < steps && going; i++) {
            going = takeStep(cancellation) && !stopRule(cancellation);
            if (going && pauseAsked && i + 1 < steps) {
              journal.write(new SessionEvent.Paused(SessionEvent.Paused.BY_USER));
              going = false;
            }
          }
          endWhenDone();
          if (state().ended() != null) {
            confirm(cancellation);
          }
        });
  }

  /** Fresh runs of the best, where the session wants them and they were not made yet. */
  private void confirm(Cancellation cancellation) throws SessionException {
    int rounds = state().started().settings().search().confirmRounds();
    Optional<Version> best = state().bestVersion().filter(v -> v.id() != 0 && v.passed());
    boolean measured = !state().versions().isEmpty() && state().versions().getFirst().passed();
    if (rounds == 0 || best.isEmpty() || !measured || best.get().isConfirmed()) {
      return;
    }
    try {
      again.confirm(best.get(), rounds, journal, cancellation);
    } catch (Stopped e) {
      journal.write(new SessionEvent.Paused(SessionEvent.Paused.STOPPED));
    } catch (SandboxException e) {
      throw halted(e);
    }
  }

  @Override
  public int tryByHand(int parent, String code) throws SessionException {
    int[] id = new int[1];
    work(
        cancellation -> {
          judgeOlder(cancellation);
          if (cancellation.isCancelled()) {
            id[0] = parent;
            return;
          }
          id[0] = state().versions().size();
          journal.write(new SessionEvent.VersionCreated(id[0], parent, Origin.HAND, 0, code));
          tryVersions(List.of(id[0]), nanoTime.getAsLong(), cancellation);
        });
    return id[0];
  }

  @Override
  public void measureAgain(int version, double within) throws SessionException {
    work(
        cancellation -> {
          try {
            again.of(version, within, journal, cancellation);
          } catch (Stopped e) {
            journal.write(new SessionEvent.Paused(SessionEvent.Paused.STOPPED));
          } catch (SandboxException e) {
            throw halted(e);
          }
        });
  }

  @Override
  public void judgeAgain() throws SessionException {
    work(this::judgeOlder);
  }

  @Override
  public void continueFrom(int version) throws SessionException {
    work(cancellation -> journal.write(new SessionEvent.BranchChosen(version)));
  }

  @Override
  public void checked(int version, List<String> suspicions) throws SessionException {
    work(
        cancellation ->
            journal.write(new SessionEvent.VersionChecked(version, suspicions, clock.instant())));
  }

  @Override
  public void remark(String text) throws SessionException {
    work(cancellation -> journal.write(new SessionEvent.Remarked(text)));
  }

  @Override
  public void holdPhases(boolean hold) {
    journal.phases().close(hold);
  }

  @Override
  public void usePrompt(String prompt) {
    journal.replace(prompt);
  }

  @Override
  public void nextPhase() {
    journal.phases().pass();
  }

  @Override
  public void pause() {
    pauseAsked = true;
  }

  @Override
  public void stop() {
    Cancellation running = current;
    if (running != null) {
      running.cancel();
    }
  }

  @Override
  public void end(String reason) throws SessionException {
    work(
        cancellation -> {
          if (state().ended() == null) {
            journal.write(new SessionEvent.SessionEnded(reason, clock.instant()));
          }
        });
  }

  private void prepareOriginal(Cancellation cancellation) throws SessionException {
    if (state().versions().isEmpty()) {
      return;
    }
    Version first = state().versions().getFirst();
    if (first.origin() != Origin.ORIGINAL || first.decision() != Version.Decision.PENDING) {
      return;
    }
    // The original stays pending when it could not be measured, so that this can be tried again.
    try {
      trial.of(List.of(0), journal, cancellation);
    } catch (Stopped e) {
      journal.write(new SessionEvent.Paused(SessionEvent.Paused.STOPPED));
    } catch (SandboxException e) {
      throw halted(e);
    }
  }

  /** What is compared later is judged by the same cases. */
  private void judgeOlder(Cancellation cancellation) throws SessionException {
    try {
      trial.again(journal, cancellation);
    } catch (Stopped e) {
      journal.write(new SessionEvent.Paused(SessionEvent.Paused.STOPPED));
    } catch (SandboxException e) {
      throw halted(e);
    }
  }

  /** Takes one step; false where no further one may follow. */
  private boolean takeStep(Cancellation cancellation) throws SessionException {
    long start = nanoTime.getAsLong();
    SessionEvent.StepChosen choice = NextStep.of(state());
    int step = choice.step();
    Asking.Answers answers = asking.ask(choice, journal, cancellation);
    String ended = answers.ended();
    if (ended != null && (answers.replies() == 0 || cancellation.isCancelled())) {
      halt(ended, answers.budget());
      return false;
    }
    List<Integer> ids = new ArrayList<>();
    Integer from = choice.parent() == SessionEvent.StepChosen.NO_PARENT ? null : choice.parent();
    for (String code : answers.programs()) {
      ids.add(state().versions().size());
      journal.write(new SessionEvent.VersionCreated(ids.getLast(), from, Origin.MODEL, step, code));
    }
    boolean going = tryVersions(ids, start, cancellation);
    if (going) {
      finish(step, start);
    }
    if (going && ended != null) {
      halt(ended, answers.budget());
    }
    return going && ended == null && !cancellation.isCancelled();
  }

  private void finish(int step, long startNanos) throws SessionException {
    journal.write(new SessionEvent.StepFinished(step, nanoTime.getAsLong() - startNanos));
  }

  /** No further step for now; for good where the budget is spent. */
  private void halt(String reason, boolean forGood) throws SessionException {
    if (forGood && state().ended() == null) {
      journal.write(new SessionEvent.SessionEnded(reason, clock.instant()));
    } else {
      journal.write(new SessionEvent.Paused(reason));
    }
  }

  /** Tries versions; false where that was stopped. Then their step is finished already. */
  private boolean tryVersions(List<Integer> ids, long start, Cancellation cancellation)
      throws SessionException {
    try {
      trial.of(ids, journal, cancellation);
      return true;
    } catch (Stopped e) {
      close(ids, SessionEvent.Paused.STOPPED, start);
      journal.write(new SessionEvent.Paused(SessionEvent.Paused.STOPPED));
      return false;
    } catch (SandboxException e) {
      close(ids, SessionEvent.VersionDeclined.NOT_TRIED + e.getMessage(), start);
      throw halted(e);
    }
  }

  private void close(List<Integer> ids, String reason, long start) throws SessionException {
    for (int id : ids) {
      if (state().versions().get(id).decision() == Version.Decision.PENDING) {
        journal.write(new SessionEvent.VersionDeclined(id, reason));
      }
    }
    int step = state().versions().get(ids.getFirst()).step();
    if (step > 0) {
      finish(step, start);
    }
  }

  private SessionException halted(SandboxException fault) throws SessionException {
    String message = String.valueOf(fault.getMessage());
    journal.write(new SessionEvent.Paused(message));
    return new SessionException(message, fault);
  }

  /** Ends the session where a rule says so; true where it did. */
  private boolean stopRule(Cancellation cancellation) throws SessionException {
    Settings.Stops stops = state().started().settings().stops();
    Optional<String> reason = Patience.spent(state(), stops.patience());
    try {
      if (reason.isEmpty() && stops.percentile() > 0) {
        reason = percentile.reached(state(), stops.percentile(), cancellation);
      }
    } catch (Stopped e) {
      journal.write(new SessionEvent.Paused(SessionEvent.Paused.STOPPED));
      return true;
    } catch (SandboxException e) {
      throw halted(e);
    }
    if (reason.isPresent() && state().ended() == null) {
      journal.write(new SessionEvent.SessionEnded(reason.get(), clock.instant()));
    }
    return reason.isPresent();
  }

  private void endWhenDone() throws SessionException {
    int finished = state().finishedSteps();
    if (finished >= state().started().settings().iterations() && state().ended() == null) {
      String reason = finished == 1 ? "1 step done" : finished + " steps done";
      journal.write(new SessionEvent.SessionEnded(reason, clock.instant()));
    }
  }

  /** Something that writes to the session. */
  @FunctionalInterface
  private interface Work {
    void run(Cancellation cancellation) throws SessionException;
  }

  private void work(Work work) throws SessionException {
    working.lock();
    try {
      Cancellation cancellation = new Cancellation();
      current = cancellation;
      journal.mend();
      work.run(cancellation);
    } finally {
      current = null;
      working.unlock();
    }
  }
}
