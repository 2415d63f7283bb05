package dev.afterburner.workbench.store;

import dev.afterburner.workbench.problem.Calibration;
import dev.afterburner.workbench.problem.Difficulty;
import dev.afterburner.workbench.problem.Facets;
import dev.afterburner.workbench.problem.Generator;
import dev.afterburner.workbench.problem.ImportedProblem;
import dev.afterburner.workbench.problem.LibraryUnreadable;
import dev.afterburner.workbench.problem.Listing;
import dev.afterburner.workbench.problem.Measurement;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.ProblemException;
import dev.afterburner.workbench.problem.ProblemLibrary;
import dev.afterburner.workbench.problem.ProblemQuery;
import dev.afterburner.workbench.problem.PublishedHarness;
import dev.afterburner.workbench.problem.SameProblem;
import dev.afterburner.workbench.problem.Subset;
import dev.afterburner.workbench.problem.TestCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/**
 * Imported problems in one SQLite file: a row a problem with what lists and filters need, the whole
 * problem as packed JSON, and an FTS5 index over title, tags and statement. Problems can be
 * imported again, so writes are not synchronous: after a power failure the last may be missing.
 */
public final class SqliteProblemLibrary implements ProblemLibrary {

  /** The index over id, title and tags. */
  private static final String NAMES = "problem_names";

  /** The index over these and the statement. */
  private static final String TEXTS = "problem_text";

  private static final String COLUMNS = "p.id, p.title, p.difficulty, p.tags, p.languages, p.refs";

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

  /**
   * Problems with the words in id, title or tags come first, then those with them in the statement.
   * Within both the order is that of import: ranking all hits of a short word takes longer than a
   * key stroke.
   */
  @Override
  public List<Listing> search(ProblemQuery query) {
    String match = match(query.words());
    if (match.isEmpty()) {
      return ask(query, "", "");
    }
    if (query.order() != ProblemQuery.Order.FIT) {
      return ask(query, TEXTS, match);
    }
    Map<String, Listing> found = new LinkedHashMap<>();
    ask(query, NAMES, match).forEach(l -> found.put(l.id(), l));
    if (found.size() < query.limit()) {
      ask(query, TEXTS, match).forEach(l -> found.putIfAbsent(l.id(), l));
    }
    return found.values().stream().limit(query.limit()).toList();
  }

  /**
   * Asks one index.
   *
   * @param index {@link #NAMES} or {@link #TEXTS}; any where nothing is to match
   */
  private List<Listing> ask(ProblemQuery query, String index, String match) {
    List<Object> arguments = new ArrayList<>();
    StringBuilder text = new StringBuilder("SELECT " + COLUMNS + " FROM ");
    List<String> conditions = new ArrayList<>();
    if (match.isEmpty()) {
      text.append("problem p");
    } else {
      text.append(index).append(" t JOIN problem p ON p.rowid = t.rowid");
      conditions.add(index + " MATCH ?");
      arguments.add(match);
    }
    if (!query.set().isEmpty()) {
      conditions.add("p.dataset = ?");
      arguments.add(query.set());
    }
    if (!query.split().isEmpty()) {
      conditions.add("p.split = ?");
      arguments.add(query.split());
    }
    if (query.references() > 0) {
      conditions.add("p.refs >= ?");
      arguments.add(query.references());
    }
    if (!query.difficulties().isEmpty()) {
      conditions.add("p.difficulty IN (" + marks(query.difficulties().size()) + ")");
      query.difficulties().forEach(d -> arguments.add(d.name()));
    }
    if (!query.tags().isEmpty()) {
      conditions.add(
          query.tags().stream()
              .map(tag -> "instr(char(10) || p.tags || char(10), char(10) || ? || char(10))")
              .collect(Collectors.joining(" OR ", "(", ")")));
      arguments.addAll(query.tags());
    }
    if (!query.language().isEmpty()) {
      conditions.add("instr(char(10) || p.languages || char(10), char(10) || ? || char(10))");
      arguments.add(query.language());
    }
    if (!conditions.isEmpty()) {
      text.append(" WHERE ").append(String.join(" AND ", conditions));
    }
    text.append(" ORDER BY ").append(order(query.order(), match.isEmpty()));
    text.append(" LIMIT ?");
    arguments.add(query.limit());
    try {
      return locked(
          () -> sql.query(SqliteProblemLibrary::listing, text.toString(), arguments.toArray()));
    } catch (ProblemException e) {
      throw new LibraryUnreadable(e);
    }
  }

  private static String order(ProblemQuery.Order order, boolean all) {
    String title = "p.title COLLATE NOCASE, p.id";
    return switch (order) {
      case FIT -> all ? title : "t.rowid";
      case TITLE -> title;
      case DIFFICULTY -> "instr('EASY MEDIUM HARD UNRATED', p.difficulty), " + title;
      case REFERENCES -> "p.refs DESC, " + title;
    };
  }

  /** Every word as a prefix, quoted, so that nothing typed is a syntax error. */
  private static String match(String words) {
    return words
        .replaceAll("[^\\p{L}\\p{N}]+", " ")
        .strip()
        .lines()
        .flatMap(line -> List.of(line.split(" ")).stream())
        .filter(word -> !word.isEmpty())
        .map(word -> "\"" + word.toLowerCase(Locale.ROOT) + "\"*")
        .collect(Collectors.joining(" AND "));
  }

  private static String marks(int n) {
    return String.join(", ", java.util.Collections.nCopies(n, "?"));
  }

  private static Listing listing(ResultSet row) throws SQLException {
    return new Listing(
        row.getString(1),
        row.getString(2),
        Difficulty.valueOf(row.getString(3)),
        row.getString(4).lines().toList(),
        row.getString(5).lines().toList(),
        row.getInt(6));
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
