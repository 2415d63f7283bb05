// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench;

import dev.afterburner.workbench.problem.Facets;
import dev.afterburner.workbench.problem.Generator;
import dev.afterburner.workbench.problem.Listing;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.ProblemException;
import dev.afterburner.workbench.problem.ProblemQuery;
import dev.afterburner.workbench.problem.PublishedHarness;
import dev.afterburner.workbench.problem.catalogue.Catalogue;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * All problems, where there may be no library yet: another process may import the first problems
 * while this one serves, so it is looked for at each question.
 *
 * @param now the catalogue as it is at the time
 */
record LateCatalogue(Supplier<Catalogue> now) implements Catalogue {

  @Override
  public List<Listing> list() {
    return now.get().list();
  }

  @Override
  public Problem find(String id) throws ProblemException {
    return now.get().find(id);
  }

  @Override
  public List<Listing> search(ProblemQuery query) {
    return now.get().search(query);
  }

  @Override
  public Optional<Generator> generator(String id) throws ProblemException {
    return now.get().generator(id);
  }

  @Override
  public Optional<PublishedHarness> publishedHarness(String id) throws ProblemException {
    return now.get().publishedHarness(id);
  }

  @Override
  public Facets facets() {
    return now.get().facets();
  }

  @Override
  public boolean has(String id) {
    return now.get().has(id);
  }
}
