// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.train.watch;

import dev.afterburner.workbench.chart.PanelsModel;
import dev.afterburner.workbench.chart.ScalarLine;
import dev.afterburner.workbench.chart.ScalarsModel;
import dev.afterburner.workbench.chart.draw.Dash;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Draws runs one over the other, a panel a number. */
public final class TrainingFigure {

  /** What stands in place of a chart of nothing. */
  public static final String EMPTY =
      "No training is shown. Open a folder in which one writes its logs, or a log.";

  /** Numbers that most people look at first, in this order, as far as runs have them. */
  private static final List<String> FIRST =
      List.of(
          "loss",
          "eval_loss",
          "reward",
          "critic/score/mean",
          "rollouts/score",
          "rollouts/passed",
          "kl",
          "actor/ppo_kl",
          "actor/kl_loss",
          "completions/mean_length",
          "response_length/mean",
          "rewards/accuracies",
          "accuracy",
          "rewards/margins",
          "grad_norm",
          "actor/grad_norm",
          "learning_rate",
          "actor/lr",
          "entropy",
          "actor/entropy");

  private static final int MOST_FIRST = 6;
  private static final String LOW = "/p10";
  private static final String MIDDLE = "/p50";
  private static final String HIGH = "/p90";

  /** Bookkeeping, not what a training is looked at for. */
  private static final Set<String> UNSHOWN =
      Set.of(Parsers.TOTAL, Parsers.SECONDS, "percentage", "remaining_time");

  private TrainingFigure() {}

  /**
   * How runs are drawn.
   *
   * @param scalars names of the panels, in their order
   * @param weight of the smoothing, 0 to below 1
   * @param log whether values stand on logarithmic axes where they can
   */
  public record Look(List<String> scalars, double weight, boolean log) {
    public Look {
      scalars = List.copyOf(scalars);
    }
  }

  /** What a run of a place is called: its folder below what was opened. */
  public static String label(Path place, Run run) {
    return label(place, run.name());
  }

  /** The same by the run's name. */
  public static String label(Path place, String run) {
    Path opened = place.toAbsolutePath().normalize().getFileName();
    String root = opened == null ? place.toString() : opened.toString();
    return run.equals(".") || run.equals(root) ? root : root + "/" + run;
  }

  /**
   * The numbers that runs can be drawn by, sorted; percentiles of one thing are one number with a
   * band.
   */
  public static List<String> scalars(Collection<Run> runs) {
    Set<String> names = new TreeSet<>();
    for (Run run : runs) {
      run.series().stream()
          .map(Series::name)
          .filter(name -> !UNSHOWN.contains(name))
          .filter(name -> !name.endsWith(LOW) && !name.endsWith(HIGH))
          .map(name -> name.endsWith(MIDDLE) ? without(name) : name)
          .forEach(names::add);
    }
    return List.copyOf(names);
  }

  private static String without(String name) {
    return name.substring(0, name.length() - MIDDLE.length());
  }

  /** Those of them that are looked at first; the first few where none of these is known. */
  public static List<String> first(Collection<Run> runs) {
    List<String> all = scalars(runs);
    Set<String> first = new LinkedHashSet<>(FIRST);
    first.retainAll(all);
    List<String> found = first.isEmpty() ? all : List.copyOf(first);
    return found.subList(0, Math.min(MOST_FIRST, found.size()));
  }

  /**
   * The chart of some runs.
   *
   * @param title of the chart
   * @param labels what each run is called in it, one each
   */
  public static ScalarsModel of(String title, List<Run> runs, List<String> labels, Look look) {
    List<ScalarsModel.Name> names = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      names.add(
          new ScalarsModel.Name(
              labels.get(i),
              PanelsModel.ink(i),
              i == 0 ? Dash.SOLID : Dash.cycle(i - 1),
              runs.get(i).checkpoints()));
    }
    List<ScalarsModel.Panel> panels = new ArrayList<>();
    for (String scalar : look.scalars()) {
      List<ScalarLine> lines = runs.stream().map(r -> line(r, scalar, look.weight())).toList();
      if (lines.stream().anyMatch(l -> l.size() > 0)) {
        panels.add(new ScalarsModel.Panel(scalar, lines));
      }
    }
    return new ScalarsModel(title, note(runs, look), panels, names, Set.of(), look.log(), EMPTY);
  }

  private static String note(List<Run> runs, Look look) {
    List<String> parts = new ArrayList<>();
    if (look.weight() > 0) {
      parts.add("faint: as logged; strong: exponential mean, weight " + look.weight());
    }
    if (runs.stream().anyMatch(r -> !r.checkpoints().isEmpty())) {
      parts.add("◆ checkpoint");
    }
    return String.join(" · ", parts);
  }

  private static ScalarLine line(Run run, String scalar, double weight) {
    Optional<Series> series = run.find(scalar);
    if (series.isPresent()) {
      return ScalarLine.of(
          steps(series.get()), values(series.get()), series.get().smoothed(weight));
    }
    Optional<Series> low = run.find(scalar + LOW);
    Optional<Series> middle = run.find(scalar + MIDDLE);
    Optional<Series> high = run.find(scalar + HIGH);
    // All three come from one record.
    return low.isEmpty() || middle.isEmpty() || high.isEmpty()
        ? ScalarLine.EMPTY
        : ScalarLine.banded(
            steps(middle.get()), values(middle.get()), values(low.get()), values(high.get()));
  }

  private static long[] steps(Series series) {
    return series.points().stream().mapToLong(Point::step).toArray();
  }

  private static double[] values(Series series) {
    return series.points().stream().mapToDouble(Point::value).toArray();
  }
}
