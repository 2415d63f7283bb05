// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.catalogue;

import dev.afterburner.workbench.problem.Facets;
import dev.afterburner.workbench.problem.Generator;
import dev.afterburner.workbench.problem.Listing;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.ProblemException;
import dev.afterburner.workbench.problem.ProblemQuery;
import dev.afterburner.workbench.problem.PublishedHarness;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All problems at hand. */
public interface Catalogue {

  /** Every problem, by title. */
  List<Listing> list();

  /**
   * Reads one problem whole.
   *
   * @throws ProblemException where there is none of that id (the message names near ones), or its
   *     files are broken (the message names the file)
   */
  Problem find(String id) throws ProblemException;

  /** Problems that fit, best first; looks at id, title and tags unless a catalogue does more. */
  default List<Listing> search(ProblemQuery query) {
    return list().stream()
        .filter(listing -> query.fits(listing, ""))
        .sorted(query.order().comparator())
        .limit(query.limit())
        .toList();
  }

  /**
   * What makes a problem's inputs of any size; empty where it has none.
   *
   * @throws ProblemException where there is no such problem, or it can't be read
   */
  default Optional<Generator> generator(String id) throws ProblemException {
    return Optional.empty();
  }

  /**
   * The harness that a problem's published numbers came from; empty where it has none.
   *
   * @throws ProblemException where there is no such problem, or it can't be read
   */
  default Optional<PublishedHarness> publishedHarness(String id) throws ProblemException {
    return Optional.empty();
  }

  /** What the problems can be told apart by, counted. */
  default Facets facets() {
    return Facets.of(Map.of(), Map.of(), list());
  }

  /** Whether there is a problem of that id. */
  default boolean has(String id) {
    return list().stream().anyMatch(listing -> listing.id().equals(id));
  }
}
