// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.optimize;

import dev.afterburner.workbench.session.Mark;
import dev.afterburner.workbench.session.SessionEvent;
import dev.afterburner.workbench.store.SessionStore;
import dev.afterburner.workbench.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A test fixture: one session's events in a list; can be made to fail. */
final class MemoryStore implements SessionStore {

  final List<SessionEvent.Stored> events = new ArrayList<>();
  int failAfter = Integer.MAX_VALUE;

  MemoryStore(List<SessionEvent.Stored> events) {
    this.events.addAll(events);
  }

  @Override
  public void append(String session, SessionEvent.Stored event) throws StoreException {
    if (events.size() >= failAfter) {
      failAfter = Integer.MAX_VALUE;
      throw new StoreException("the disk is full");
    }
    events.add(event);
  }

  @Override
  public List<SessionEvent.Stored> read(String session) {
    return List.copyOf(events);
  }

  @Override
  public List<Entry> list() {
    SessionEvent.SessionStarted first = (SessionEvent.SessionStarted) events.getFirst();
    return List.of(
        new Entry(
            first.session(),
            first.problem(),
            first.language(),
            "time",
            first.at(),
            0,
            "",
            "scripted"));
  }

  @Override
  public void claim(String session) {}

  @Override
  public void keepFirst(String session, int count) {
    events.subList(count, events.size()).clear();
  }

  @Override
  public void insert(List<SessionEvent.Stored> whole) {
    events.clear();
    events.addAll(whole);
  }

  @Override
  public void rename(String session, String name) {}

  @Override
  public void mark(String session, int version, Mark mark) {}

  @Override
  public Map<Integer, Mark> marks(String session) {
    return Map.of();
  }

  @Override
  public void delete(String session) {}

  @Override
  public void restore(String session) {}

  @Override
  public void close() {}
}
