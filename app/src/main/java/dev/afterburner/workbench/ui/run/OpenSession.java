// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.run;

import dev.afterburner.workbench.model.ModelException;
import dev.afterburner.workbench.optimize.Optimizer;
import dev.afterburner.workbench.optimize.Session;
import dev.afterburner.workbench.optimize.SessionException;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.session.SessionEvent;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.store.SessionStore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The session behind the window for one problem and one choice of settings: started by the first
 * work that needs it, or found in the store. Once {@link #stop} was called its work ends, also work
 * that has not got as far as having a session.
 */
final class OpenSession {

  private final Optimizer optimizer;
  private final Consumer<SessionEvent> listener;
  private volatile @Nullable Session session;
  private volatile boolean stopped;

  /**
   * @param listener told of every event, on the working thread
   */
  OpenSession(Optimizer optimizer, Consumer<SessionEvent> listener) {
    this.optimizer = optimizer;
    this.listener = listener;
  }

  boolean exists() {
    return session != null;
  }

  /** Takes a session up from the store. Blocks. */
  SessionState reopen(SessionStore.Entry entry) throws SessionException {
    Session found = optimizer.reopen(entry, listener);
    session = found;
    return found.state();
  }

  /** Says that work begins, on the thread that can also stop it. */
  void begin() {
    stopped = false;
  }

  /** The session, started where there is none. Blocks. */
  Session get(Problem problem, String original, Choices chosen, Preparation preparation)
      throws SessionException, ModelException {
    Session now = session;
    if (now == null) {
      now = optimizer.start(problem, chosen.language(), original, preparation.of(chosen), listener);
      session = now;
    }
    return now;
  }

  /** Whether the user wants no more of what was begun. */
  boolean stopped() {
    return stopped;
  }

  void holdPhases(boolean hold) {
    Session now = session;
    if (now != null) {
      now.holdPhases(hold);
    }
  }

  /** Id of the session; empty before it exists. */
  String id() {
    Session now = session;
    return now == null ? "" : now.state().started().session();
  }

  void usePrompt(String prompt) {
    Session now = session;
    if (now != null) {
      now.usePrompt(prompt);
    }
  }

  void nextPhase() {
    Session now = session;
    if (now != null) {
      now.nextPhase();
    }
  }

  void pause() {
    Session now = session;
    if (now != null) {
      now.pause();
    }
  }

  void stop() {
    stopped = true;
    Session now = session;
    if (now != null) {
      now.stop();
    }
  }
}
