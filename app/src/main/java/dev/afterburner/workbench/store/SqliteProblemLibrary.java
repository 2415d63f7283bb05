// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.store;

import dev.afterburner.workbench.problem.Calibration;
import dev.afterburner.workbench.problem.Facets;
import dev.afterburner.workbench.problem.Generator;
import dev.afterburner.workbench.problem.ImportedProblem;
import dev.afterburner.workbench.problem.Listing;
import dev.afterburner.workbench.problem.Measurement;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.ProblemException;
import dev.afterburner.workbench.problem.ProblemQuery;
import dev.afterburner.workbench.problem.PublishedHarness;
import dev.afterburner.workbench.problem.SameProblem;
import dev.afterburner.workbench.problem.TestCase;
import dev.afterburner.workbench.problem.catalogue.LibraryUnreadable;
import dev.afterburner.workbench.problem.catalogue.ProblemLibrary;
import dev.afterburner.workbench.problem.catalogue.Subset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Imported problems in one SQLite file: a row a problem with what lists and filters need, the whole
 * problem as packed JSON, and an FTS5 index over title, tags and statement. Problems can be
 * imported again, so writes are not synchronous: after a power failure the last may be missing.
 */
public final class SqliteProblemLibrary implements ProblemLibrary {

  private final Path file;
  private final Sql sql;
  private final ProblemCodec codec = new ProblemCodec();
  private final ReentrantLock lock = new ReentrantLock();

  private SqliteProblemLibrary(Path file, Connection connection) {
    this.file = file;
    this.sql = new Sql(connection);
  }

  /** Opens a library, or begins one. */
  public static SqliteProblemLibrary open(Path file) throws StoreException {
    Path absolute = file.toAbsolutePath();
    try {
      Files.createDirectories(Optional.ofNullable(absolute.getParent()).orElse(absolute));
      PrivateFile.claim(absolute);
      return new SqliteProblemLibrary(absolute, ProblemSchema.connect(absolute));
    } catch (IOException e) {
      throw new StoreException(
          StoreException.Kind.UNWRITABLE,
          "can't make " + absolute + " or its folder (" + e + "); make them writable",
          e);
    } catch (SQLException e) {
      throw Faults.of(absolute, e);
    }
  }

  @Override
  public List<Put> put(List<ImportedProblem> problems) throws ProblemException {
    return locked(
        () -> {
          List<Put> results = new ArrayList<>();
          sql.transaction(
              () -> {
                for (ImportedProblem problem : problems) {
                  results.add(putOne(problem));
                }
              });
          return results;
        });
  }

  private Put putOne(ImportedProblem problem) throws SQLException {
    for (String id : SameProblem.ids(problem)) {
      ImportedProblem placed = problem.as(id, problem.set(), problem.title());
      List<byte[]> known =
          sql.query(r -> r.getBytes(1), "SELECT document FROM problem WHERE id = ?", id);
      if (known.isEmpty()) {
        insert(placed);
        return new Put(id, What.ADDED);
      }
      ImportedProblem before = codec.decode(known.getFirst());
      if (SameProblem.is(before, problem)) {
        ImportedProblem after = before.with(placed);
        if (after.equals(before)) {
          return new Put(id, What.KNOWN);
        }
        delete(id);
        insert(after);
        return new Put(id, What.JOINED);
      }
    }
    throw new SQLException("two problems have the id and the digest of " + problem.id());
  }

  private void insert(ImportedProblem problem) throws SQLException {
    sql.execute(
        """
        INSERT INTO problem
          (id, dataset, title, difficulty, tags, languages, refs, split, document)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        problem.id(),
        problem.set(),
        problem.title(),
        problem.difficulty().name(),
        lines(problem.tags()),
        lines(problem.languages()),
        problem.solutions().size(),
        problem.split(),
        codec.encode(problem));
    sql.execute(
        "INSERT INTO problem_text (rowid, id, title, tags, statement)"
            + " VALUES (last_insert_rowid(), ?, ?, ?, ?)",
        problem.id(),
        problem.title(),
        lines(problem.tags()),
        problem.statement());
    sql.execute(
        "INSERT INTO problem_names (rowid, id, title, tags)"
            + " SELECT rowid, id, title, tags FROM problem WHERE id = ?",
        problem.id());
  }

  private void delete(String id) throws SQLException {
    sql.execute(
        "DELETE FROM problem_text WHERE rowid IN (SELECT rowid FROM problem WHERE id = ?)", id);
    sql.execute(
        "DELETE FROM problem_names WHERE rowid IN (SELECT rowid FROM problem WHERE id = ?)", id);
    sql.execute("DELETE FROM problem WHERE id = ?", id);
  }

  @Override
  public void replace(ImportedProblem changed) throws ProblemException {
    locked(
        () -> {
          sql.transaction(
              () -> {
                delete(changed.id());
                insert(changed);
              });
          return this;
        });
  }

  @Override
  public void remove(String id) throws ProblemException {
    locked(
        () -> {
          sql.transaction(() -> delete(id));
          return this;
        });
  }

  @Override
  public List<Listing> list() {
    return search(ProblemQuery.ALL);
  }

  @Override
  public List<Listing> search(ProblemQuery query) {
    try {
      return locked(() -> new ProblemSearch(sql).search(query));
    } catch (ProblemException e) {
      throw new LibraryUnreadable(e);
    }
  }

  private static String lines(List<String> texts) {
    return String.join("\n", texts);
  }

  @Override
  public boolean has(String id) {
    try {
      return locked(() -> !sql.query(r -> 1, "SELECT 1 FROM problem WHERE id = ?", id).isEmpty());
    } catch (ProblemException e) {
      throw new LibraryUnreadable(e);
    }
  }

  @Override
  public ImportedProblem imported(String id) throws ProblemException {
    List<ImportedProblem> rows =
        locked(
            () ->
                sql.query(
                    r -> codec.decode(r.getBytes(1)),
                    "SELECT document FROM problem WHERE id = ?",
                    id));
    if (rows.isEmpty()) {
      throw new ProblemException(
          "there is no imported problem \"" + id + "\" (./workbench problems lists all)");
    }
    return rows.getFirst();
  }

  @Override
  public Problem find(String id) throws ProblemException {
    return imported(id).problem();
  }

  @Override
  public Optional<Generator> generator(String id) throws ProblemException {
    return imported(id).generator();
  }

  @Override
  public Optional<PublishedHarness> publishedHarness(String id) throws ProblemException {
    return imported(id).publishedHarness();
  }

  @Override
  public List<SetCount> sets() throws ProblemException {
    return locked(
        () ->
            sql.query(
                r -> new SetCount(r.getString(1), r.getInt(2)),
                "SELECT dataset, COUNT(*) FROM problem GROUP BY dataset ORDER BY dataset"));
  }

  @Override
  public Facets facets() {
    Map<String, Integer> sets = new LinkedHashMap<>();
    Map<String, Integer> splits = new LinkedHashMap<>();
    try {
      sets().forEach(s -> sets.put(s.set(), s.problems()));
      locked(
              () ->
                  sql.query(
                      r -> Map.entry(r.getString(1), r.getInt(2)),
                      "SELECT split, COUNT(*) FROM problem WHERE split != '' GROUP BY split"))
          .forEach(e -> splits.put(e.getKey(), e.getValue()));
    } catch (ProblemException e) {
      throw new LibraryUnreadable(e);
    }
    return Facets.of(sets, splits, list());
  }

  @Override
  public void save(String name, Subset subset) throws ProblemException {
    locked(
        () -> {
          sql.execute(
              "INSERT OR REPLACE INTO subset (name, document) VALUES (?, ?)",
              name,
              codec.text(subset));
          return this;
        });
  }

  @Override
  public void forget(String name) throws ProblemException {
    locked(
        () -> {
          sql.execute("DELETE FROM subset WHERE name = ?", name);
          return this;
        });
  }

  @Override
  public Map<String, Subset> saved() throws ProblemException {
    Map<String, Subset> saved = new LinkedHashMap<>();
    locked(
            () ->
                sql.query(
                    r -> Map.entry(r.getString(1), codec.subset(r.getString(2))),
                    "SELECT name, document FROM subset ORDER BY name"))
        .forEach(entry -> saved.put(entry.getKey(), entry.getValue()));
    return saved;
  }

  @Override
  public void keep(String problem, Calibration calibration) throws ProblemException {
    locked(
        () -> {
          new CalibrationRows(sql).keep(problem, calibration);
          return this;
        });
  }

  @Override
  public List<Calibration> calibrations(String problem) throws ProblemException {
    return locked(() -> new CalibrationRows(sql).of(problem));
  }

  @Override
  public void keep(Measurement measurement) throws ProblemException {
    locked(
        () -> {
          sql.transaction(() -> new MeasurementRows(sql).keep(measurement));
          return this;
        });
  }

  @Override
  public List<Measurement> measurements(String problem, Measurement.Purpose purpose)
      throws ProblemException {
    return locked(() -> new MeasurementRows(sql).of(problem, purpose));
  }

  @Override
  public void keepCase(String problem, TestCase added) throws ProblemException {
    if (added.name().isBlank()) {
      throw new ProblemException("the case needs a name");
    }
    locked(
        () -> {
          new OwnCaseRows(sql).keep(problem, added);
          return this;
        });
  }

  @Override
  public void removeCase(String problem, String name) throws ProblemException {
    locked(
        () -> {
          new OwnCaseRows(sql).remove(problem, name);
          return this;
        });
  }

  @Override
  public List<TestCase> ownCases(String problem) throws ProblemException {
    return locked(() -> new OwnCaseRows(sql).of(problem));
  }

  @Override
  public void close() {
    lock.lock();
    try {
      sql.connection().close();
    } catch (SQLException e) {
      System.getLogger(SqliteProblemLibrary.class.getName())
          .log(System.Logger.Level.DEBUG, "closing " + file, e);
    } finally {
      lock.unlock();
    }
  }

  /** A question to the database. */
  @FunctionalInterface
  private interface Question<T> {
    T ask() throws SQLException, StoreException;
  }

  private <T> T locked(Question<T> question) throws ProblemException {
    lock.lock();
    try {
      return question.ask();
    } catch (SQLException e) {
      StoreException known = Faults.of(file, e);
      throw new ProblemException(String.valueOf(known.getMessage()), known);
    } catch (StoreException e) {
      throw new ProblemException(String.valueOf(e.getMessage()), e);
    } catch (RuntimeException e) {
      // A row that holds what can't have been written to it.
      throw new ProblemException(String.valueOf(Faults.damaged(file, e).getMessage()), e);
    } finally {
      lock.unlock();
    }
  }
}
