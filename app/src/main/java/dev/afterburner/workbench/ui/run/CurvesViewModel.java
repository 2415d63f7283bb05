// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.run;

import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.SamplingReport;
import dev.afterburner.workbench.chart.curve.CurveModel;
import dev.afterburner.workbench.chart.curve.CurveSeries;
import dev.afterburner.workbench.chart.curve.CurveView;
import dev.afterburner.workbench.chart.curve.FinishedCurve;
import dev.afterburner.workbench.chart.curve.GrowingCurve;
import dev.afterburner.workbench.chart.draw.Emphasis;
import dev.afterburner.workbench.export.SessionFigures;
import dev.afterburner.workbench.figures.Figures;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.session.Version;
import dev.afterburner.workbench.ui.fx.TaskRunner;
import dev.afterburner.workbench.ui.run.LiveProgress.LiveRun;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.SetChangeListener;
import org.jspecify.annotations.Nullable;

/**
 * The memory curves: the version that is shown, the one compared with it, the best, the original,
 * and the run that goes on.
 */
public final class CurvesViewModel {

  private static final String TITLE = SessionFigures.CURVES;
  private static final String EMPTY = "No run yet. Measure draws the curve while the program runs.";

  /** A version's typical run, as the chart wants it. */
  private record Drawn(int runs, Run run, FinishedCurve curve) {}

  private final SessionViewModel session;
  private final BaselineViewModel empty;
  private final TaskRunner tasks;
  private final Map<Integer, Drawn> drawn = new HashMap<>();
  private final Map<Integer, Integer> asked = new HashMap<>();
  private final ReadOnlyObjectWrapper<CurveModel> model =
      new ReadOnlyObjectWrapper<>(new CurveModel(TITLE, "", List.of(), null, EMPTY, CurveView.ALL));

  /** Of each version that runs in turns with another one its last run, which may go on. */
  private final Map<Integer, GrowingCurve> live = new LinkedHashMap<>();

  private @Nullable CurveSeries foreign;
  private int foreigners;
  private String of = "";

  public CurvesViewModel(SessionViewModel session, BaselineViewModel empty, TaskRunner tasks) {
    this.session = session;
    this.empty = empty;
    this.tasks = tasks;
    empty.baseline().addListener((o, before, now) -> update());
    session.state().addListener((o, before, now) -> update());
    session.opening().addListener((o, before, now) -> update());
    session.selection().selected().addListener((o, before, now) -> update());
    session.selection().compared().addListener((o, before, now) -> update());
    session.selection().overlaid().addListener((SetChangeListener<Integer>) change -> update());
    session.selection().foreign().addListener((o, before, now) -> foreign(now));
    session.live().run().addListener((o, before, now) -> live(now));
    update();
  }

  public ReadOnlyObjectProperty<CurveModel> model() {
    return model.getReadOnlyProperty();
  }

  private void live(@Nullable LiveRun run) {
    if (run == null) {
      live.clear();
    } else {
      // Two versions that take turns have a curve each, or one would change its name all the time.
      if (live.size() > 1 && !live.containsKey(run.version())) {
        live.clear();
      }
      live.put(run.version(), new GrowingCurve(run.curve()));
    }
    update();
  }

  /** Its curve is made away from the window, like all others. */
  private void foreign(@Nullable Foreign other) {
    foreign = null;
    update();
    int asking = ++foreigners;
    if (other == null || other.version().runs().isEmpty()) {
      return;
    }
    tasks.call(
        () -> FinishedCurve.of(other.version().typicalRun().orElseThrow()),
        curve -> {
          if (asking == foreigners) {
            foreign = new CurveSeries(other.name(), other.name(), curve, Emphasis.COMPARED);
            update();
          }
        },
        failure -> {});
  }

  private void update() {
    SessionState state = session.state().get();
    String id = state == null ? "" : state.started().session();
    if (!id.equals(of)) {
      of = id;
      drawn.clear();
      asked.clear();
    }
    List<CurveSeries> series = new ArrayList<>();
    live.forEach(
        (version, curve) ->
            series.add(new CurveSeries("live-" + version, "v" + version, curve, Emphasis.LIVE)));
    Map<Integer, Emphasis> shown = state == null ? Map.of() : shown(state);
    shown.forEach(
        (version, emphasis) -> {
          Drawn its = drawn(version);
          if (its != null) {
            series.add(new CurveSeries("v" + version, "v" + version, its.curve(), emphasis));
          }
        });
    if (foreign != null) {
      series.add(foreign);
    }
    // Alone the band would be a chart of nothing.
    CurveModel.Baseline band = series.isEmpty() ? null : empty.baseline().get();
    String none = session.opening().get() ? SessionViewModel.OPENING : nothing();
    model.set(new CurveModel(TITLE, note(), series, band, none, CurveView.ALL));
  }

  /** Why there is no curve. */
  private String nothing() {
    SessionState state = session.state().get();
    String why = state == null ? EMPTY : SessionFigures.nothingMeasured(state);
    return why.equals(SessionFigures.NOTHING_MEASURED) ? EMPTY : why;
  }

  private Map<Integer, Emphasis> shown(SessionState state) {
    Map<Integer, Emphasis> shown = new LinkedHashMap<>();
    session.selectedVersion().ifPresent(v -> shown.put(v.id(), Emphasis.SELECTED));
    session.comparedVersion().ifPresent(v -> shown.putIfAbsent(v.id(), Emphasis.COMPARED));
    if (state.best() != null) {
      shown.putIfAbsent(state.best(), Emphasis.BEST);
    }
    if (!state.versions().isEmpty()) {
      shown.putIfAbsent(0, Emphasis.OTHER);
    }
    session.selection().overlaid().stream()
        .filter(id -> id < state.versions().size())
        .sorted()
        .forEach(id -> shown.putIfAbsent(id, Emphasis.OTHER));
    return shown;
  }

  /** The version's curve, as far as it is made; makes it anew where there are more runs. */
  private @Nullable Drawn drawn(int id) {
    SessionState state = session.state().get();
    if (state != null) {
      Version version = state.versions().get(id);
      int runs = version.runs().size();
      if (runs > 0 && asked.getOrDefault(id, 0) != runs) {
        asked.put(id, runs);
        String asking = of;
        tasks.call(
            () -> {
              Run typical = version.typicalRun().orElseThrow();
              return new Drawn(runs, typical, FinishedCurve.of(typical));
            },
            made -> made(asking, id, made),
            failure -> asked.remove(id));
      }
    }
    return drawn.get(id);
  }

  private void made(String asking, int id, Drawn made) {
    Drawn before = drawn.get(id);
    if (asking.equals(of) && (before == null || before.runs() < made.runs())) {
      drawn.put(id, made);
      update();
    }
  }

  private String note() {
    Integer id = session.selection().selected().get();
    Drawn its = id == null ? null : drawn.get(id);
    if (its == null) {
      return "";
    }
    SamplingReport sampling = its.run().sampling();
    if (sampling.tooFew()) {
      return sampling.samples() + " samples: use a larger workload";
    }
    return "typical run · "
        + Figures.rate(sampling.rateHz())
        + " · p99 gap "
        + Figures.time((double) sampling.gapP99Nanos());
  }
}
