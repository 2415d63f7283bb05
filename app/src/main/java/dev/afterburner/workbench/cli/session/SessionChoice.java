// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.session;

import dev.afterburner.workbench.cli.console.BadUse;
import dev.afterburner.workbench.store.SessionStore;
import dev.afterburner.workbench.store.StoreException;
import java.util.List;

/** Finds the session that a command line means. */
final class SessionChoice {

  private static final int SHOWN = 5;

  private SessionChoice() {}

  /**
   * The session with an id, or the only one whose id begins so.
   *
   * @throws BadUse where there is none, or more than one
   */
  static SessionStore.Entry find(SessionStore store, String id) throws BadUse, StoreException {
    List<SessionStore.Entry> found =
        store.list().stream().filter(entry -> !id.isEmpty() && entry.id().startsWith(id)).toList();
    if (found.isEmpty()) {
      throw new BadUse("there is no session " + id + "; `workbench sessions` lists them");
    }
    // A copy's id may begin with the whole id of what it was copied from.
    List<SessionStore.Entry> exact = found.stream().filter(e -> e.id().equals(id)).toList();
    if (found.size() > 1 && exact.isEmpty()) {
      throw new BadUse(
          id
              + " is the beginning of "
              + found.size()
              + " sessions: "
              + String.join(", ", found.stream().map(SessionStore.Entry::id).limit(SHOWN).toList())
              + "; give more of it");
    }
    return exact.isEmpty() ? found.getFirst() : exact.getFirst();
  }
}
