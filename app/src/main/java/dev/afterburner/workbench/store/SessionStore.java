// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.store;

import dev.afterburner.workbench.session.Mark;
import dev.afterburner.workbench.session.SessionEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Keeps sessions. What {@link #append} has returned from survives the end of the process. */
public interface SessionStore extends AutoCloseable {

  /**
   * What a list of sessions shows.
   *
   * @param id the session's id
   * @param problem problem id
   * @param language language id
   * @param objective the objective's word
   * @param startedAt when it was started
   * @param versions how many versions it has
   * @param name what the user calls it; empty for nothing
   * @param model the model's words
   */
  record Entry(
      String id,
      String problem,
      String language,
      String objective,
      Instant startedAt,
      int versions,
      String name,
      String model) {}

  /** Appends one event to a session. The first must be SessionStarted. */
  void append(String session, SessionEvent.Stored event) throws StoreException;

  /** All events of a session, in order. */
  List<SessionEvent.Stored> read(String session) throws StoreException;

  /** All sessions that are not deleted, the newest first. */
  List<Entry> list() throws StoreException;

  /**
   * Makes this store the only one that may append to a session, until it is closed or its process
   * ends. {@link #append} claims by itself.
   *
   * @throws StoreException of kind {@link StoreException.Kind#HELD} where another window has it
   */
  void claim(String session) throws StoreException;

  /** Removes all events of a session but its first ones, and marks of versions that go. */
  void keepFirst(String session, int events) throws StoreException;

  /**
   * Adds a whole session, of another machine or a copy.
   *
   * @param events in order; the first is SessionStarted with an id that is not taken
   */
  void insert(List<SessionEvent.Stored> events) throws StoreException;

  /** Gives a session a name; empty to take it away. */
  void rename(String session, String name) throws StoreException;

  /** Keeps what a user noted of a version; {@link Mark#NONE} takes it away. */
  void mark(String session, int version, Mark mark) throws StoreException;

  /** What was noted of a session's versions, by id. */
  Map<Integer, Mark> marks(String session) throws StoreException;

  /** Takes a session out of the list. It can be restored for thirty days. */
  void delete(String session) throws StoreException;

  /** Undoes {@link #delete}. */
  void restore(String session) throws StoreException;

  /** Gives up all claims. */
  @Override
  void close();
}
