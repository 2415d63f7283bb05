package dev.afterburner.workbench.problem;

import java.util.List;

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

  /** Problems that fit, best first. The bundled ones belong to the set "bundled". */
  default List<Listing> search(ProblemQuery query) {
    boolean asked = query.set().isEmpty() || query.set().equals("bundled");
    return !asked || !query.split().isEmpty()
        ? List.of()
        : list().stream()
            .filter(query::fits)
            .sorted(query.order().comparator())
            .limit(query.limit())
            .toList();
  }

  /** Whether there is a problem of that id. */
  default boolean has(String id) {
    return list().stream().anyMatch(listing -> listing.id().equals(id));
  }
}
