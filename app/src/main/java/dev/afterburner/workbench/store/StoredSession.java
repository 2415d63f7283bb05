// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.store;

import dev.afterburner.workbench.session.Mark;
import dev.afterburner.workbench.session.SessionEvent;
import java.util.List;
import java.util.Map;

/**
 * A whole session as it leaves a store.
 *
 * @param events in order; the first is SessionStarted
 * @param marks what the user noted of versions, by version
 */
public record StoredSession(List<SessionEvent.Stored> events, Map<Integer, Mark> marks) {

  public StoredSession {
    events = List.copyOf(events);
    marks = Map.copyOf(marks);
  }

  /** Reads a session of a store. */
  public static StoredSession of(SessionStore store, String session) throws StoreException {
    return new StoredSession(store.read(session), store.marks(session));
  }
}
