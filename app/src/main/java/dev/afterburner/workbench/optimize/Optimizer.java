// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.optimize;

import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.session.SessionEvent;
import dev.afterburner.workbench.session.Settings;
import dev.afterburner.workbench.store.SessionStore;
import java.util.Optional;
import java.util.function.Consumer;

/** Opens sessions. */
public interface Optimizer {

  /**
   * Starts a session.
   *
   * @param language language id
   * @param code the original
   * @param listener told of every event, after stored ones are stored, on the working thread
   */
  Session start(
      Problem problem,
      String language,
      String code,
      Settings settings,
      Consumer<SessionEvent> listener)
      throws SessionException;

  /**
   * The model server that a session names and that the user has not: it came with a file. Nothing
   * is sent there until {@link #confirm} is called. Empty where there is none.
   *
   * @param session session id; empty for a new session
   * @param model the model's words
   */
  Optional<String> unconfirmed(String session, String model);

  /**
   * The user says that a model's server may be asked: by a session, or, where empty, by new ones.
   */
  void confirm(String session, String model) throws SessionException;

  /** Opens a stored session; an unfinished step is dropped and can be taken again. */
  Session reopen(SessionStore.Entry entry, Consumer<SessionEvent> listener) throws SessionException;
}
