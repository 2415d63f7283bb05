package dev.afterburner.workbench.store;

import dev.afterburner.workbench.session.Mark;
import dev.afterburner.workbench.session.SessionEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Sessions from elsewhere, and copies. */
public final class SessionCopies {

  private SessionCopies() {}

  /**
   * Adds a session with its marks, under another id where its own is taken.
   *
   * @return the id that it has now
   */
  public static String add(SessionStore store, StoredSession session) throws StoreException {
    String id = addEvents(store, session.events());
    for (Map.Entry<Integer, Mark> mark : session.marks().entrySet()) {
      store.mark(id, mark.getKey(), mark.getValue());
    }
    return id;
  }

  private static String addEvents(SessionStore store, List<SessionEvent.Stored> events)
      throws StoreException {
    if (!(events.getFirst() instanceof SessionEvent.SessionStarted started)) {
      throw new IllegalArgumentException("a session starts with SessionStarted");
    }
    try {
      store.insert(events);
      return started.session();
    } catch (StoreException e) {
      if (e.kind() != StoreException.Kind.TAKEN) {
        throw e;
      }
    }
    String base = started.session().replaceFirst("-copy-[0-9a-f]{8}$", "");
    String id = base + "-copy-" + UUID.randomUUID().toString().substring(0, 8);
    List<SessionEvent.Stored> copy = new ArrayList<>(events);
    copy.set(
        0,
        new SessionEvent.SessionStarted(
            id,
            started.problem(),
            started.language(),
            started.settings(),
            started.isolation(),
            started.built(),
            started.at()));
    store.insert(copy);
    return id;
  }
}
