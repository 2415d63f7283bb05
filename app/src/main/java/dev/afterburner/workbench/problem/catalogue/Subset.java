// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.catalogue;

import dev.afterburner.workbench.problem.Listing;
import dev.afterburner.workbench.problem.ProblemQuery;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Some of the problems, the same ones each time that the catalogue is the same.
 *
 * @param query which are looked at
 * @param status whether the user has worked on them
 * @param size so many of them, drawn by the seed; 0 for all. The parts that a data set is published
 *     in are not mixed by this: a query for one of them draws from it alone
 * @param seed of the draw
 */
public record Subset(ProblemQuery query, Status status, int size, long seed) {

  /** Whether the user has worked on a problem. */
  public enum Status {
    ANY,
    NEW,
    TRIED
  }

  public Subset {
    if (size < 0) {
      throw new IllegalArgumentException("a subset has 0 problems or more");
    }
  }

  /**
   * The problems.
   *
   * @param tried ids of those that the user has worked on
   */
  public List<Listing> of(Catalogue catalogue, Set<String> tried) {
    boolean narrowed = status != Status.ANY || size > 0;
    List<Listing> found =
        catalogue.search(narrowed ? query.withLimit(Integer.MAX_VALUE) : query).stream()
            .filter(l -> status == Status.ANY || tried.contains(l.id()) == (status == Status.TRIED))
            .toList();
    if (size > 0) {
      List<Listing> drawn = new ArrayList<>(found);
      drawn.sort(Comparator.comparing(Listing::id));
      Collections.shuffle(drawn, new Random(seed));
      return List.copyOf(drawn.subList(0, Math.min(size, drawn.size())));
    }
    return List.copyOf(found.subList(0, Math.min(query.limit(), found.size())));
  }
}
