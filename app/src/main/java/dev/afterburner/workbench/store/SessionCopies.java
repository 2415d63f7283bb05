// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.store;

import dev.afterburner.workbench.session.Mark;
import dev.afterburner.workbench.session.SessionEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

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

  /**
   * Makes sure that a session is in the store: one that was added before and has gone on since is
   * not added again.
   *
   * @return the id that it has there
   */
  public static String bring(SessionStore store, StoredSession session) throws StoreException {
    if (session.events().getFirst() instanceof SessionEvent.SessionStarted started
        && store.list().stream().anyMatch(entry -> entry.id().equals(started.session()))
        && begins(store.read(started.session()), session.events())) {
      return started.session();
    }
    return add(store, session);
  }

  /** Whether one session is the other or goes on from it. Samples are not compared. */
  private static boolean begins(
      List<SessionEvent.Stored> longer, List<SessionEvent.Stored> shorter) {
    EventCodec codec = new EventCodec();
    return longer.size() >= shorter.size()
        && IntStream.range(0, shorter.size())
            .allMatch(
                i ->
                    codec.encode(longer.get(i)).json().equals(codec.encode(shorter.get(i)).json()));
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
