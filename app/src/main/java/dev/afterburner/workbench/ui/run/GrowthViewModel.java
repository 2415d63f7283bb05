// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.run;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.language.Language;
import dev.afterburner.workbench.chart.GrowthModel;
import dev.afterburner.workbench.export.document.GrowthDocument;
import dev.afterburner.workbench.figures.Figures;
import dev.afterburner.workbench.measure.GrowthRuns;
import dev.afterburner.workbench.measure.GrowthRuns.Named;
import dev.afterburner.workbench.measure.GrowthRuns.Series;
import dev.afterburner.workbench.problem.Generator;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.ProblemException;
import dev.afterburner.workbench.problem.catalogue.Catalogue;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.session.Version;
import dev.afterburner.workbench.ui.fx.TaskRunner;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/**
 * How the versions of the open session grow with the size of the input. What was measured stays
 * beside what is measured later; that of versions is found again when their session is opened.
 */
public final class GrowthViewModel {

  private static final String TITLE = "Growth";
  private static final String EMPTY = "No version was measured at several sizes yet.";
  private static final String NONE =
      "This problem has no generator that makes inputs of any size, so its growth can't be"
          + " measured. A problem that you add can have one.";

  private final Catalogue catalogue;
  private final GrowthRuns runs;
  private final List<Language> languages;
  private final SessionViewModel session;
  private final TaskRunner tasks;
  private final Map<String, Map<String, Series>> measured = new HashMap<>();
  private final StringProperty sizes = new SimpleStringProperty("");
  private final ReadOnlyStringWrapper action = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper remark = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper progress = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper possible = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<GrowthModel> model;
  private List<Series> drawn = List.of();
  private @Nullable Generator generator;
  private boolean asked;
  private String recalled = "";

  public GrowthViewModel(
      Catalogue catalogue,
      GrowthRuns runs,
      List<Language> languages,
      SessionViewModel session,
      TaskRunner tasks) {
    this.catalogue = catalogue;
    this.runs = runs;
    this.languages = languages;
    this.session = session;
    this.tasks = tasks;
    this.model = new ReadOnlyObjectWrapper<>(GrowthDocument.chart(TITLE, EMPTY, List.of()));
    session.problem().addListener((o, before, now) -> problem(now));
    session.state().addListener((o, before, now) -> changed());
    session.choices().addListener((o, before, now) -> update());
    session.activity().addListener((o, before, now) -> update());
    session.drafts().edited().addListener((o, before, now) -> update());
    session.selection().selected().addListener((o, before, now) -> update());
    session.selection().compared().addListener((o, before, now) -> update());
    sizes.addListener((o, before, now) -> update());
    problem(session.problem().get());
  }

  /** What was measured of the open session. */
  public ReadOnlyObjectProperty<GrowthModel> model() {
    return model.getReadOnlyProperty();
  }

  /** The sizes to measure at, as typed. */
  public StringProperty sizes() {
    return sizes;
  }

  /** What {@link #measure} would do: "Measure v3 and v0". */
  public ReadOnlyStringProperty action() {
    return action.getReadOnlyProperty();
  }

  /** Why nothing can be measured, or what fell out; empty where there is nothing to say. */
  public ReadOnlyStringProperty remark() {
    return remark.getReadOnlyProperty();
  }

  /** What is measured just now; empty while nothing is. */
  public ReadOnlyStringProperty progress() {
    return progress.getReadOnlyProperty();
  }

  /** Whether the problem has inputs of several sizes, and nothing else goes on. */
  public ReadOnlyBooleanProperty possible() {
    return possible.getReadOnlyProperty();
  }

  /** Ends the measuring; what is measured stays. */
  public void stop() {
    session.stop();
  }

  /** Measures the version that is shown, and the one that it is compared with, interleaved. */
  public void measure() {
    Problem problem = session.problem().get();
    Generator maker = generator;
    List<Named> programs = programs();
    List<Long> wanted = wanted();
    if (problem == null
        || maker == null
        || programs.isEmpty()
        || !fault(wanted).isEmpty()
        || session.activity().get().busy()) {
      return;
    }
    Cancellation cancellation = new Cancellation();
    if (!session.occupy(new Activity.Growing("starting", 0, false), cancellation::cancel)) {
      return;
    }
    String key = key();
    GrowthRuns.Listener listener =
        new GrowthRuns.Listener() {
          @Override
          public void status(String what, double share) {
            tasks.show(() -> session.advance(what, share));
          }

          @Override
          public void measured(List<Series> soFar) {
            tasks.show(() -> keep(key, soFar));
          }
        };
    tasks.start(
        () -> {
          try {
            List<Series> all =
                runs.run(
                    problem,
                    maker,
                    wanted,
                    maker.seed(),
                    programs,
                    GrowthRuns.PLAN,
                    listener,
                    cancellation);
            tasks.show(
                () -> {
                  keep(key, all);
                  session.release(null);
                });
          } catch (SandboxException | ProblemException | RuntimeException e) {
            tasks.show(() -> session.release(cancellation.isCancelled() ? null : e));
          }
        });
  }

  private void keep(String key, List<Series> series) {
    Map<String, Series> known = measured.computeIfAbsent(key, k -> new LinkedHashMap<>());
    for (Series one : series) {
      if (one.failure() != null || !one.points().isEmpty()) {
        known.put(one.name(), one);
      }
    }
    update();
  }

  private void problem(@Nullable Problem now) {
    generator = null;
    asked = false;
    update();
    if (now == null) {
      return;
    }
    tasks.call(
        () -> catalogue.generator(now.id()),
        found -> {
          if (Objects.equals(session.problem().get(), now)) {
            generator = found.orElse(null);
            asked = true;
            sizes.set(
                found.map(Generator::sizes).orElse(List.of()).stream()
                    .map(String::valueOf)
                    .collect(Collectors.joining(", ")));
            recall();
            update();
          }
        },
        failure -> session.tell(failure));
  }

  private void changed() {
    if (!key().equals(recalled)) {
      recall();
    }
    update();
  }

  /** Looks up, once a session, what was measured of its versions before. */
  private void recall() {
    Problem problem = session.problem().get();
    SessionState state = session.state().get();
    Generator maker = generator;
    Language language = Language.find(languages, session.choices().get().language()).orElse(null);
    if (problem == null || state == null || maker == null || language == null) {
      return;
    }
    String key = key();
    recalled = key;
    List<Named> versions = state.versions().stream().map(v -> named(v, language)).toList();
    tasks.call(
        () -> runs.known(problem, maker, versions),
        found -> {
          Map<String, Series> known = measured.getOrDefault(key, Map.of());
          keep(key, found.stream().filter(s -> !known.containsKey(s.name())).toList());
        },
        failure -> session.tell(failure));
  }

  /** What was typed is measured where it differs from the version that it was typed into. */
  private List<Named> programs() {
    String id = session.choices().get().language();
    Language language = Language.find(languages, id).orElse(null);
    List<Named> programs = new ArrayList<>();
    if (language == null || session.problem().get() == null) {
      return programs;
    }
    Version shown = session.selectedVersion().orElse(null);
    if (shown == null || session.drafts().edited().get()) {
      programs.add(
          new Named("editor", new Program.Source(language, session.drafts().code().get())));
    } else {
      programs.add(named(shown, language));
    }
    session.comparedVersion().ifPresent(v -> programs.add(named(v, language)));
    return programs;
  }

  private static Named named(Version version, Language language) {
    return new Named("v" + version.id(), new Program.Source(language, version.code()));
  }

  private List<Long> wanted() {
    return Arrays.stream(sizes.get().split("[^0-9]+", -1))
        .filter(digits -> !digits.isEmpty() && digits.length() <= 12)
        .map(Long::parseLong)
        .distinct()
        .sorted()
        .toList();
  }

  private static String fault(List<Long> sizes) {
    return sizes.size() < 2 || sizes.size() > GrowthRuns.MOST_SIZES || sizes.getFirst() < 1
        ? "Enter 2 to " + GrowthRuns.MOST_SIZES + " different sizes above 0, separated by commas."
        : "";
  }

  private String key() {
    SessionState state = session.state().get();
    Problem problem = session.problem().get();
    return (problem == null ? "" : problem.id())
        + " "
        + session.choices().get().language()
        + " "
        + (state == null ? "" : state.started().session());
  }

  private void update() {
    List<Series> shown = List.copyOf(measured.getOrDefault(key(), Map.of()).values());
    if (!shown.equals(drawn)) {
      // Fits lines, which what else happens in a session does not change.
      drawn = shown;
      model.set(GrowthDocument.chart(TITLE, EMPTY, shown));
    }
    List<String> names = programs().stream().map(Named::name).toList();
    action.set("Measure " + (names.isEmpty() ? "growth" : String.join(" and ", names)));
    progress.set(
        session.activity().get() instanceof Activity.Growing g
            ? g.stopping() ? "Stopping" : g.what()
            : "");
    String fault = generator == null ? asked ? NONE : "" : fault(wanted());
    possible.set(
        generator != null
            && fault.isEmpty()
            && !names.isEmpty()
            && !session.activity().get().busy());
    remark.set(fault.isEmpty() ? fallen(shown) : fault);
  }

  private static String fallen(List<Series> shown) {
    List<String> lines = new ArrayList<>();
    for (Series series : shown) {
      String failure = series.failure();
      if (failure != null) {
        lines.add(
            series.name()
                + (series.failedAt() == 0
                    ? " does not pass the problem's cases: "
                    : " is left out from n = " + Figures.count(series.failedAt()) + " on: ")
                + failure
                + ".");
      }
    }
    return String.join(" ", lines);
  }
}
