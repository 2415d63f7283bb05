// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.optimize;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.LiveCurve;
import dev.afterburner.sandbox.RunObserver;
import dev.afterburner.workbench.session.Phase;
import dev.afterburner.workbench.session.SessionEvent;
import dev.afterburner.workbench.session.SessionEvent.Paused;
import dev.afterburner.workbench.session.SessionEvent.PromptSent;
import dev.afterburner.workbench.session.SessionLog;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.store.SessionStore;
import dev.afterburner.workbench.store.StoreException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes a session's events: to the store first, then to the state, then to the listener. */
final class Journal {

  private final SessionStore store;
  private final Consumer<SessionEvent> listener;
  private volatile SessionState state;
  private final Turnstile phases = new Turnstile();
  private volatile @Nullable String replacement;
  private boolean torn;

  private Journal(SessionStore store, Consumer<SessionEvent> listener, SessionState state) {
    this.store = store;
    this.listener = listener;
    this.state = state;
  }

  /** The journal of a new session. */
  static Journal begin(
      SessionStore store, Consumer<SessionEvent> listener, SessionEvent.SessionStarted started)
      throws StoreException {
    store.append(started.session(), started);
    listener.accept(started);
    return new Journal(store, listener, SessionState.begin(started));
  }

  /** The journal of a stored session, without what was cut off. */
  static Journal reopen(SessionStore store, Consumer<SessionEvent> listener, String session)
      throws StoreException {
    return new Journal(store, listener, complete(store, session));
  }

  /** What is complete; that a step was cut off is noted, or nobody would know of it. */
  private static SessionState complete(SessionStore store, String session) throws StoreException {
    store.claim(session);
    List<SessionEvent.Stored> events = store.read(session);
    int complete = SessionLog.complete(events);
    SessionState state = SessionState.fold(events.subList(0, complete));
    if (complete < events.size()) {
      store.keepFirst(session, complete);
      boolean step = events.stream().skip(complete).anyMatch(PromptSent.class::isInstance);
      if (step) {
        Paused cut = new Paused(Paused.INTERRUPTED);
        store.append(session, cut);
        state = state.after(cut);
      }
    }
    return state;
  }

  SessionState state() {
    return state;
  }

  void write(SessionEvent.Stored event) throws SessionException {
    try {
      store.append(state.started().session(), event);
    } catch (StoreException e) {
      torn = true;
      throw new SessionException(String.valueOf(e.getMessage()), e);
    }
    state = state.after(event);
    listener.accept(event);
  }

  /** Begins a phase; one of a step may have to wait for it. */
  void enter(int step, Phase phase, Cancellation cancellation) {
    if (step > 0) {
      phases.await(() -> tell(new SessionEvent.PhaseHeld(step, phase)), cancellation);
    }
    tell(new SessionEvent.PhaseEntered(step, phase));
  }

  /**
   * Begins to ask, where phases are held not before somebody has seen the prompt.
   *
   * @return the prompt that is to be sent
   */
  String enterAsking(int step, int parent, String prompt, Cancellation cancellation) {
    replacement = null;
    phases.await(
        () -> {
          tell(new SessionEvent.PromptHeld(step, parent, prompt));
          tell(new SessionEvent.PhaseHeld(step, Phase.ASKING));
        },
        cancellation);
    String edited = replacement;
    replacement = null;
    return edited == null ? prompt : edited;
  }

  /** What is to be sent instead of the prompt that waits. */
  void replace(String prompt) {
    replacement = prompt;
  }

  /** What holds the phases of a step. */
  Turnstile phases() {
    return phases;
  }

  /** Tells of a run while it is made. */
  RunObserver run(int version, int number) {
    return new RunObserver() {
      @Override
      public void started(LiveCurve curve) {
        tell(new SessionEvent.RunStarted(version, number, curve));
      }
    };
  }

  void tell(SessionEvent.Passing event) {
    listener.accept(event);
  }

  /** After a write that failed: back to what is stored and complete. */
  void mend() throws SessionException {
    if (torn) {
      try {
        state = complete(store, state.started().session());
        torn = false;
      } catch (StoreException e) {
        throw new SessionException(String.valueOf(e.getMessage()), e);
      }
    }
  }
}
