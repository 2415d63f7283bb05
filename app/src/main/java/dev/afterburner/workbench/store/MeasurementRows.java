// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.store;

import dev.afterburner.workbench.problem.Measurement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Measurements with their raw runs: a row each, one for each of their programs and runs. */
record MeasurementRows(Sql sql) {

  static final String TABLES =
      """
      CREATE TABLE IF NOT EXISTS measurement (
        id INTEGER PRIMARY KEY,
        problem TEXT NOT NULL,
        purpose TEXT NOT NULL,
        machine TEXT NOT NULL,
        seed INTEGER NOT NULL,
        size INTEGER NOT NULL,
        at_millis INTEGER NOT NULL
      );
      CREATE INDEX IF NOT EXISTS measurement_of ON measurement (problem, purpose, id);
      CREATE TABLE IF NOT EXISTS measured_program (
        measurement INTEGER NOT NULL,
        position INTEGER NOT NULL,
        language TEXT NOT NULL,
        name TEXT NOT NULL,
        digest TEXT NOT NULL,
        failure TEXT,
        PRIMARY KEY (measurement, position)
      ) WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS measured_run (
        measurement INTEGER NOT NULL,
        position INTEGER NOT NULL,
        round INTEGER NOT NULL,
        program INTEGER NOT NULL,
        wall INTEGER NOT NULL,
        user INTEGER NOT NULL,
        system INTEGER NOT NULL,
        peak INTEGER NOT NULL,
        integral REAL NOT NULL,
        samples INTEGER NOT NULL,
        gap_max INTEGER NOT NULL,
        core INTEGER NOT NULL,
        PRIMARY KEY (measurement, position)
      ) WITHOUT ROWID;
      """;

  /** Within a transaction. */
  void keep(Measurement m) throws SQLException {
    sql.execute(
        "INSERT INTO measurement (problem, purpose, machine, seed, size, at_millis)"
            + " VALUES (?, ?, ?, ?, ?, ?)",
        m.problem(),
        m.purpose().name(),
        m.machine(),
        m.seed(),
        m.size(),
        m.at().toEpochMilli());
    long id = sql.query(r -> r.getLong(1), "SELECT last_insert_rowid()").getFirst();
    for (int i = 0; i < m.programs().size(); i++) {
      Measurement.Subject p = m.programs().get(i);
      sql.execute(
          "INSERT INTO measured_program VALUES (?, ?, ?, ?, ?, ?)",
          id,
          i,
          p.language(),
          p.name(),
          p.digest(),
          p.failure());
    }
    for (int i = 0; i < m.runs().size(); i++) {
      Measurement.Raw run = m.runs().get(i);
      sql.execute(
          "INSERT INTO measured_run VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
          id,
          i,
          run.round(),
          run.program(),
          run.wallNanos(),
          run.userNanos(),
          run.systemNanos(),
          run.peakBytes(),
          run.integralByteSeconds(),
          run.samples(),
          run.gapMaxNanos(),
          run.core());
    }
  }

  /** The oldest first. */
  List<Measurement> of(String problem, Measurement.Purpose purpose) throws SQLException {
    List<Long> ids =
        sql.query(
            r -> r.getLong(1),
            "SELECT id FROM measurement WHERE problem = ? AND purpose = ? ORDER BY id",
            problem,
            purpose.name());
    List<Measurement> all = new ArrayList<>();
    for (long id : ids) {
      List<Measurement.Subject> programs =
          sql.query(
              r ->
                  new Measurement.Subject(
                      r.getString(1), r.getString(2), r.getString(3), r.getString(4)),
              "SELECT language, name, digest, failure FROM measured_program"
                  + " WHERE measurement = ? ORDER BY position",
              id);
      List<Measurement.Raw> runs =
          sql.query(
              MeasurementRows::run,
              "SELECT round, program, wall, user, system, peak, integral, samples, gap_max, core"
                  + " FROM measured_run WHERE measurement = ? ORDER BY position",
              id);
      all.addAll(
          sql.query(
              r ->
                  new Measurement(
                      problem,
                      purpose,
                      r.getString(1),
                      r.getLong(2),
                      r.getLong(3),
                      Instant.ofEpochMilli(r.getLong(4)),
                      programs,
                      runs),
              "SELECT machine, seed, size, at_millis FROM measurement WHERE id = ?",
              id));
    }
    return all;
  }

  private static Measurement.Raw run(ResultSet r) throws SQLException {
    return new Measurement.Raw(
        r.getInt(1),
        r.getInt(2),
        r.getLong(3),
        r.getLong(4),
        r.getLong(5),
        r.getLong(6),
        r.getDouble(7),
        r.getInt(8),
        r.getLong(9),
        r.getInt(10));
  }
}
