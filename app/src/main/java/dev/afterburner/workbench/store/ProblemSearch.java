// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.store;

import dev.afterburner.workbench.problem.Difficulty;
import dev.afterburner.workbench.problem.Listing;
import dev.afterburner.workbench.problem.ProblemQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Finds imported problems by words and filters. */
record ProblemSearch(Sql sql) {

  /** The index over id, title and tags. */
  private static final String NAMES = "problem_names";

  /** The index over these and the statement. */
  private static final String TEXTS = "problem_text";

  private static final String COLUMNS = "p.id, p.title, p.difficulty, p.tags, p.languages, p.refs";

  /**
   * Problems with the words in id, title or tags come first, then those with them in the statement.
   * Within both the order is that of import: ranking all hits of a short word takes longer than a
   * key stroke.
   */
  List<Listing> search(ProblemQuery query) throws SQLException {
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
  private List<Listing> ask(ProblemQuery query, String index, String match) throws SQLException {
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
    return sql.query(ProblemSearch::listing, text.toString(), arguments.toArray());
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
    return String.join(", ", Collections.nCopies(n, "?"));
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
}
