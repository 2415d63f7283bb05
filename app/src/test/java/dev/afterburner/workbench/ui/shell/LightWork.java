// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.shell;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.workbench.problem.Facets;
import dev.afterburner.workbench.problem.Generator;
import dev.afterburner.workbench.problem.Listing;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.ProblemException;
import dev.afterburner.workbench.problem.ProblemQuery;
import dev.afterburner.workbench.problem.Workload;
import dev.afterburner.workbench.problem.catalogue.Catalogue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The bundled problems, with less of a workload for the one that most window tests run: its
 * original takes time by the square of it, and a test waits for a dozen such runs.
 */
record LightWork(Catalogue inner) implements Catalogue {

  private static final int NUMBERS = 80_000;

  @Override
  public Problem find(String id) throws ProblemException {
    Problem whole = inner.find(id);
    return id.equals("pair-sums")
        ? whole.withWorkload(lighter(whole.workloads().getFirst()))
        : whole;
  }

  /**
   * The first numbers of a workload, and how many pairs of them have the sum that is looked for.
   */
  private static Workload lighter(Workload whole) {
    List<String> lines = whole.input().text().lines().toList();
    String target = lines.getFirst().split(" ", 2)[1];
    List<String> numbers = lines.subList(1, NUMBERS + 1);
    Map<Integer, Integer> seen = new HashMap<>();
    long pairs = 0;
    for (String number : numbers) {
      int value = Integer.parseInt(number);
      pairs += seen.getOrDefault(Integer.parseInt(target) - value, 0);
      seen.merge(value, 1, Integer::sum);
    }
    return new Workload(
        whole.name(),
        whole.seed(),
        NUMBERS,
        Bytes.utf8(NUMBERS + " " + target + "\n" + String.join("\n", numbers) + "\n"),
        Bytes.utf8(pairs + "\n"));
  }

  @Override
  public List<Listing> list() {
    return inner.list();
  }

  @Override
  public List<Listing> search(ProblemQuery query) {
    return inner.search(query);
  }

  @Override
  public Optional<Generator> generator(String id) throws ProblemException {
    return inner.generator(id);
  }

  @Override
  public Facets facets() {
    return inner.facets();
  }

  @Override
  public boolean has(String id) {
    return inner.has(id);
  }
}
