// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.run;

import dev.afterburner.sandbox.Baseline;
import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Sandbox;
import dev.afterburner.sandbox.language.Language;
import dev.afterburner.sandbox.language.Languages;
import dev.afterburner.workbench.chart.curve.CurveModel;
import dev.afterburner.workbench.ui.fx.TaskRunner;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * What an empty program of the chosen language needs, measured once a language, in the first quiet
 * moment after a run.
 */
public final class BaselineViewModel {

  private final Sandbox sandbox;
  private final SessionViewModel session;
  private final TaskRunner tasks;
  private final Map<String, CurveModel.Baseline> measured = new HashMap<>();
  private final Set<String> asked = new HashSet<>();
  private final ReadOnlyObjectWrapper<CurveModel.@Nullable Baseline> baseline =
      new ReadOnlyObjectWrapper<>();

  public BaselineViewModel(Sandbox sandbox, SessionViewModel session, TaskRunner tasks) {
    this.sandbox = sandbox;
    this.session = session;
    this.tasks = tasks;
    session.choices().addListener((o, before, now) -> show());
    session
        .activity()
        .addListener(
            (o, before, now) -> {
              if (before.busy() && !now.busy()) {
                measure(session.choices().get().language());
              }
            });
  }

  /** Another sandbox, other figures. */
  public void forget() {
    measured.clear();
    asked.clear();
    show();
  }

  /** The band that the curves stand on; null while it is not known. */
  public ReadOnlyObjectProperty<CurveModel.@Nullable Baseline> baseline() {
    return baseline.getReadOnlyProperty();
  }

  private void measure(String id) {
    boolean ran = session.selectedVersion().filter(v -> !v.runs().isEmpty()).isPresent();
    if (!ran || !asked.add(id)) {
      return;
    }
    tasks.call(
        () -> {
          Languages languages = new Languages(); // read here, where the window's start is over
          Language language = languages.byId(id).orElseThrow();
          Baseline empty = Baseline.measure(sandbox, languages, language, new Cancellation());
          return new CurveModel.Baseline(
              "empty " + language.name() + " program",
              Math.round(empty.peakBytes().value()),
              Math.round(empty.wallNanos().value()));
        },
        found -> {
          if (asked.contains(id)) {
            measured.put(id, found);
            show();
          }
        },
        // A band that is missing is no loss; the next run tries again.
        failure -> asked.remove(id));
  }

  private void show() {
    baseline.set(measured.get(session.choices().get().language()));
  }
}
