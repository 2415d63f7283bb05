// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.train.data;

import dev.afterburner.workbench.files.Sha256;
import dev.afterburner.workbench.problem.Listing;
import dev.afterburner.workbench.problem.ProblemException;
import dev.afterburner.workbench.problem.ProblemQuery;
import dev.afterburner.workbench.problem.catalogue.Catalogue;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Problems that no model may be trained on: those of test parts of data sets, and those that are
 * named. A problem is known by its id, and by its statement, for sets have problems in common.
 */
public final class TestProblems {

  private final Set<String> ids = new TreeSet<>();
  private final Set<String> statements = new TreeSet<>();

  /**
   * The test problems.
   *
   * @param others ids of further ones, of an evaluation for example
   */
  public static TestProblems of(Catalogue catalogue, Collection<String> others)
      throws ProblemException {
    TestProblems found = new TestProblems();
    found.ids.addAll(others);
    catalogue.search(ProblemQuery.ALL.withSplit("test")).stream()
        .map(Listing::id)
        .filter(catalogue::has)
        .forEach(found.ids::add);
    for (String id : found.ids) {
      if (catalogue.has(id)) {
        found.statements.add(digest(catalogue.find(id).statement()));
      }
    }
    return found;
  }

  /** Why a problem may not be trained on; empty if it may. */
  public Optional<String> objection(String id, String statement) {
    return ids.contains(id)
        ? Optional.of("problems of a test part, or excluded by name")
        : statements.contains(digest(statement))
            ? Optional.of("problems with the statement of a test problem")
            : Optional.empty();
  }

  public Set<String> ids() {
    return Set.copyOf(ids);
  }

  /**
   * Of a statement's letters and digits alone, so that white space, markup and case don't matter.
   */
  public static String digest(String statement) {
    String letters =
        statement.toLowerCase(Locale.ROOT).replaceAll("[^\\p{IsAlphabetic}\\p{IsDigit}]", "");
    return sha256(letters);
  }

  /** The SHA-256 of a text, the first 16 digits. */
  public static String sha256(String text) {
    return Sha256.of(text, 8);
  }
}
