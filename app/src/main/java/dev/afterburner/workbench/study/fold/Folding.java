// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.study.fold;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.stats.Interval;
import dev.afterburner.sandbox.stats.Wilson;
import dev.afterburner.workbench.problem.Calibration;
import dev.afterburner.workbench.study.Plan;
import dev.afterburner.workbench.study.run.Row;
import dev.afterburner.workbench.study.stats.Bootstrap;
import dev.afterburner.workbench.study.stats.Estimate;
import dev.afterburner.workbench.study.stats.LeastDifference;
import dev.afterburner.workbench.study.stats.PassAtK;
import dev.afterburner.workbench.study.stats.Series;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/** Makes a study's result of its rows. */
public final class Folding {

  private static final List<Integer> KS = List.of(1, 5, 10);

  private final Plan plan;
  private final StudyRows rows;
  private final long seed;

  private Folding(Plan plan, StudyRows rows) {
    this.plan = plan;
    this.rows = rows;
    this.seed = plan.study().seed();
  }

  /** The result so far. */
  public static StudyResult of(Plan plan, StudyRows rows) {
    return new Folding(plan, rows).result();
  }

  private StudyResult result() {
    List<Group> groups = ordered(Group.of(rows.cells(), plan.problems()));
    List<Difference> differences = new Pairs(rows, seed).of(groups);
    return new StudyResult(
        plan.study().name(),
        plan.cells(),
        rows.cells().size(),
        rows.faults().size(),
        groups.stream().map(this::arm).toList(),
        differences,
        LeastDifference.of(plan.fewestProblems()),
        Failures.of(plan, rows),
        new Warnings(plan, rows).all(),
        rows.cells().stream().mapToLong(Row.Cell::promptTokens).sum(),
        rows.cells().stream().mapToLong(Row.Cell::tokens).sum(),
        (int) rows.cells().stream().filter(Row.Cell::reused).count());
  }

  /** As the study file has its arms. */
  private List<Group> ordered(List<Group> groups) {
    List<String> names = plan.study().arms().stream().map(a -> a.name()).toList();
    return groups.stream().sorted(Comparator.comparingInt(g -> names.indexOf(g.arm()))).toList();
  }

  private ArmResult arm(Group group) {
    int iteration = group.lastWhole();
    List<ArmResult.Point> curve = curve(group, true);
    List<ArmResult.Point> newest = curve(group, false);
    Map<Figure, Shares> byValue = new EnumMap<>(Figure.class);
    Map<Figure, Shares> decided = new EnumMap<>(Figure.class);
    Map<Figure, Double> solved = new EnumMap<>(Figure.class);
    Map<Figure, Double> midRank = new EnumMap<>(Figure.class);
    for (Figure figure : Figure.values()) {
      List<Place> places = group.places(iteration, true, figure, rows);
      byValue.put(figure, Shares.byValue(places));
      decided.put(figure, Shares.decided(places));
      solved.put(
          figure,
          places.stream()
              .filter(p -> p.kind() != Place.Kind.FAILED)
              .mapToDouble(Place::value)
              .average()
              .orElse(Double.NaN));
      midRank.put(figure, midRank(group, iteration, figure));
    }
    return new ArmResult(
        group.arm(),
        group.language(),
        group.objective(),
        (int)
            group.byIteration().getOrDefault(iteration, List.of()).stream()
                .map(Row.Cell::problem)
                .distinct()
                .count(),
        iteration,
        at(curve, iteration),
        at(newest, iteration),
        curve,
        newest,
        byValue,
        decided,
        passAt(group, iteration),
        solved,
        midRank);
  }

  private static Map<Metric, Estimate> at(List<ArmResult.Point> curve, int iteration) {
    return curve.stream()
        .filter(p -> p.iteration() == iteration)
        .map(ArmResult.Point::estimates)
        .findFirst()
        .orElse(Map.of());
  }

  /** One bootstrap a metric, so that its iterations share their draws. */
  private List<ArmResult.Point> curve(Group group, boolean incumbent) {
    List<Integer> iterations = List.copyOf(new TreeSet<>(group.byIteration().keySet()));
    List<Map<Metric, Series>> scores =
        iterations.stream().map(i -> group.scores(i, incumbent, rows)).toList();
    Map<Metric, List<Estimate>> estimates = new EnumMap<>(Metric.class);
    for (Metric metric : Metric.values()) {
      List<Series> series = scores.stream().map(s -> of(s, metric)).toList();
      estimates.put(metric, Bootstrap.of(series, seed));
    }
    List<ArmResult.Point> points = new ArrayList<>();
    for (int i = 0; i < iterations.size(); i++) {
      Map<Metric, Estimate> here = new EnumMap<>(Metric.class);
      for (Metric metric : Metric.values()) {
        Estimate estimate = of(estimates, metric).get(i);
        boolean share = metric == Metric.PASS1 && plan.study().replicates() == 1;
        here.put(metric, share ? wilson(estimate) : estimate);
      }
      points.add(new ArmResult.Point(iterations.get(i), here));
    }
    return points;
  }

  private static <T> T of(Map<Metric, T> map, Metric metric) {
    return Objects.requireNonNull(map.get(metric));
  }

  private static Estimate wilson(Estimate estimate) {
    Interval interval =
        Wilson.of(estimate.n() == 0 ? 0 : estimate.value() * estimate.n(), estimate.n());
    return estimate.within(interval);
  }

  private Map<Integer, Estimate> passAt(Group group, int iteration) {
    Map<String, int[]> counts = new HashMap<>();
    for (Row.Cell cell : group.byIteration().getOrDefault(iteration, List.of())) {
      int[] its = counts.computeIfAbsent(cell.problem(), p -> new int[2]);
      its[0]++;
      its[1] += cell.incumbent().passed() ? 1 : 0;
    }
    Map<Integer, Estimate> passAt = new TreeMap<>();
    for (int k : KS) {
      if (k <= plan.study().replicates() && plan.study().replicates() > 1) {
        double[] points =
            group.problems().stream()
                .mapToDouble(
                    problem -> {
                      int[] its = counts.getOrDefault(problem, new int[2]);
                      return its[0] < k ? Double.NaN : PassAtK.of(its[0], its[1], k);
                    })
                .toArray();
        passAt.put(k, Bootstrap.of(List.of(Series.exact(points)), seed).getFirst());
      }
    }
    return passAt;
  }

  /** Ties count half; whole milliseconds and pages tie often. */
  private double midRank(Group group, int iteration, Figure figure) {
    return group.byIteration().getOrDefault(iteration, List.of()).stream()
        .mapToDouble(cell -> midRank(cell, figure))
        .average()
        .orElse(Double.NaN);
  }

  private double midRank(Row.Cell cell, Figure figure) {
    Interval own = cell.incumbent().of(figure);
    List<Calibration.Figures> references = rows.references(cell.problem(), cell.language());
    if (!cell.incumbent().passed() || own == null || references.isEmpty()) {
      return 0;
    }
    double lost = 0;
    for (Calibration.Figures reference : references) {
      double value = reference.of(figure).value();
      lost += value < own.value() ? 1 : value == own.value() ? 0.5 : 0;
    }
    return 1 - lost / references.size();
  }
}
