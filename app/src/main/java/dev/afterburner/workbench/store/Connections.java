// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;

/** Connections to database files that several programs use at once. */
final class Connections {

  /** How long another program's lock is waited for. */
  private static final Duration BUSY = Duration.ofSeconds(10);

  private static final Duration PAUSE = Duration.ofMillis(20);

  private Connections() {}

  /**
   * A connection to a file with a write-ahead log, so that readers don't wait for the writer.
   *
   * @throws SQLException with the code of a busy file after ten seconds in which it was locked
   */
  static Connection open(Path file, SQLiteConfig config) throws SQLException {
    config.setBusyTimeout((int) BUSY.toMillis());
    Connection connection =
        DriverManager.getConnection("jdbc:sqlite:" + file, config.toProperties());
    try {
      writeAhead(connection);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /**
   * SQLite waits for locks when it reads and writes, but not when a new file changes to the log:
   * two programs that open it at the same moment would find it locked.
   */
  private static void writeAhead(Connection connection) throws SQLException {
    long end = System.nanoTime() + BUSY.toNanos();
    while (true) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("PRAGMA journal_mode = WAL");
        return;
      } catch (SQLException e) {
        boolean busy = (e.getErrorCode() & 0xff) == SQLiteErrorCode.SQLITE_BUSY.code;
        if (!busy || System.nanoTime() > end || !paused()) {
          throw e;
        }
      }
    }
  }

  private static boolean paused() {
    try {
      Thread.sleep(PAUSE);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
