// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem;

import dev.afterburner.workbench.problem.ImportedProblem.Published;
import dev.afterburner.workbench.problem.ImportedProblem.Solution;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The references of an imported problem. In each language the loop starts from the slowest that
 * passes, by the published time; without any, from the set's starter.
 */
final class ImportedReferences {

  private ImportedReferences() {}

  static List<Reference> of(ImportedProblem problem) {
    Map<String, Solution> starts = new LinkedHashMap<>();
    for (Solution solution : problem.solutions()) {
      starts.merge(solution.language(), solution, (a, b) -> slowness(b) > slowness(a) ? b : a);
    }
    List<Reference> references = new ArrayList<>();
    for (Solution s : problem.solutions()) {
      String note = s.published() == null ? "" : s.published().words();
      boolean start = s.equals(starts.get(s.language()));
      references.add(new Reference(s.language(), s.name(), note, start, s.code()));
    }
    problem
        .starters()
        .forEach(
            (language, code) -> {
              if (!starts.containsKey(language)) {
                references.add(
                    new Reference(language, "starter", "not yet a solution", true, code));
              }
            });
    return references;
  }

  private static double slowness(Solution solution) {
    Published published = solution.published();
    return published == null || !published.passed() || !Double.isFinite(published.millis())
        ? -1
        : published.millis();
  }
}
