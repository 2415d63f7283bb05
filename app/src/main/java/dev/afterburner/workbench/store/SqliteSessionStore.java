// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.store;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.workbench.session.Mark;
import dev.afterburner.workbench.session.SessionEvent;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.store.StoreException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Sessions in one SQLite file: a row a session, a row an event. An append is one transaction that
 * is on the disk when it returns (write-ahead log, synchronous=FULL), so a kill at any moment loses
 * at most the event being written.
 *
 * <p>Several processes may use one file. A session has one writer at a time, kept in its row; the
 * claim of a process that has ended is void.
 */
public final class SqliteSessionStore implements SessionStore {

  /** So long a deleted session can be restored. */
  private static final Duration KEPT_DELETED = Duration.ofDays(30);

  private final Path file;
  private final Sql sql;
  private final Writer self;
  private final EventCodec codec = new EventCodec();
  private final ReentrantLock lock = new ReentrantLock();

  private SqliteSessionStore(Path file, Connection connection) {
    this.file = file;
    this.sql = new Sql(connection);
    this.self = Writer.here(UUID.randomUUID().toString());
  }

  /**
   * Opens a database, or begins one.
   *
   * @param file the database; its folder is made where it is missing
   * @throws StoreException of kind {@link Kind#CORRUPT} where the file may be {@linkplain
   *     Databases#open set aside}; of other kinds where it may not
   */
  public static SqliteSessionStore open(Path file) throws StoreException {
    Path absolute = file.toAbsolutePath();
    try {
      Files.createDirectories(Optional.ofNullable(absolute.getParent()).orElse(absolute));
    } catch (IOException e) {
      throw new StoreException(
          Kind.UNWRITABLE,
          "can't make the folder of "
              + absolute
              + " ("
              + e
              + "); make it writable or choose another one",
          e);
    }
    try {
      PrivateFile.claim(absolute);
      return new SqliteSessionStore(absolute, Schema.connect(absolute));
    } catch (SQLException e) {
      throw Faults.of(absolute, e);
    } catch (IOException e) {
      throw new StoreException(
          Kind.UNWRITABLE,
          "can't make " + absolute + "; make its folder writable or choose another one",
          e);
    }
  }

  @Override
  public void append(String session, SessionEvent.Stored event) throws StoreException {
    EventCodec.Row row = codec.encode(event);
    write(
        () -> {
          if (event instanceof SessionEvent.SessionStarted started) {
            insertSession(started);
          }
          requireWriter(session);
          insertEvent(session, row);
          if (event instanceof SessionEvent.VersionCreated) {
            countVersions(session);
          }
        });
  }

  private void insertEvent(String session, EventCodec.Row row) throws SQLException {
    sql.execute(
        """
        INSERT INTO event (session, seq, kind, json, samples)
        VALUES (?1, (SELECT COALESCE(MAX(seq), 0) + 1 FROM event WHERE session = ?1),
                ?2, ?3, ?4)
        """,
        session,
        row.kind(),
        row.json(),
        row.samples());
  }

  @Override
  public void insert(List<SessionEvent.Stored> events) throws StoreException {
    if (!(events.getFirst() instanceof SessionEvent.SessionStarted started)) {
      throw new IllegalArgumentException("a session starts with SessionStarted");
    }
    write(
        () -> {
          insertSession(started);
          for (SessionEvent.Stored event : events) {
            insertEvent(started.session(), codec.encode(event));
          }
          countVersions(started.session());
        });
  }

  @Override
  public void rename(String session, String name) throws StoreException {
    change(session, "UPDATE session SET name = ?2 WHERE id = ?1", name);
  }

  @Override
  public void mark(String session, int version, Mark mark) throws StoreException {
    write(
        () -> {
          sql.execute("DELETE FROM mark WHERE session = ? AND version = ?", session, version);
          if (!mark.equals(Mark.NONE)) {
            sql.execute(
                "INSERT INTO mark (session, version, starred, note) VALUES (?, ?, ?, ?)",
                session,
                version,
                mark.starred(),
                mark.note());
          }
        });
  }

  @Override
  public Map<Integer, Mark> marks(String session) throws StoreException {
    return locked(
            () ->
                sql.query(
                    r -> Map.entry(r.getInt(1), new Mark(r.getBoolean(2), r.getString(3))),
                    "SELECT version, starred, note FROM mark WHERE session = ?",
                    session))
        .stream()
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  @Override
  public void delete(String session) throws StoreException {
    long now = System.currentTimeMillis();
    write(
        () -> {
          requireWriter(session);
          sql.execute(
              "DELETE FROM event WHERE session IN (SELECT id FROM session WHERE deleted_millis <"
                  + " ?)",
              now - KEPT_DELETED.toMillis());
          sql.execute(
              "DELETE FROM session WHERE deleted_millis < ?", now - KEPT_DELETED.toMillis());
          set(session, "UPDATE session SET deleted_millis = ?2 WHERE id = ?1", now);
        });
  }

  @Override
  public void restore(String session) throws StoreException {
    change(session, "UPDATE session SET deleted_millis = ?2 WHERE id = ?1", null);
  }

  private void change(String session, String statement, @Nullable Object value)
      throws StoreException {
    write(() -> set(session, statement, value));
  }

  private void set(String session, String statement, @Nullable Object value)
      throws SQLException, StoreException {
    if (sql.query(r -> r.getString(1), "SELECT id FROM session WHERE id = ?", session).isEmpty()) {
      throw unknown(session);
    }
    sql.execute(statement, session, value);
  }

  @Override
  public List<SessionEvent.Stored> read(String session) throws StoreException {
    List<EventCodec.Row> rows =
        locked(
            () ->
                sql.query(
                    SqliteSessionStore::row,
                    "SELECT kind, json, samples FROM event WHERE session = ? ORDER BY seq",
                    session));
    if (rows.isEmpty()) {
      throw unknown(session);
    }
    List<SessionEvent.Stored> events = new ArrayList<>(rows.size());
    for (EventCodec.Row row : rows) {
      try {
        events.add(codec.decode(row));
      } catch (IOException e) {
        throw new StoreException(
            Kind.CORRUPT,
            "session " + session + " in " + file + " can't be read: " + e.getMessage(),
            e);
      }
    }
    try {
      SessionState unused = SessionState.fold(events);
    } catch (RuntimeException e) {
      throw new StoreException(
          Kind.CORRUPT,
          "session " + session + " in " + file + " is damaged: its events don't fit together",
          e);
    }
    return events;
  }

  @Override
  public List<Entry> list() throws StoreException {
    return locked(
        () ->
            sql.query(
                SqliteSessionStore::entry,
                """
                SELECT id, problem, language, objective, started_millis, versions, name, model
                FROM session WHERE deleted_millis IS NULL ORDER BY started_millis DESC, rowid DESC
                """));
  }

  @Override
  public void claim(String session) throws StoreException {
    write(() -> requireWriter(session));
  }

  @Override
  public void keepFirst(String session, int events) throws StoreException {
    write(
        () -> {
          requireWriter(session);
          sql.execute("DELETE FROM event WHERE session = ? AND seq > ?", session, events);
          countVersions(session);
          sql.execute(
              "DELETE FROM mark WHERE session = ?1 AND version >="
                  + " (SELECT versions FROM session WHERE id = ?1)",
              session);
        });
  }

  /** Bounds the file, as a full disk would. For tests. */
  void limitPages(int pages) throws SQLException {
    sql.execute("PRAGMA max_page_count = " + pages);
  }

  @Override
  public void close() {
    lock.lock();
    try (Connection connection = sql.connection()) {
      if (!connection.isClosed()) {
        sql.execute(
            "UPDATE session SET pid = NULL, pid_started = NULL, token = NULL WHERE token = ?",
            self.token());
      }
    } catch (SQLException e) {
      // A claim that is left becomes void with this process.
      System.getLogger(SqliteSessionStore.class.getName())
          .log(System.Logger.Level.DEBUG, "closing " + file, e);
    } finally {
      lock.unlock();
    }
  }

  private void insertSession(SessionEvent.SessionStarted started) throws SQLException {
    sql.execute(
        """
        INSERT INTO session (id, problem, language, objective, started_millis, versions, model)
        VALUES (?, ?, ?, ?, ?, 0, ?)
        """,
        started.session(),
        started.problem(),
        started.language(),
        started.settings().objective().id(),
        started.at().toEpochMilli(),
        started.settings().model());
  }

  private void countVersions(String session) throws SQLException {
    sql.execute(
        """
        UPDATE session SET versions =
          (SELECT COUNT(*) FROM event WHERE session = ? AND kind = 'VersionCreated')
        WHERE id = ?
        """,
        session,
        session);
  }

  /** Checks that no other one writes to the session, and notes that this one does. */
  private void requireWriter(String session) throws SQLException, StoreException {
    List<Optional<Writer>> found =
        sql.query(
            SqliteSessionStore::writer,
            "SELECT pid, pid_started, token FROM session WHERE id = ?",
            session);
    if (found.isEmpty()) {
      throw unknown(session);
    }
    Optional<Writer> holder = found.getFirst();
    if (holder.isPresent()) {
      Writer writer = holder.get();
      if (writer.token().equals(self.token())) {
        return;
      }
      if (writer.isAlive()) {
        throw new StoreException(
            Kind.HELD,
            "session "
                + session
                + " is open in another window or command (process "
                + writer.pid()
                + "); close it there first, or start a new session");
      }
    }
    sql.execute(
        "UPDATE session SET pid = ?, pid_started = ?, token = ? WHERE id = ?",
        self.pid(),
        self.startedMillis(),
        self.token(),
        session);
  }

  private static EventCodec.Row row(ResultSet result) throws SQLException {
    byte[] samples = result.getBytes(3);
    return new EventCodec.Row(
        result.getString(1), result.getString(2), samples == null ? null : Bytes.of(samples));
  }

  private static Entry entry(ResultSet result) throws SQLException {
    return new Entry(
        Objects.requireNonNull(result.getString(1), "a session without an id"),
        result.getString(2),
        result.getString(3),
        result.getString(4),
        Instant.ofEpochMilli(result.getLong(5)),
        result.getInt(6),
        result.getString(7),
        result.getString(8));
  }

  private static Optional<Writer> writer(ResultSet result) throws SQLException {
    String token = result.getString(3);
    return token == null
        ? Optional.empty()
        : Optional.of(new Writer(result.getLong(1), result.getLong(2), token));
  }

  private StoreException unknown(String session) {
    return new StoreException(
        Kind.UNKNOWN_SESSION, "there is no session " + session + " in " + file);
  }

  /** A question to the database. */
  @FunctionalInterface
  private interface Question<T> {
    T ask() throws SQLException, StoreException;
  }

  private void write(Sql.Work work) throws StoreException {
    locked(
        () -> {
          sql.transaction(work);
          return this;
        });
  }

  private <T> T locked(Question<T> question) throws StoreException {
    lock.lock();
    try {
      return question.ask();
    } catch (SQLException e) {
      throw Faults.of(file, e);
    } catch (RuntimeException e) {
      // A row that holds what can't have been written to it.
      throw Faults.damaged(file, e);
    } finally {
      lock.unlock();
    }
  }
}
