// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.store;

import dev.afterburner.sandbox.stats.Interval;
import dev.afterburner.workbench.problem.Calibration;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was measured of solutions, a row each; those of one content replace each other. */
record CalibrationRows(Sql sql) {

  void keep(String problem, Calibration c) throws SQLException {
    Calibration.Figures f = c.figures();
    sql.execute(
        """
        INSERT OR REPLACE INTO calibration (problem, language, name, digest, machine, verdict,
          time, time_low, time_high, memory, memory_low, memory_high,
          integral, integral_low, integral_high, runs, at_millis)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        problem,
        c.language(),
        c.name(),
        c.digest(),
        c.machine(),
        c.verdict(),
        f == null ? null : f.timeNanos().value(),
        f == null ? null : f.timeNanos().low(),
        f == null ? null : f.timeNanos().high(),
        f == null ? null : f.memoryBytes().value(),
        f == null ? null : f.memoryBytes().low(),
        f == null ? null : f.memoryBytes().high(),
        f == null ? null : f.integralByteSeconds().value(),
        f == null ? null : f.integralByteSeconds().low(),
        f == null ? null : f.integralByteSeconds().high(),
        c.runs(),
        c.at().toEpochMilli());
  }

  /** Of one problem, by language and name. */
  List<Calibration> of(String problem) throws SQLException {
    return sql.query(
        CalibrationRows::calibration,
        """
        SELECT language, name, digest, machine, verdict, time, time_low, time_high,
          memory, memory_low, memory_high, integral, integral_low, integral_high,
          runs, at_millis
        FROM calibration WHERE problem = ? ORDER BY language, name
        """,
        problem);
  }

  private static Calibration calibration(ResultSet r) throws SQLException {
    Calibration.@Nullable Figures figures =
        r.getObject(6) == null
            ? null
            : new Calibration.Figures(interval(r, 6), interval(r, 9), interval(r, 12));
    return new Calibration(
        r.getString(1),
        r.getString(2),
        r.getString(3),
        r.getString(4),
        r.getString(5),
        figures,
        r.getInt(15),
        Instant.ofEpochMilli(r.getLong(16)));
  }

  private static Interval interval(ResultSet r, int at) throws SQLException {
    return new Interval(r.getDouble(at), r.getDouble(at + 1), r.getDouble(at + 2));
  }
}
