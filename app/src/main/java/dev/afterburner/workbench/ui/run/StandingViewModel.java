package dev.afterburner.workbench.ui.run;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.Sandbox;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.language.Language;
import dev.afterburner.sandbox.stats.Interval;
import dev.afterburner.workbench.chart.DistributionModel;
import dev.afterburner.workbench.chart.DistributionModel.Mark;
import dev.afterburner.workbench.chart.Emphasis;
import dev.afterburner.workbench.judge.Judge;
import dev.afterburner.workbench.judge.ReferenceRuns;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.Reference;
import dev.afterburner.workbench.reward.Percentile;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.session.Version;
import dev.afterburner.workbench.ui.fx.TaskRunner;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Where the versions stand among the reference solutions, measured on this machine when asked. */
public final class StandingViewModel {

  private static final String TITLE = "Where you stand";
  private static final String EMPTY = "The reference solutions have not been measured here yet.";

  /** What was measured is kept by problem and language. */
  private record Key(String problem, String language) {}

  private final ReferenceRuns runs;
  private final List<Language> languages;
  private final SessionViewModel session;
  private final TaskRunner tasks;
  private final Map<Key, Map<String, Run>> measured = new LinkedHashMap<>();
  private final ReadOnlyObjectWrapper<DistributionModel> model;
  private final BooleanBinding wanted;

  public StandingViewModel(
      Judge judge,
      Sandbox sandbox,
      List<Language> languages,
      SessionViewModel session,
      TaskRunner tasks) {
    this.runs = new ReferenceRuns(sandbox, judge);
    this.languages = languages;
    this.session = session;
    this.tasks = tasks;
    this.model = new ReadOnlyObjectWrapper<>(build());
    this.wanted =
        Bindings.createBooleanBinding(
            () ->
                model.get().references().isEmpty()
                    && session.problem().get() != null
                    && !session.activity().get().busy(),
            model,
            session.problem(),
            session.activity());
    session.problem().addListener((o, before, now) -> update());
    session.state().addListener((o, before, now) -> update());
    session.choices().addListener((o, before, now) -> update());
    session.selection().selected().addListener((o, before, now) -> update());
    session.selection().compared().addListener((o, before, now) -> update());
  }

  public ReadOnlyObjectProperty<DistributionModel> model() {
    return model.getReadOnlyProperty();
  }

  /** Whether the references could be measured now and have not been. */
  public BooleanBinding wanted() {
    return wanted;
  }

  /** Measures the reference solutions of the open problem. */
  public void measure() {
    Problem problem = session.problem().get();
    String id = session.choices().get().language();
    Optional<Language> language = languages.stream().filter(l -> l.id().equals(id)).findFirst();
    if (problem == null || language.isEmpty()) {
      return;
    }
    List<Reference> references =
        problem.references().stream().filter(r -> r.language().equals(id)).toList();
    Cancellation cancellation = new Cancellation();
    if (references.isEmpty() || !session.occupy(references.size(), cancellation::cancel)) {
      return;
    }
    Key key = new Key(problem.id(), id);
    measured.put(key, new LinkedHashMap<>());
    tasks.start(
        () -> {
          try {
            for (int i = 0; i < references.size() && !cancellation.isCancelled(); i++) {
              Reference reference = references.get(i);
              Optional<Run> run = run(problem, reference, language.get(), cancellation);
              int done = i + 1;
              tasks.show(() -> measured(key, reference, run, done));
            }
            tasks.show(() -> session.release(null));
          } catch (SandboxException | RuntimeException e) {
            tasks.show(() -> session.release(e));
          }
        });
  }

  /** The run with the median wall time; empty when one did not complete. */
  private Optional<Run> run(
      Problem problem, Reference reference, Language language, Cancellation cancellation)
      throws SandboxException {
    return runs.of(problem, language, reference, cancellation)
        .flatMap(
            all ->
                all.stream()
                    .sorted(Comparator.comparingLong(Run::wallNanos))
                    .skip(all.size() / 2)
                    .findFirst());
  }

  private void measured(Key key, Reference reference, Optional<Run> run, int done) {
    run.ifPresent(
        r -> measured.computeIfAbsent(key, k -> new LinkedHashMap<>()).put(reference.name(), r));
    session.advance(done);
    update();
  }

  private void update() {
    DistributionModel now = build();
    if (!now.equals(model.get())) {
      model.set(now);
    }
  }

  private DistributionModel build() {
    Problem problem = session.problem().get();
    SessionState state = session.state().get();
    Figure figure = session.choices().get().objective();
    Map<String, Run> known =
        problem == null
            ? Map.of()
            : measured.getOrDefault(
                new Key(problem.id(), session.choices().get().language()), Map.of());
    List<DistributionModel.Reference> references = new ArrayList<>();
    known.forEach(
        (name, run) -> references.add(new DistributionModel.Reference(name, name, figure.of(run))));
    double[] values = references.stream().mapToDouble(DistributionModel.Reference::value).toArray();
    List<Mark> marks = new ArrayList<>();
    if (state != null && !references.isEmpty()) {
      shown(state).forEach((v, e) -> mark(v, e, figure, values).ifPresent(marks::add));
    }
    String note = references.isEmpty() ? "" : references.size() + " references, measured here";
    return new DistributionModel(TITLE, note, figure, references, marks, true, EMPTY);
  }

  private Map<Version, Emphasis> shown(SessionState state) {
    Map<Version, Emphasis> shown = new LinkedHashMap<>();
    session.selectedVersion().ifPresent(v -> shown.put(v, Emphasis.SELECTED));
    session.comparedVersion().ifPresent(v -> shown.putIfAbsent(v, Emphasis.COMPARED));
    state.bestVersion().ifPresent(v -> shown.putIfAbsent(v, Emphasis.BEST));
    state.versions().stream().findFirst().ifPresent(v -> shown.putIfAbsent(v, Emphasis.OTHER));
    return shown;
  }

  private static Optional<Mark> mark(
      Version version, Emphasis emphasis, Figure figure, double[] references) {
    return version
        .summary(figure)
        .map(
            s -> {
              Interval m = s.median();
              // Less is better, so the upper end of the figure is the lower end of the share.
              Interval beats =
                  new Interval(
                          Percentile.of(m.value(), true, references),
                          Percentile.of(m.high(), true, references),
                          Percentile.of(m.low(), true, references))
                      .times(100);
              String name = "v" + version.id();
              return new Mark(name, name, m.value(), beats, emphasis);
            });
  }
}
