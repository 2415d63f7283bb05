// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.study.fold;

import dev.afterburner.workbench.study.Line;
import dev.afterburner.workbench.study.Plan;
import dev.afterburner.workbench.study.run.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Programs that fail and cells without a result, by kind. */
public final class Failures {

  private Failures() {}

  /** The kinds of a study so far, each with its first example. */
  public static List<StudyResult.Failure> of(Plan plan, StudyRows rows) {
    Map<String, StudyResult.Failure> kinds = new TreeMap<>();
    for (Row.Cell cell : rows.cells()) {
      if (!cell.candidate().passed()) {
        add(kinds, cell.candidate().verdict(), cell.problem(), cell.candidate().why());
      }
    }
    Map<String, String> problems = new HashMap<>();
    for (Line line : plan.lines()) {
      problems.put(line.key(), line.problem());
    }
    for (Row.Fault fault : rows.faults()) {
      String line = fault.cell().substring(0, Math.max(0, fault.cell().lastIndexOf('-')));
      add(kinds, "missing", problems.getOrDefault(line, line), fault.reason());
    }
    return List.copyOf(kinds.values());
  }

  private static void add(
      Map<String, StudyResult.Failure> kinds, String kind, String problem, String why) {
    kinds.merge(
        kind,
        new StudyResult.Failure(kind, 1, problem, why),
        (a, b) -> new StudyResult.Failure(kind, a.count() + 1, a.problem(), a.why()));
  }
}
