// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.train;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.workbench.chart.ScalarsModel;
import dev.afterburner.workbench.cli.console.BadUse;
import dev.afterburner.workbench.cli.console.JsonOption;
import dev.afterburner.workbench.cli.console.Table;
import dev.afterburner.workbench.cli.console.Terminal;
import dev.afterburner.workbench.export.Charts;
import dev.afterburner.workbench.export.figure.ChartCsv;
import dev.afterburner.workbench.export.figure.ExportException;
import dev.afterburner.workbench.train.TrainException;
import dev.afterburner.workbench.train.watch.Alarms;
import dev.afterburner.workbench.train.watch.Point;
import dev.afterburner.workbench.train.watch.Run;
import dev.afterburner.workbench.train.watch.Series;
import dev.afterburner.workbench.train.watch.TrainingFigure;
import dev.afterburner.workbench.train.watch.Watch;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Watches a training. */
@Command(
    name = "watch",
    description = {
      "Watch trainings by what they write: LLaMA-Factory's and Hugging Face's logs, TensorBoard's event"
          + " files, offline runs of W&B, and verl's logs and rollouts.",
      "Runs until Ctrl-C, and points out what needs attention."
    },
    footer =
        "%nSmoothed values are exponential means of weight 0.8. Exit code 1 if there is no log.")
public final class TrainWatchCommand implements Callable<Integer> {

  private static final long LOOK_MILLIS = 1_000;

  /** The numbers that a line shows, those that a run has. */
  private static final List<String> SHOWN =
      List.of(
          "loss",
          "eval_loss",
          "reward",
          "critic/score/mean",
          "rewards/accuracies",
          "rewards/margins",
          "rollouts/passed",
          "grad_norm",
          "actor/grad_norm",
          "learning_rate");

  private final Charts charts;
  private final InstantSource clock;
  private final Cancellation cancellation;
  private final Terminal terminal;
  private final Set<String> said = new HashSet<>();

  @Mixin private final JsonOption json = new JsonOption();

  @Parameters(
      arity = "1..*",
      paramLabel = "PLACE",
      description = "Folders or logs; runs of several are drawn one over the other.")
  private List<Path> places = List.of();

  @Option(names = "--once", description = "Print the current state and exit.")
  private boolean once;

  @Option(
      names = "--figure",
      paramLabel = "FILE",
      description =
          "Draw the curves of all runs into a file, as PNG, SVG or PDF as its name ends, or write their"
              + " numbers as CSV; then exit.")
  private @Nullable Path figure;

  @Option(
      names = "--scalars",
      split = ",",
      paramLabel = "NAME",
      description =
          "What to draw: loss, critic/score/mean, rollouts/score …; several separated by commas"
              + " (default: what most people look at first).")
  private List<String> scalars = List.of();

  @Option(
      names = "--smoothing",
      paramLabel = "W",
      description =
          "Weight of the exponential mean in the figure, 0 to below 1; 0 draws values as logged"
              + " (default: 0.8).")
  private double weight = Series.WEIGHT;

  @Option(
      names = "--log",
      description = "Logarithmic axes in the figure, where values are above 0.")
  private boolean logarithmic;

  public TrainWatchCommand(
      Charts charts, InstantSource clock, Cancellation cancellation, Terminal terminal) {
    this.charts = charts;
    this.clock = clock;
    this.cancellation = cancellation;
    this.terminal = terminal;
  }

  /** A run in JSON. */
  record RunDocument(
      String run,
      List<String> files,
      long step,
      @Nullable Long totalSteps,
      boolean over,
      Instant changed,
      List<Long> checkpoints,
      List<String> warnings,
      List<SeriesDocument> series) {

    static RunDocument of(Run run, Instant now) {
      return new RunDocument(
          run.name(),
          run.files(),
          run.step(),
          run.total().orElse(null),
          run.isOver(),
          run.changed(),
          run.checkpoints(),
          Alarms.of(run, now),
          run.series().stream().map(SeriesDocument::of).toList());
    }
  }

  /**
   * A series in JSON.
   *
   * @param smoothed the exponential mean at the last step; null where nothing is finite
   * @param values null for NaN and infinity
   */
  record SeriesDocument(
      String name, @Nullable Double smoothed, List<Long> steps, List<@Nullable Double> values) {

    static SeriesDocument of(Series series) {
      return new SeriesDocument(
          series.name(),
          finite(series.smoothed()),
          series.points().stream().map(Point::step).toList(),
          values(series));
    }

    private static List<@Nullable Double> values(Series series) {
      List<@Nullable Double> values = new ArrayList<>();
      series.points().forEach(point -> values.add(finite(point.value())));
      return values;
    }

    private static @Nullable Double finite(double value) {
      return Double.isFinite(value) ? value : null;
    }
  }

  @Override
  public Integer call() throws TrainException, ExportException, BadUse {
    if (!(weight >= 0 && weight < 1)) {
      throw new BadUse("--smoothing is from 0 to below 1, not " + weight);
    }
    List<Watch> watches = places.stream().map(Watch::new).toList();
    look(watches);
    Path file = figure;
    if (file != null) {
      return draw(watches, file);
    }
    if (json.wanted() || once) {
      return print(runs(watches));
    }
    CountDownLatch stop = new CountDownLatch(1);
    try (Cancellation.Registration _ = cancellation.onCancel(stop::countDown)) {
      if (runs(watches).isEmpty()) {
        terminal.err().println("no log in " + place() + " yet; waiting for one, Ctrl-C ends");
        terminal.err().flush();
      }
      say(runs(watches));
      while (!stop.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        boolean news = look(watches);
        List<Run> runs = runs(watches);
        if (news) {
          say(runs);
        } else {
          warn(runs);
        }
      }
      return runs(watches).isEmpty() ? 1 : 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    }
  }

  private static boolean look(List<Watch> watches) throws TrainException {
    boolean news = false;
    for (Watch watch : watches) {
      news |= watch.look();
    }
    return news;
  }

  private static List<Run> runs(List<Watch> watches) throws TrainException {
    List<Run> runs = new ArrayList<>();
    for (Watch watch : watches) {
      runs.addAll(watch.runs());
    }
    return runs;
  }

  private String place() {
    return places.stream().map(Path::toString).collect(Collectors.joining(", "));
  }

  private int draw(List<Watch> watches, Path file) throws TrainException, ExportException, BadUse {
    List<Run> runs = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < watches.size(); i++) {
      for (Run run : watches.get(i).runs()) {
        runs.add(run);
        labels.add(TrainingFigure.label(places.get(i), run));
      }
    }
    if (runs.isEmpty()) {
      terminal.out().println("there is no log of a training in " + place());
      return 1;
    }
    List<String> known = TrainingFigure.scalars(runs);
    for (String name : scalars) {
      if (!known.contains(name)) {
        throw new BadUse("no run logs " + name + "; there are " + String.join(", ", known));
      }
    }
    List<String> drawn = scalars.isEmpty() ? TrainingFigure.first(runs) : scalars;
    ScalarsModel chart =
        TrainingFigure.of(
            "Training", runs, labels, new TrainingFigure.Look(drawn, weight, logarithmic));
    if (String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".csv")) {
      ChartCsv.write(chart, file);
    } else {
      charts.figure(chart, chart.note(), file, null);
    }
    terminal.out().println("wrote " + file);
    return 0;
  }

  private int print(List<Run> runs) {
    Instant now = clock.instant();
    if (json.wanted()) {
      json.print(terminal.out(), runs.stream().map(run -> RunDocument.of(run, now)).toList());
      return runs.isEmpty() ? 1 : 0;
    }
    if (runs.isEmpty()) {
      terminal.out().println("there is no log of a training in " + place());
      return 1;
    }
    for (Run run : runs) {
      terminal.out().println(head(run));
      Table table = new Table("NAME", ">STEPS", ">FIRST", ">LAST", ">SMOOTHED");
      for (Series series : run.series()) {
        table.row(
            series.name(),
            String.valueOf(series.points().size()),
            number(series.first().value()),
            number(series.last().value()),
            number(series.smoothed()));
      }
      table.lines(terminal.width()).forEach(terminal.out()::println);
    }
    warn(runs);
    return 0;
  }

  private void say(List<Run> runs) {
    for (Run run : runs) {
      StringBuilder line = new StringBuilder(head(run));
      for (String name : SHOWN) {
        run.find(name)
            .ifPresent(
                series ->
                    line.append(", ")
                        .append(name)
                        .append(' ')
                        .append(number(series.last().value()))
                        .append(" (")
                        .append(number(series.smoothed()))
                        .append(')'));
      }
      if (said.add(line.toString())) {
        terminal.out().println(line);
      }
    }
    warn(runs);
  }

  /** Each alarm once; those whose numbers change are told again. */
  private void warn(List<Run> runs) {
    for (Run run : runs) {
      for (String alarm : Alarms.of(run, clock.instant())) {
        if (said.add(run.name() + alarm.replaceAll("\\d+ (s|min)\\b", ""))) {
          terminal.out().println("look at " + run.name() + ": " + alarm);
        }
      }
    }
    terminal.out().flush();
  }

  private static String head(Run run) {
    String checkpoints =
        run.checkpoints().isEmpty() ? "" : ", checkpoint " + run.checkpoints().getLast();
    return run.name()
        + ": step "
        + run.step()
        + run.total().map(total -> " of " + total).orElse("")
        + checkpoints
        + (run.isOver() ? ", over" : "");
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4g", value);
  }
}
