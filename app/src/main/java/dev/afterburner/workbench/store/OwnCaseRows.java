// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.store;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.workbench.problem.TestCase;
import java.sql.SQLException;
import java.util.List;

/** Test cases that the user added, a row each, for problems of this library or not. */
record OwnCaseRows(Sql sql) {

  /** Replaces one of the same name. */
  void keep(String problem, TestCase added) throws SQLException {
    sql.execute(
        """
        INSERT INTO own_case (problem, name, input, expected) VALUES (?, ?, ?, ?)
        ON CONFLICT (problem, name)
        DO UPDATE SET input = excluded.input, expected = excluded.expected
        """,
        problem,
        added.name(),
        added.input(),
        added.expected());
  }

  void remove(String problem, String name) throws SQLException {
    sql.execute("DELETE FROM own_case WHERE problem = ? AND name = ?", problem, name);
  }

  /** In the order in which they were added. */
  List<TestCase> of(String problem) throws SQLException {
    return sql.query(
        r -> new TestCase(r.getString(1), Bytes.of(r.getBytes(2)), Bytes.of(r.getBytes(3)), true),
        "SELECT name, input, expected FROM own_case WHERE problem = ? ORDER BY rowid",
        problem);
  }
}
