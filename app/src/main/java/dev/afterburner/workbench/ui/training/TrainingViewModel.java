// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.training;

import dev.afterburner.workbench.chart.ScalarsModel;
import dev.afterburner.workbench.train.watch.Run;
import dev.afterburner.workbench.train.watch.Series;
import dev.afterburner.workbench.train.watch.TrainingFigure;
import dev.afterburner.workbench.ui.fx.TaskRunner;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * The trainings that are watched, the numbers of theirs that are drawn, and what is to be looked
 * at. Everything comes from the files that trainers write; they are read in the background.
 */
public final class TrainingViewModel {

  /** Weights of the smoothing that are offered; 0 shows values as they are. */
  public static final List<Double> WEIGHTS = List.of(0.0, 0.6, Series.WEIGHT, 0.9, 0.97, 0.99);

  private static final String TITLE = "Training";

  /** So many times as long as a look took nothing is looked at. */
  private static final int REST = 5;

  private final TaskRunner tasks;
  private final InstantSource clock;
  private final List<TrainingReader> readers = new ArrayList<>();
  private final ObservableList<ShownRun> runs = FXCollections.observableArrayList();
  private final ObservableList<ShownScalar> scalars = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<ScalarsModel> chart;
  private final ReadOnlyStringWrapper warnings = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
  private final ObjectProperty<Double> weight = new SimpleObjectProperty<>(Series.WEIGHT);
  private final BooleanProperty log = new SimpleBooleanProperty();
  private final RolloutsViewModel rollouts;
  private List<TrainingReader.Seen> seen = List.of();
  private boolean visible;
  private boolean looking;
  private boolean chosen;
  private Instant notBefore = Instant.EPOCH;

  /** Of several drawings that are begun the last one is shown. */
  private int drawing;

  /**
   * @param rollouts shows what the runs' models have written
   */
  public TrainingViewModel(RolloutsViewModel rollouts, TaskRunner tasks, InstantSource clock) {
    this.rollouts = rollouts;
    this.tasks = tasks;
    this.clock = clock;
    this.chart =
        new ReadOnlyObjectWrapper<>(
            TrainingFigure.of(
                TITLE, List.of(), List.of(), new TrainingFigure.Look(List.of(), 0, false)));
    weight.addListener((o, before, now) -> draw());
    log.addListener((o, before, now) -> draw());
  }

  /** The runs of all places, in the order in which these were opened. */
  public ObservableList<ShownRun> runs() {
    return runs;
  }

  /** The numbers that any run logs. */
  public ObservableList<ShownScalar> scalars() {
    return scalars;
  }

  /** The curves that are drawn. */
  public ReadOnlyObjectProperty<ScalarsModel> chart() {
    return chart.getReadOnlyProperty();
  }

  /** What to look at, a line each, as long as it is so; empty where nothing is wrong. */
  public ReadOnlyStringProperty warnings() {
    return warnings.getReadOnlyProperty();
  }

  /** What is watched, and what can't be read. */
  public ReadOnlyStringProperty status() {
    return status.getReadOnlyProperty();
  }

  /** The weight of the smoothing, one of {@link #WEIGHTS}. */
  public ObjectProperty<Double> weight() {
    return weight;
  }

  /** Whether values stand on logarithmic axes where they can. */
  public BooleanProperty log() {
    return log;
  }

  /** What the runs' models have written. */
  public RolloutsViewModel rollouts() {
    return rollouts;
  }

  /** Says whether trainings can be seen; only then are files looked at. */
  public void setVisible(boolean now) {
    visible = now;
    look();
  }

  /** Watches a folder or a log too. */
  public void open(Path place) {
    Path whole = place.toAbsolutePath().normalize();
    if (readers.stream().noneMatch(reader -> reader.place().equals(whole))) {
      readers.add(new TrainingReader(whole));
    }
    notBefore = Instant.EPOCH;
    look();
  }

  /** Watches the place of a run no longer; its files stay as they are. */
  public void forget(ShownRun run) {
    readers.removeIf(reader -> reader.place().equals(run.place()));
    show(seen.stream().filter(s -> !s.place().equals(run.place())).toList(), List.of(), true);
  }

  /** Looks whether the files have grown. To be called every second or so. */
  public void look() {
    if (!visible || looking || clock.instant().isBefore(notBefore)) {
      return;
    }
    looking = true;
    List<TrainingReader> all = List.copyOf(readers);
    tasks.call(
        () -> {
          long began = System.nanoTime();
          Instant now = clock.instant();
          List<TrainingReader.Look> looks = all.stream().map(r -> r.look(now)).toList();
          return new Looked(looks, Duration.ofNanos(System.nanoTime() - began));
        },
        looked -> {
          looking = false;
          notBefore = clock.instant().plus(looked.took().multipliedBy(REST));
          if (!all.equals(readers)) {
            // One was opened or taken off meanwhile.
            notBefore = Instant.EPOCH;
            look();
            return;
          }
          show(
              looked.looks().stream().flatMap(l -> l.seen().stream()).toList(),
              looked.looks().stream().map(TrainingReader.Look::fault).toList(),
              looked.looks().stream().anyMatch(TrainingReader.Look::grown));
        },
        failure -> {
          looking = false;
          status.set(String.valueOf(failure.getMessage()));
        });
  }

  /** What all places gave, and how long that took. */
  private record Looked(List<TrainingReader.Look> looks, Duration took) {}

  private void show(List<TrainingReader.Seen> now, List<String> faults, boolean grown) {
    seen = now;
    boolean others = list(now);
    warnings.set(warnings(now));
    status.set(status(now, faults));
    rollouts.follow(now.stream().flatMap(s -> s.rollouts().stream()).toList());
    if (grown || others) {
      offer(now.stream().map(TrainingReader.Seen::run).toList());
      draw();
    }
  }

  /** Gives whether there are other runs than before. */
  private boolean list(List<TrainingReader.Seen> now) {
    boolean others = runs.removeIf(run -> now.stream().noneMatch(run::isOf));
    for (TrainingReader.Seen one : now) {
      Optional<ShownRun> known = runs.stream().filter(run -> run.isOf(one)).findFirst();
      ShownRun run = known.orElseGet(() -> new ShownRun(one.place(), one.run().name()));
      run.follow(one.run());
      if (known.isEmpty()) {
        run.shown().addListener((o, before, shown) -> draw());
        runs.add(run);
        others = true;
      }
    }
    return others;
  }

  private void offer(List<Run> all) {
    List<String> names = TrainingFigure.scalars(all);
    Set<String> shown = new LinkedHashSet<>();
    if (chosen) {
      scalars.stream().filter(s -> s.shown().get()).map(ShownScalar::name).forEach(shown::add);
    } else {
      shown.addAll(TrainingFigure.first(all));
    }
    if (!names.equals(scalars.stream().map(ShownScalar::name).toList())) {
      scalars.setAll(names.stream().map(name -> scalar(name, shown.contains(name))).toList());
    }
  }

  private ShownScalar scalar(String name, boolean shown) {
    ShownScalar made = new ShownScalar(name, shown);
    made.shown()
        .addListener(
            (o, before, now) -> {
              chosen = true;
              draw();
            });
    return made;
  }

  private static String warnings(List<TrainingReader.Seen> now) {
    List<String> lines = new ArrayList<>();
    for (TrainingReader.Seen one : now) {
      for (String alarm : one.alarms()) {
        String run = TrainingFigure.label(one.place(), one.run());
        lines.add(now.size() == 1 ? sentence(alarm) : run + ": " + alarm + ".");
      }
    }
    return String.join("\n", lines);
  }

  private static String sentence(String words) {
    // A name of a trainer's keeps its letters.
    boolean name = words.startsWith("loss") || words.matches("[a-z_]+[_/].*");
    return (name ? words.substring(0, 1) : words.substring(0, 1).toUpperCase(java.util.Locale.ROOT))
        + words.substring(1)
        + ".";
  }

  private String status(List<TrainingReader.Seen> now, List<String> faults) {
    List<String> parts = new ArrayList<>();
    if (!now.isEmpty()) {
      long over = now.stream().filter(s -> s.run().isOver()).count();
      parts.add(
          (now.size() == 1 ? "1 run" : now.size() + " runs")
              + (over == 0 ? "" : over == now.size() ? ", over" : ", " + over + " over"));
    }
    faults.stream().filter(fault -> !fault.isEmpty()).forEach(parts::add);
    return String.join(" · ", parts);
  }

  private void draw() {
    List<Run> drawn = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    for (ShownRun run : runs) {
      Optional<TrainingReader.Seen> found = seen.stream().filter(run::isOf).findFirst();
      if (run.shown().get() && found.isPresent()) {
        drawn.add(found.get().run());
        labels.add(run.label());
      }
    }
    List<String> names =
        scalars.stream().filter(s -> s.shown().get()).map(ShownScalar::name).toList();
    List<String> ordered = new ArrayList<>(TrainingFigure.first(drawn));
    ordered.retainAll(names);
    names.stream().filter(name -> !ordered.contains(name)).forEach(ordered::add);
    TrainingFigure.Look look = new TrainingFigure.Look(ordered, weight.get(), log.get());
    int mine = ++drawing;
    tasks.call(
        () -> TrainingFigure.of(TITLE, drawn, labels, look),
        made -> {
          if (mine == drawing) {
            chart.set(made);
          }
        },
        failure -> status.set(String.valueOf(failure.getMessage())));
  }
}
