// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.catalogue;

import dev.afterburner.workbench.problem.Facets;
import dev.afterburner.workbench.problem.Generator;
import dev.afterburner.workbench.problem.Listing;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.ProblemException;
import dev.afterburner.workbench.problem.ProblemQuery;
import dev.afterburner.workbench.problem.PublishedHarness;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The bundled problems and the library's as one, with the cases that the user added; where both
 * have a problem of one id, the bundled one counts.
 */
public final class JoinedCatalogue implements Catalogue {

  private final List<Catalogue> parts;
  private final ProblemLibrary library;

  public JoinedCatalogue(Catalogue bundled, ProblemLibrary library) {
    this.parts = List.of(bundled, library);
    this.library = library;
  }

  @Override
  public List<Listing> list() {
    List<Listing> all = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Catalogue part : parts) {
      part.list().stream().filter(listing -> seen.add(listing.id())).forEach(all::add);
    }
    all.sort(java.util.Comparator.comparing(Listing::title, String.CASE_INSENSITIVE_ORDER));
    return all;
  }

  @Override
  public List<Listing> search(ProblemQuery query) {
    List<Listing> found = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Catalogue part : parts) {
      part.search(query).stream().filter(listing -> seen.add(listing.id())).forEach(found::add);
    }
    if (query.isSorted()) {
      found.sort(query.order().comparator());
    }
    return found.size() <= query.limit() ? found : List.copyOf(found.subList(0, query.limit()));
  }

  @Override
  public Problem find(String id) throws ProblemException {
    // The first part's message names near ones.
    Problem found = holder(id).orElse(parts.getFirst()).find(id);
    return found.withCases(library.ownCases(found.id()));
  }

  @Override
  public Optional<Generator> generator(String id) throws ProblemException {
    Optional<Catalogue> holder = holder(id);
    return holder.isEmpty() ? Optional.empty() : holder.get().generator(id);
  }

  @Override
  public Optional<PublishedHarness> publishedHarness(String id) throws ProblemException {
    Optional<Catalogue> holder = holder(id);
    return holder.isEmpty() ? Optional.empty() : holder.get().publishedHarness(id);
  }

  private Optional<Catalogue> holder(String id) {
    return parts.stream().filter(part -> part.has(id)).findFirst();
  }

  @Override
  public Facets facets() {
    return parts.stream().map(Catalogue::facets).reduce(Facets.NONE, Facets::plus);
  }

  @Override
  public boolean has(String id) {
    return holder(id).isPresent();
  }
}
