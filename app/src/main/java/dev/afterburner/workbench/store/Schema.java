// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.sqlite.SQLiteConfig;

/**
 * The tables, and how they came to be. The file's {@code user_version} says how many of the steps
 * below it has been through; a later workbench appends steps and never changes one.
 */
final class Schema {

  private static final List<String> STEPS =
      List.of(
          """
          CREATE TABLE session (
            id TEXT PRIMARY KEY,
            problem TEXT NOT NULL,
            language TEXT NOT NULL,
            objective TEXT NOT NULL,
            started_millis INTEGER NOT NULL,
            versions INTEGER NOT NULL,
            pid INTEGER,
            pid_started INTEGER,
            token TEXT
          );
          CREATE TABLE event (
            session TEXT NOT NULL REFERENCES session (id),
            seq INTEGER NOT NULL,
            kind TEXT NOT NULL,
            json TEXT NOT NULL,
            samples BLOB,
            UNIQUE (session, seq)
          );
          """,
          """
          ALTER TABLE session ADD COLUMN name TEXT NOT NULL DEFAULT '';
          ALTER TABLE session ADD COLUMN model TEXT NOT NULL DEFAULT 'demo';
          ALTER TABLE session ADD COLUMN deleted_millis INTEGER;
          UPDATE event SET json = json_set(json,
              '$.settings.acceptance', 'INTERLEAVED',
              '$.settings.candidates', 1,
              '$.settings.feedback', json('false'),
              '$.settings.requests', json('{"system": "", "template": "", "temperature": null,
                                            "topP": null, "maxTokens": 4096}'),
              '$.settings.stops', json('{"patience": 0, "tokens": 0, "money": 0, "minutes": 0,
                                         "percentile": 0, "inputPrice": 0, "outputPrice": 0}'))
            WHERE kind = 'SessionStarted';
          UPDATE event SET json =
              json_set(json, '$.candidate', 1, '$.promptTokens', 0, '$.firstNanos', 0)
            WHERE kind = 'ReplyReceived';
          UPDATE event SET json = json_set(json, '$.candidate', 1) WHERE kind = 'ReplyRejected';
          UPDATE event SET json = json_set(json, '$.nanos', 0) WHERE kind = 'StepFinished';
          """,
          """
          CREATE TABLE mark (
            session TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
            version INTEGER NOT NULL,
            starred INTEGER NOT NULL,
            note TEXT NOT NULL,
            PRIMARY KEY (session, version)
          );
          """);

  private Schema() {}

  /**
   * A connection to a database that has all tables.
   *
   * @throws NewerSchema where the file has been through more steps than are known here
   */
  static Connection connect(Path file) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    config.enforceForeignKeys(true);
    Connection connection = Connections.open(file, config);
    try {
      migrate(connection);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  private static void migrate(Connection connection) throws SQLException {
    if (version(connection) == STEPS.size()) {
      return;
    }
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      // The write lock first: another process may be doing the same.
      statement.executeUpdate("PRAGMA application_id = 1094864215");
      int version = version(connection);
      if (version > STEPS.size()) {
        throw new NewerSchema(version);
      }
      if (version < 0) {
        throw new Damaged("schema version " + version);
      }
      for (String step : STEPS.subList(version, STEPS.size())) {
        statement.executeUpdate(step);
      }
      statement.executeUpdate("PRAGMA user_version = " + STEPS.size());
      connection.commit();
    } catch (SQLException e) {
      connection.rollback();
      throw e;
    } finally {
      connection.setAutoCommit(true);
    }
  }

  private static int version(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("PRAGMA user_version")) {
      return result.next() ? result.getInt(1) : 0;
    }
  }

  /** No workbench left the file like this. */
  static final class Damaged extends SQLException {
    private static final long serialVersionUID = 1L;

    Damaged(String what) {
      super(what);
    }
  }

  /** The file was written by a newer workbench. */
  static final class NewerSchema extends SQLException {
    private static final long serialVersionUID = 1L;

    NewerSchema(int version) {
      super("schema version " + version + ", known up to " + STEPS.size());
    }
  }
}
