// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;

/** The tables of the problem library. */
final class ProblemSchema {

  private static final String TABLES =
      """
      CREATE TABLE IF NOT EXISTS problem (
        id TEXT NOT NULL UNIQUE,
        dataset TEXT NOT NULL,
        title TEXT NOT NULL,
        difficulty TEXT NOT NULL,
        tags TEXT NOT NULL,
        languages TEXT NOT NULL,
        refs INTEGER NOT NULL,
        split TEXT NOT NULL DEFAULT '',
        document BLOB NOT NULL
      );
      CREATE INDEX IF NOT EXISTS problem_by_title ON problem (title COLLATE NOCASE, id);
      CREATE VIRTUAL TABLE IF NOT EXISTS problem_text USING fts5 (
        id, title, tags, statement, content = '', contentless_delete = 1, prefix = '1 2 3'
      );
      CREATE VIRTUAL TABLE IF NOT EXISTS problem_names USING fts5 (
        id, title, tags, content = '', contentless_delete = 1, prefix = '1 2 3'
      );
      CREATE TABLE IF NOT EXISTS subset (name TEXT NOT NULL UNIQUE, document TEXT NOT NULL);
      CREATE TABLE IF NOT EXISTS calibration (
        problem TEXT NOT NULL,
        language TEXT NOT NULL,
        name TEXT NOT NULL,
        digest TEXT NOT NULL,
        machine TEXT NOT NULL,
        verdict TEXT NOT NULL,
        time REAL, time_low REAL, time_high REAL,
        memory REAL, memory_low REAL, memory_high REAL,
        integral REAL, integral_low REAL, integral_high REAL,
        runs INTEGER NOT NULL,
        at_millis INTEGER NOT NULL,
        UNIQUE (problem, language, name, digest, machine)
      );
      CREATE TABLE IF NOT EXISTS own_case (
        problem TEXT NOT NULL,
        name TEXT NOT NULL,
        input BLOB NOT NULL,
        expected BLOB NOT NULL,
        UNIQUE (problem, name)
      );
      """;

  /** The file is looked at in place: a key meets pages that no key before it has asked for. */
  private static final String MAPPED_BYTES = "268435456";

  private static final int CACHE_KILOBYTES = -16_000;

  private ProblemSchema() {}

  /** Libraries begun before problems knew their part of a data set get the column. */
  private static void addSplit(Statement statement) throws SQLException {
    try (ResultSet columns =
        statement.executeQuery("SELECT 1 FROM pragma_table_info('problem') WHERE name = 'split'")) {
      if (columns.next()) {
        return;
      }
    }
    statement.executeUpdate("ALTER TABLE problem ADD COLUMN split TEXT NOT NULL DEFAULT ''");
  }

  /**
   * Names have an index of their own, since a letter begins some word of every statement: looking
   * for it in names alone took most of a key stroke. Libraries begun before get it here.
   */
  private static void fillNames(Statement statement) throws SQLException {
    try (ResultSet missing =
        statement.executeQuery(
            "SELECT 1 WHERE EXISTS (SELECT 1 FROM problem)"
                + " AND NOT EXISTS (SELECT 1 FROM problem_names)")) {
      if (!missing.next()) {
        return;
      }
    }
    statement.executeUpdate(
        "INSERT INTO problem_names (rowid, id, title, tags)"
            + " SELECT rowid, id, title, tags FROM problem");
  }

  static Connection connect(Path file) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
    config.setCacheSize(CACHE_KILOBYTES);
    config.setPragma(SQLiteConfig.Pragma.MMAP_SIZE, MAPPED_BYTES);
    Connection connection = Connections.open(file, config);
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(TABLES);
      statement.executeUpdate(MeasurementRows.TABLES);
      addSplit(statement);
      fillNames(statement);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }
}
