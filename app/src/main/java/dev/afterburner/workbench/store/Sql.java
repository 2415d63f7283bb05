// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.store;

import dev.afterburner.sandbox.Bytes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statements with their arguments on one connection. */
record Sql(Connection connection) {

  /** Makes a value of a row. */
  @FunctionalInterface
  interface Row<T> {
    T of(ResultSet result) throws SQLException;
  }

  /** Several statements that may fail for a reason of their own. */
  @FunctionalInterface
  interface Work {
    void run() throws SQLException, StoreException;
  }

  void execute(String text, @Nullable Object... arguments) throws SQLException {
    try (PreparedStatement statement = prepared(text, arguments)) {
      statement.execute();
    }
  }

  <T> List<T> query(Row<T> row, String text, @Nullable Object... arguments) throws SQLException {
    List<T> rows = new ArrayList<>();
    try (PreparedStatement statement = prepared(text, arguments);
        ResultSet result = statement.executeQuery()) {
      while (result.next()) {
        rows.add(row.of(result));
      }
    }
    return rows;
  }

  /** All of it or nothing. */
  void transaction(Work work) throws SQLException, StoreException {
    execute("BEGIN IMMEDIATE");
    try {
      work.run();
      execute("COMMIT");
    } catch (SQLException | StoreException | RuntimeException e) {
      rollBack(e);
      throw e;
    }
  }

  private void rollBack(Exception cause) {
    try {
      execute("ROLLBACK");
    } catch (SQLException e) {
      // SQLite has done it already after some faults, a full disk among them.
      cause.addSuppressed(e);
    }
  }

  private PreparedStatement prepared(String text, @Nullable Object... arguments)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(text);
    for (int i = 0; i < arguments.length; i++) {
      statement.setObject(i + 1, arguments[i] instanceof Bytes b ? array(b) : arguments[i]);
    }
    return statement;
  }

  private static byte[] array(Bytes bytes) {
    byte[] copy = new byte[bytes.size()];
    bytes.buffer().get(copy);
    return copy;
  }
}
