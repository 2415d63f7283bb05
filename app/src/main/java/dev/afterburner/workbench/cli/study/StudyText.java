// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.study;

import dev.afterburner.workbench.cli.console.JsonOption;
import dev.afterburner.workbench.cli.console.Table;
import dev.afterburner.workbench.cli.console.Terminal;
import dev.afterburner.workbench.study.Plan;
import dev.afterburner.workbench.study.fold.ArmResult;
import dev.afterburner.workbench.study.fold.Difference;
import dev.afterburner.workbench.study.fold.Metric;
import dev.afterburner.workbench.study.fold.StudyResult;
import dev.afterburner.workbench.study.report.StudyDocument;
import dev.afterburner.workbench.study.stats.Estimate;
import dev.afterburner.workbench.study.stats.LeastDifference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a study gave, for people or as a document. */
final class StudyText {

  private final Terminal terminal;

  StudyText(Terminal terminal) {
    this.terminal = terminal;
  }

  /** What is about to be done, and what it can show. */
  static String announced(Plan plan, LeastDifference least) {
    return "%s: %s, %s, %s, %s, %s; %s"
        .formatted(
            plan.study().name(),
            count(plan.cells(), "cell"),
            count(plan.fewestProblems(), "problem"),
            count(plan.study().arms().size(), "arm"),
            plan.study().iterations() == 0
                ? "iteration 0"
                : "iterations 0 to " + plan.study().iterations(),
            count(plan.study().replicates(), "replicate"),
            least.words());
  }

  private static String count(int n, String what) {
    return n + " " + what + (n == 1 ? "" : "s");
  }

  void print(StudyResult result, @Nullable String ended, Path out, JsonOption json) {
    if (json.wanted()) {
      json.print(terminal.out(), StudyDocument.of(result, ended, out.toString()));
      return;
    }
    terminal
        .out()
        .printf(
            "%s: %d of %d cells done, %d without a result%s%n",
            result.study(),
            result.done(),
            result.planned(),
            result.missing(),
            ended == null ? "" : "; ended early: " + ended);
    arms(result);
    differences(result);
    result
        .failures()
        .forEach(
            f ->
                terminal
                    .out()
                    .printf(
                        "%d × %s; the first: %s, %s%n", f.count(), f.kind(), f.problem(), f.why()));
    result.warnings().forEach(w -> terminal.out().println("note: " + w));
    terminal.out().println(result.leastDifference().words());
  }

  private void arms(StudyResult result) {
    List<String> head = new ArrayList<>(List.of("ARM", ">ITERATION", ">PROBLEMS"));
    for (Metric metric : Metric.values()) {
      head.add(">" + metric.label().toUpperCase(Locale.ROOT) + ", %");
    }
    Table table = new Table(head.toArray(String[]::new));
    for (ArmResult arm : result.arms()) {
      List<String> row =
          new ArrayList<>(
              List.of(
                  arm.label(result.hasSeveralQuestions()),
                  Integer.toString(arm.iteration()),
                  Integer.toString(arm.problems())));
      for (Metric metric : Metric.values()) {
        Estimate e = arm.incumbent().get(metric);
        row.add(e == null ? "" : percent(e));
      }
      table.row(row.toArray(String[]::new));
    }
    table.lines(terminal.tableWidth()).forEach(terminal.out()::println);
  }

  private void differences(StudyResult result) {
    for (Difference d : result.differences()) {
      terminal
          .out()
          .printf(
              Locale.ROOT,
              "%s minus %s, %s: %s points, p %.4f (Holm), %s%n",
              d.first(),
              d.second(),
              d.metric().label(),
              percent(d.estimate()),
              d.holm(),
              d.isSignificant() ? "different" : "no difference shown");
    }
  }

  private static String percent(Estimate e) {
    return String.format(
        Locale.ROOT, "%.1f (%.1f to %.1f)", 100 * e.value(), 100 * e.low(), 100 * e.high());
  }
}
