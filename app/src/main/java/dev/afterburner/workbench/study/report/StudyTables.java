// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.study.report;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.workbench.export.TextTable;
import dev.afterburner.workbench.study.fold.ArmResult;
import dev.afterburner.workbench.study.fold.Difference;
import dev.afterburner.workbench.study.fold.Metric;
import dev.afterburner.workbench.study.fold.Shares;
import dev.afterburner.workbench.study.fold.StudyResult;
import dev.afterburner.workbench.study.stats.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** A study's own tables, in the shapes of the paper's. */
final class StudyTables {

  private final StudyResult result;

  StudyTables(StudyResult result) {
    this.result = result;
  }

  /** All of them. */
  List<TextTable> all() {
    List<TextTable> tables =
        new ArrayList<>(List.of(scores(true), scores(false), classes(), widths()));
    if (result.arms().stream().anyMatch(a -> !a.passAt().isEmpty())) {
      tables.add(passAt());
    }
    if (!result.differences().isEmpty()) {
      tables.add(differences());
    }
    if (!result.failures().isEmpty()) {
      tables.add(failures());
    }
    return tables;
  }

  private String label(ArmResult arm) {
    return arm.label(result.hasSeveralQuestions());
  }

  /** As table 1 and 2 of the paper. */
  TextTable scores(boolean incumbent) {
    List<String> head = new ArrayList<>(List.of("Arm", "Iteration", "Problems"));
    for (Metric metric : Metric.values()) {
      head.add(metric.label());
    }
    List<List<String>> rows = new ArrayList<>();
    for (ArmResult arm : result.arms()) {
      Map<Metric, Estimate> estimates = incumbent ? arm.incumbent() : arm.candidate();
      List<String> row =
          new ArrayList<>(
              List.of(
                  label(arm), Integer.toString(arm.iteration()), Integer.toString(arm.problems())));
      for (Metric metric : Metric.values()) {
        Estimate estimate = estimates.get(metric);
        row.add(estimate == null ? "–" : Percent.of(estimate));
      }
      rows.add(row);
    }
    return new TextTable(
        incumbent
            ? "Best programs so far: Pass@1 and Beyond, % (95 % interval)"
            : "Newest programs: Pass@1 and Beyond, % (95 % interval)",
        List.of(
            "Problems are the unit. Pass@1 with one replicate has Wilson's interval, all else the"
                + " bootstrap over problems with the noise of measuring in it. A program that fails"
                + " counts 0 in Beyond; ties count as beaten."),
        head,
        rows);
  }

  /** As table 3 of the paper, by value, with what the noise leaves open beside. */
  TextTable classes() {
    List<List<String>> rows = new ArrayList<>();
    for (ArmResult arm : result.arms()) {
      for (Figure figure : Figure.values()) {
        Shares shares = Objects.requireNonNull(arm.byValue().get(figure));
        Shares decided = Objects.requireNonNull(arm.decided().get(figure));
        rows.add(
            List.of(
                label(arm),
                figure.id(),
                Percent.of(shares.beyond()),
                Percent.of(shares.within()),
                Percent.of(shares.below()),
                Percent.of(shares.failed()),
                Percent.of(decided.undecided()),
                Percent.of(Objects.requireNonNull(arm.solvedMean().get(figure))),
                Percent.of(Objects.requireNonNull(arm.midRank().get(figure)))));
      }
    }
    return new TextTable(
        "Best programs so far: beyond, within, below, failed, %",
        List.of(
            "Beyond: at least as good as the best reference, so that equal to it counts. Below: worse"
                + " than all, or without references. Undecided: of those, so many could be in another"
                + " class by the noise of measuring. Solved: mean percentile of programs that pass."
                + " Mid-rank: Beyond with ties counted half."),
        List.of(
            "Arm",
            "Figure",
            "Beyond",
            "Within",
            "Below",
            "Failed",
            "Undecided",
            "Solved",
            "Mid-rank"),
        rows);
  }

  private TextTable widths() {
    List<List<String>> rows = new ArrayList<>();
    for (ArmResult arm : result.arms()) {
      for (Metric metric : Metric.values()) {
        Estimate estimate = arm.incumbent().get(metric);
        if (estimate != null) {
          rows.add(
              List.of(
                  label(arm),
                  metric.label(),
                  "± " + Percent.of(estimate.problems()),
                  "± " + Percent.of(estimate.measuring())));
        }
      }
    }
    return new TextTable(
        "Where the uncertainty comes from, points",
        List.of("Half the width of the interval that each source alone gives."),
        List.of("Arm", "Metric", "Choice of problems", "Measuring"),
        rows);
  }

  private TextTable passAt() {
    List<List<String>> rows = new ArrayList<>();
    for (ArmResult arm : result.arms()) {
      arm.passAt()
          .forEach(
              (k, estimate) -> rows.add(List.of(label(arm), "pass@" + k, Percent.of(estimate))));
    }
    return new TextTable(
        "Pass@k over replicates, %",
        List.of("The unbiased estimate of Chen et al., with the bootstrap over problems."),
        List.of("Arm", "Metric", "Value"),
        rows);
  }

  TextTable differences() {
    List<List<String>> rows = new ArrayList<>();
    for (Difference d : result.differences()) {
      String question =
          result.hasSeveralQuestions() ? ", " + d.language() + ", " + d.objective() : "";
      rows.add(
          List.of(
              d.first() + " − " + d.second() + question,
              d.metric().label(),
              Percent.of(d.estimate()),
              p(d.p()),
              p(d.holm()),
              d.isSignificant() ? "yes" : "not shown"));
    }
    return new TextTable(
        "Differences between arms on the same problems, points (95 % interval)",
        List.of(
            "Pass@1 by McNemar's exact test where there is one reply a problem, all else by the"
                + " permutation of signs; Holm's correction over all rows. "
                + sentence(result.leastDifference().words())
                + "."),
        List.of("Arms", "Metric", "Difference", "p", "p (Holm)", "Different"),
        rows);
  }

  private TextTable failures() {
    return new TextTable(
        "What failed",
        List.of("Newest programs of all iterations, and cells without a result (missing)."),
        List.of("Kind", "Count", "First example", "Why"),
        result.failures().stream()
            .map(f -> List.of(f.kind(), Integer.toString(f.count()), f.problem(), f.why()))
            .toList());
  }

  private static String p(double value) {
    return value < 0.0001 ? "< 0.0001" : String.format(Locale.ROOT, "%.4f", value);
  }

  static String sentence(String words) {
    return words.isEmpty()
        ? words
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
