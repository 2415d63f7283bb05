// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.run;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.language.Language;
import dev.afterburner.workbench.chart.DistributionModel;
import dev.afterburner.workbench.chart.draw.Emphasis;
import dev.afterburner.workbench.export.StandingFigure;
import dev.afterburner.workbench.measure.Calibrator;
import dev.afterburner.workbench.problem.Calibration;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.ProblemException;
import dev.afterburner.workbench.problem.Reference;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.session.Version;
import dev.afterburner.workbench.ui.fx.TaskRunner;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.SetChangeListener;

/**
 * Where the versions stand among the reference solutions, as measured on this machine: now, or
 * earlier, by the command line too.
 */
public final class StandingViewModel {

  /** What was measured is kept by problem and language. */
  private record Key(String problem, String language) {}

  private final Calibrator calibrator;
  private final List<Language> languages;
  private final SessionViewModel session;
  private final TaskRunner tasks;
  private final Map<Key, Map<String, Calibration>> measured = new LinkedHashMap<>();
  private final ReadOnlyObjectWrapper<DistributionModel> model;
  private final BooleanBinding wanted;

  public StandingViewModel(
      Calibrator calibrator, List<Language> languages, SessionViewModel session, TaskRunner tasks) {
    this.calibrator = calibrator;
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
    session.problem().addListener((o, before, now) -> recall());
    session.state().addListener((o, before, now) -> update());
    session.choices().addListener((o, before, now) -> recall());
    session
        .activity()
        .addListener(
            (o, before, now) -> {
              worked(before, now);
              update();
            });
    session.selection().selected().addListener((o, before, now) -> update());
    session.selection().compared().addListener((o, before, now) -> update());
    session.selection().overlaid().addListener((SetChangeListener<Integer>) change -> update());
  }

  public ReadOnlyObjectProperty<DistributionModel> model() {
    return model.getReadOnlyProperty();
  }

  /** Whether the references could be measured now and have not been. */
  public BooleanBinding wanted() {
    return wanted;
  }

  /** The reference solution that the chart names by an id; empty where it has gone. */
  public Optional<Reference> reference(String id) {
    Problem problem = session.problem().get();
    String language = session.choices().get().language();
    return problem == null
        ? Optional.empty()
        : problem.references().stream()
            .filter(r -> r.language().equals(language) && r.name().equals(id))
            .findFirst();
  }

  /** Measures those reference solutions of the open problem that were not measured here before. */
  public void measure() {
    Problem problem = session.problem().get();
    Optional<Language> language = language();
    if (problem == null || language.isEmpty()) {
      return;
    }
    String id = language.get().id();
    int references =
        (int) problem.references().stream().filter(r -> r.language().equals(id)).count();
    Cancellation cancellation = new Cancellation();
    if (references == 0
        || !session.occupy(new Activity.Referencing(0, references, false), cancellation::cancel)) {
      return;
    }
    Key key = new Key(problem.id(), id);
    AtomicInteger done = new AtomicInteger();
    tasks.start(
        () -> {
          try {
            calibrator.run(
                problem,
                language.get(),
                calibration -> {
                  int number = done.incrementAndGet();
                  tasks.show(() -> add(key, calibration, number));
                },
                cancellation);
            tasks.show(() -> session.release(null));
          } catch (SandboxException | ProblemException | RuntimeException e) {
            tasks.show(() -> session.release(e));
          }
        });
  }

  private Optional<Language> language() {
    String id = session.choices().get().language();
    return Language.find(languages, id);
  }

  /** A session that ends by a percentile may have measured references itself. */
  private void worked(Activity before, Activity now) {
    SessionState state = session.state().get();
    if (before.busy()
        && !now.busy()
        && state != null
        && state.started().settings().stops().percentile() > 0) {
      measured.remove(new Key(state.started().problem(), state.started().language()));
      recall();
    }
  }

  /** Reads what was measured earlier of what is open now. */
  private void recall() {
    update();
    Problem problem = session.problem().get();
    Optional<Language> language = language();
    if (problem == null || language.isEmpty()) {
      return;
    }
    Key key = new Key(problem.id(), language.get().id());
    if (measured.containsKey(key)) {
      return;
    }
    measured.put(key, new LinkedHashMap<>());
    tasks.call(
        () -> calibrator.known(problem, language.get()),
        found -> {
          Map<String, Calibration> known =
              measured.computeIfAbsent(key, k -> new LinkedHashMap<>());
          found.forEach(c -> known.putIfAbsent(c.name(), c));
          update();
        },
        failure -> session.tell(failure));
  }

  private void add(Key key, Calibration calibration, int done) {
    measured.computeIfAbsent(key, k -> new LinkedHashMap<>()).put(calibration.name(), calibration);
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
    Map<String, Calibration> known =
        problem == null
            ? Map.of()
            : measured.getOrDefault(
                new Key(problem.id(), session.choices().get().language()), Map.of());
    DistributionModel found =
        StandingFigure.of(
            figure, known.values(), this::named, state == null ? Map.of() : shown(state));
    return session.activity().get() instanceof Activity.Referencing && found.references().isEmpty()
        ? found.withEmptyText("The reference solutions are being measured…")
        : found;
  }

  private String named(String reference) {
    Problem problem = session.problem().get();
    return problem == null
        ? reference
        : StandingFigure.named(problem, session.choices().get().language(), reference);
  }

  /** What was measured here of the open problem's references, in the language of the session. */
  public List<Calibration> known() {
    Problem problem = session.problem().get();
    return problem == null
        ? List.of()
        : List.copyOf(
            measured
                .getOrDefault(new Key(problem.id(), session.choices().get().language()), Map.of())
                .values());
  }

  private Map<Version, Emphasis> shown(SessionState state) {
    Map<Version, Emphasis> shown = new LinkedHashMap<>();
    session.selectedVersion().ifPresent(v -> shown.put(v, Emphasis.SELECTED));
    session.comparedVersion().ifPresent(v -> shown.putIfAbsent(v, Emphasis.COMPARED));
    state.bestVersion().ifPresent(v -> shown.putIfAbsent(v, Emphasis.BEST));
    state.versions().stream().findFirst().ifPresent(v -> shown.putIfAbsent(v, Emphasis.OTHER));
    state.versions().stream()
        .filter(v -> session.selection().overlaid().contains(v.id()))
        .forEach(v -> shown.putIfAbsent(v, Emphasis.OTHER));
    return shown;
  }
}
