// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.study.fold;

import dev.afterburner.workbench.problem.PublishedHarness;
import dev.afterburner.workbench.study.Plan;
import dev.afterburner.workbench.study.Study;
import dev.afterburner.workbench.study.run.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a reader should know before a study's numbers. */
final class Warnings {

  private static final int ENOUGH_REFERENCES = 16;
  private static final double MANY_FAULTS = 0.05;
  private static final int NAMED = 5;

  private static final String PAPER =
      "protocol paper: figures are of the published harness, each case %d times in one process; each"
              .formatted(PublishedHarness.REPETITIONS)
          + " run of a program is scored by itself against references that were run once each. They"
          + " say nothing beside figures of the protocol workbench";

  private final Plan plan;
  private final StudyRows rows;

  Warnings(Plan plan, StudyRows rows) {
    this.plan = plan;
    this.rows = rows;
  }

  List<String> all() {
    List<String> warnings = new ArrayList<>(plan.omitted());
    if (plan.study().protocol() == Study.Protocol.PAPER) {
      warnings.add(PAPER);
    }
    int missing = plan.cells() - rows.cells().size();
    if (missing > 0) {
      warnings.add(
          missing
              + " of "
              + plan.cells()
              + " cells have no result yet; problems come in a drawn order, so that those done are a"
              + " fair sample of all");
    }
    if (rows.damaged() > 0) {
      warnings.add(rows.damaged() + " lines of cells.jsonl are damaged and were left out");
    }
    references(warnings);
    if (rows.faults().size() > MANY_FAULTS * plan.cells()) {
      warnings.add(
          "more than 5 % of the cells got no result by faults; the first: "
              + rows.faults().getFirst().reason());
    }
    if (!rows.cells().isEmpty() && rows.cells().stream().noneMatch(c -> c.incumbent().passed())) {
      warnings.add("no program of any arm passes: look at the failures by kind before the numbers");
    }
    long reused = rows.cells().stream().filter(Row.Cell::reused).count();
    if (reused > 0) {
      warnings.add(
          reused
              + " cells had a prompt that was answered before at temperature 0; that reply was taken"
              + " again, so that plateaus are built in");
    }
    if (plan.study().start() != Study.Start.NONE) {
      warnings.add(
          "iteration 0 is a given program that was not written by a model: numbers of it say nothing"
              + " of the model");
    }
    return warnings;
  }

  private void references(List<String> warnings) {
    Set<String> none = new TreeSet<>();
    Set<String> few = new TreeSet<>();
    for (Row.References known : rows.references().values()) {
      if (known.figures().isEmpty()) {
        none.add(known.problem());
      } else if (known.figures().size() < ENOUGH_REFERENCES) {
        few.add(known.problem());
      }
    }
    if (!none.isEmpty()) {
      warnings.add(
          "no reference passes for "
              + named(none)
              + ": their percentile is 0, and they count as below");
    }
    if (!few.isEmpty()) {
      warnings.add(
          few.size()
              + " problems have fewer than "
              + ENOUGH_REFERENCES
              + " references ("
              + named(few)
              + "): their percentiles are coarse");
    }
  }

  private static String named(Set<String> problems) {
    String first = problems.stream().limit(NAMED).collect(Collectors.joining(", "));
    return problems.size() <= NAMED ? first : first + " and " + (problems.size() - NAMED) + " more";
  }
}
