package dev.afterburner.workbench.optimize;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.workbench.session.Origin;
import dev.afterburner.workbench.session.SessionEvent;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.session.Version;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Algorithm 1 of the Afterburner paper (section 3): from the current code a prompt, from the
 * model's reply new code, from the sandbox its pass, time, memory and integral; it replaces the
 * best where it passes and the best does not, or where it is shown to need less of the objective.
 *
 * <p>Whatever ends a step early leaves the session whole: a stop or a fault of the sandbox closes
 * the step with the version declined, a model that gives no reply leaves the step to be taken
 * again, and a store that fails is read again before the next work.
 */
final class LoopSession implements Session {

  private static final String STOPPED = "stopped";

  private final Journal journal;
  private final Asking asking;
  private final Trial trial;
  private final InstantSource clock;
  private final ReentrantLock working = new ReentrantLock();
  private volatile @Nullable Cancellation current;
  private volatile boolean pauseAsked;

  LoopSession(Journal journal, Asking asking, Trial trial, InstantSource clock) {
    this.journal = journal;
    this.asking = asking;
    this.trial = trial;
    this.clock = clock;
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
          prepareOriginal(cancellation);
          boolean going = !cancellation.isCancelled();
          for (int i = 0; i < steps && going; i++) {
            going = takeStep(cancellation);
            if (going && pauseAsked && i + 1 < steps) {
              journal.write(new SessionEvent.Paused("paused"));
              going = false;
            }
          }
          endWhenDone();
        });
  }

  @Override
  public int tryByHand(int parent, String code) throws SessionException {
    int[] id = new int[1];
    work(
        cancellation -> {
          id[0] = state().versions().size();
          journal.write(new SessionEvent.VersionCreated(id[0], parent, Origin.HAND, 0, code));
          tryVersion(id[0], cancellation);
        });
    return id[0];
  }

  @Override
  public void continueFrom(int version) throws SessionException {
    work(cancellation -> journal.write(new SessionEvent.BranchChosen(version)));
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
      trial.of(0, journal, cancellation);
    } catch (Stopped e) {
      journal.write(new SessionEvent.Paused(STOPPED));
    } catch (SandboxException e) {
      throw halted(e);
    }
  }

  /** Takes one step; false where no further one may follow. */
  private boolean takeStep(Cancellation cancellation) throws SessionException {
    int step = state().finishedSteps() + 1;
    OptionalInt parent = state().nextParent();
    Optional<Asking.Answer> answer = asking.ask(step, parent, journal, cancellation);
    if (answer.isEmpty()) {
      return false;
    }
    boolean going = true;
    if (answer.get().code() != null) {
      int id = state().versions().size();
      Integer from = parent.isPresent() ? parent.getAsInt() : null;
      journal.write(
          new SessionEvent.VersionCreated(id, from, Origin.MODEL, step, answer.get().code()));
      going = tryVersion(id, cancellation);
    }
    if (going) {
      journal.write(new SessionEvent.StepFinished(step));
    }
    return going && !cancellation.isCancelled();
  }

  /** Tries a version; false where that was stopped. Then its step is finished already. */
  private boolean tryVersion(int id, Cancellation cancellation) throws SessionException {
    Version version = state().versions().get(id);
    Optional<Version> twin = Twins.of(state(), version.code());
    if (twin.isPresent()) {
      if (twin.get().judgement() != null) {
        journal.write(new SessionEvent.VersionJudged(id, twin.get().judgement()));
      }
      journal.write(new SessionEvent.VersionDeclined(id, "same code as v" + twin.get().id()));
      return true;
    }
    try {
      trial.of(id, journal, cancellation);
      return true;
    } catch (Stopped e) {
      close(version, STOPPED);
      journal.write(new SessionEvent.Paused(STOPPED));
      return false;
    } catch (SandboxException e) {
      close(version, "not tried: " + e.getMessage());
      throw halted(e);
    }
  }

  private void close(Version version, String reason) throws SessionException {
    journal.write(new SessionEvent.VersionDeclined(version.id(), reason));
    if (version.step() > 0) {
      journal.write(new SessionEvent.StepFinished(version.step()));
    }
  }

  private SessionException halted(SandboxException fault) throws SessionException {
    String message = String.valueOf(fault.getMessage());
    journal.write(new SessionEvent.Paused(message));
    return new SessionException(message, fault);
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
