// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.training;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.language.Language;
import dev.afterburner.workbench.figures.Figures;
import dev.afterburner.workbench.problem.Listing;
import dev.afterburner.workbench.problem.ProblemQuery;
import dev.afterburner.workbench.problem.catalogue.Subset;
import dev.afterburner.workbench.store.SessionStore;
import dev.afterburner.workbench.study.run.StudyFolder;
import dev.afterburner.workbench.train.ExportSettings;
import dev.afterburner.workbench.train.Stage;
import dev.afterburner.workbench.train.TrainException;
import dev.afterburner.workbench.train.out.ExportReport;
import dev.afterburner.workbench.train.out.TrainExports;
import dev.afterburner.workbench.ui.fx.TaskRunner;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What training data are to be exported, how many that would be, and how far the export is. */
public final class TrainExportViewModel {

  /** In the place of a subset's name. */
  public static final String ALL = "All problems";

  /** Where rows come from. */
  public enum From {
    REFERENCES("Measured solutions"),
    SESSIONS("My sessions"),
    STUDY("The sessions of a study");

    private final String label;

    From(String label) {
      this.label = label;
    }

    /** What a list calls it. */
    public String label() {
      return label;
    }
  }

  /** The stages and objectives that are offered; "all" is each of them. */
  public static final List<String> STAGES = List.of("all", "sft", "dpo", "cold-start", "grpo");

  public static final List<String> OBJECTIVES = List.of("all", "time", "memory", "integral");

  private final TrainingServices services;
  private final Supplier<String> language;
  private final TaskRunner tasks;
  private final ObjectProperty<From> from = new SimpleObjectProperty<>(From.REFERENCES);
  private final StringProperty study = new SimpleStringProperty("");
  private final ObservableList<String> subsets = FXCollections.observableArrayList(ALL);
  private final StringProperty subset = new SimpleStringProperty(ALL);
  private final StringProperty stage = new SimpleStringProperty("all");
  private final StringProperty objective = new SimpleStringProperty("all");
  private final ObjectProperty<ExportSettings.Layout> layout =
      new SimpleObjectProperty<>(ExportSettings.Layout.GENERATION);
  private final StringProperty folder = new SimpleStringProperty("");
  private final ReadOnlyStringWrapper progress = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper report = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper fault = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private @Nullable Cancellation running;

  /**
   * @param language id of the chosen language
   */
  public TrainExportViewModel(
      TrainingServices services, Supplier<String> language, TaskRunner tasks) {
    this.services = services;
    this.language = language;
    this.tasks = tasks;
  }

  public ObjectProperty<From> from() {
    return from;
  }

  /** The folder of the study whose sessions are taken. */
  public StringProperty study() {
    return study;
  }

  /** {@link #ALL}, and the names of the subsets that were saved. */
  public ObservableList<String> subsets() {
    return subsets;
  }

  /** One of them. */
  public StringProperty subset() {
    return subset;
  }

  /** One of {@link #STAGES}. */
  public StringProperty stage() {
    return stage;
  }

  /** One of {@link #OBJECTIVES}. */
  public StringProperty objective() {
    return objective;
  }

  public ObjectProperty<ExportSettings.Layout> layout() {
    return layout;
  }

  /** Where the files are to lie. */
  public StringProperty folder() {
    return folder;
  }

  /** How far it is; empty while nothing goes on. */
  public ReadOnlyStringProperty progress() {
    return progress.getReadOnlyProperty();
  }

  /** What was counted or written, and what was left out and why, a line each. */
  public ReadOnlyStringProperty report() {
    return report.getReadOnlyProperty();
  }

  /** Why it can't be done; empty where it can. */
  public ReadOnlyStringProperty fault() {
    return fault.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty busy() {
    return busy.getReadOnlyProperty();
  }

  /** Reads which subsets there are. */
  public void begin() {
    if (folder.get().isEmpty()) {
      folder.set(services.folder().resolve("data").toString());
    }
    tasks.call(
        () -> services.exports().call().library().saved(),
        saved -> {
          String before = subset.get();
          List<String> names = new ArrayList<>(List.of(ALL));
          names.addAll(saved.keySet());
          subsets.setAll(names);
          subset.set(names.contains(before) ? before : ALL);
        },
        failure -> fault.set(String.valueOf(failure.getMessage())));
  }

  /** Counts what would be written; writes nothing. */
  public void count() {
    begin(null);
  }

  /** Writes the files. */
  public void export() {
    try {
      if (folder.get().isBlank()) {
        fault.set("Name the folder that the files are to lie in.");
      } else {
        begin(Path.of(folder.get().strip()).toAbsolutePath().normalize());
      }
    } catch (InvalidPathException e) {
      fault.set("“" + folder.get() + "” is no name of a folder.");
    }
  }

  /** Ends what goes on. An export goes on from there when it is begun again. */
  public void cancel() {
    Cancellation now = running;
    if (now != null) {
      progress.set("stopping");
      tasks.start(now::cancel);
    }
  }

  private void begin(@Nullable Path out) {
    if (busy.get()) {
      return;
    }
    Asked asked =
        new Asked(
            from.get(),
            study.get().strip(),
            subset.get(),
            stage.get(),
            objective.get(),
            layout.get(),
            language.get(),
            out);
    Cancellation cancellation = new Cancellation();
    running = cancellation;
    busy.set(true);
    fault.set("");
    report.set("");
    progress.set("looking at the problems");
    tasks.call(
        () -> run(asked, cancellation),
        made -> {
          ended();
          report.set(words(made));
        },
        failure -> {
          ended();
          fault.set(sentence(String.valueOf(failure.getMessage())));
        });
  }

  private void ended() {
    running = null;
    busy.set(false);
    progress.set("");
  }

  /** What is asked for, as the fields said when it was. */
  private record Asked(
      From from,
      String study,
      String subset,
      String stage,
      String objective,
      ExportSettings.Layout layout,
      String language,
      @Nullable Path out) {}

  private ExportReport run(Asked asked, Cancellation cancellation) throws Exception {
    TrainExports exports = services.exports().call();
    if (asked.from() != From.STUDY) {
      return run(asked, exports, services.sessions(), cancellation);
    }
    Path sessions = new StudyFolder(Path.of(asked.study())).sessions();
    if (asked.study().isEmpty() || !Files.exists(sessions)) {
      throw TrainException.failed(
          asked.study().isEmpty()
              ? "choose the folder of the study whose sessions are taken"
              : "there is no study with sessions in " + asked.study());
    }
    try (SessionStore store = services.studies().open(sessions)) {
      return run(asked, exports, store, cancellation);
    }
  }

  private ExportReport run(
      Asked asked, TrainExports exports, SessionStore sessions, Cancellation cancellation)
      throws Exception {
    Language language =
        Language.find(services.languages(), asked.language())
            .orElseThrow(() -> TrainException.failed("there is no language " + asked.language()));
    String words = asked.subset().equals(ALL) ? "all problems" : "subset " + asked.subset();
    if (asked.from() == From.STUDY) {
      words += "; sessions of " + asked.study();
    }
    List<Figure> figures =
        List.of(Figure.values()).stream()
            .filter(f -> asked.objective().equals("all") || asked.objective().equals(f.id()))
            .toList();
    ExportSettings settings =
        ExportSettings.usual(
            Stage.of(asked.stage()),
            figures,
            asked.layout(),
            asked.from() != From.REFERENCES,
            language.id());
    return exports.export(
        new TrainExports.Request(
            asked.stage(),
            settings,
            language,
            problems(asked, exports, language),
            words,
            sessions,
            null,
            Set.of()),
        asked.out(),
        line -> tasks.show(() -> told(line, cancellation)),
        cancellation);
  }

  private void told(String line, Cancellation of) {
    if (of.equals(running) && !of.isCancelled()) {
      progress.set(line);
    }
  }

  private List<String> problems(Asked asked, TrainExports exports, Language language)
      throws Exception {
    Subset all = new Subset(ProblemQuery.ALL, Subset.Status.ANY, 0, 1);
    Map<String, Subset> saved = exports.library().saved();
    Subset chosen = asked.subset().equals(ALL) ? all : saved.get(asked.subset());
    if (chosen == null) {
      throw TrainException.failed("there is no subset “" + asked.subset() + "” any more");
    }
    Set<String> tried =
        chosen.status() == Subset.Status.ANY
            ? Set.of()
            : services.sessions().list().stream()
                .map(SessionStore.Entry::problem)
                .collect(Collectors.toSet());
    Subset fitting =
        new Subset(
            chosen.query().withLanguage(language.id()),
            chosen.status(),
            chosen.size(),
            chosen.seed());
    return fitting.of(exports.catalogue(), tried).stream().map(Listing::id).toList();
  }

  private static String words(ExportReport made) {
    List<String> lines = new ArrayList<>();
    made.rows().forEach((name, rows) -> lines.add(name + ": " + Figures.count(rows) + " rows"));
    made.remarks().forEach(lines::add);
    if (made.dryRun()) {
      lines.addFirst("Counted over " + Figures.count(made.problems()) + " problems:");
    } else if (!made.files().isEmpty()) {
      made.files().stream()
          .filter(file -> file.overCutoff() > 0)
          .forEach(
              file ->
                  lines.add(
                      file.name()
                          + ": "
                          + Figures.count(file.overCutoff())
                          + " rows are longer than the cutoff, and trainers cut them"));
      lines.addFirst(
          "Wrote "
              + made.files().size()
              + " files, "
              + Figures.memory(made.bytes())
              + ", into "
              + made.out()
              + ":");
    }
    return String.join("\n", lines);
  }

  private static String sentence(String words) {
    String whole = words.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + words.substring(1);
    return whole.endsWith(".") ? whole : whole + ".";
  }
}
