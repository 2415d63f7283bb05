package dev.afterburner.workbench.ui.run;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.workbench.chart.TrendModel;
import dev.afterburner.workbench.chart.TrendPoint;
import dev.afterburner.workbench.export.SessionTrend;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.session.Version;
import dev.afterburner.workbench.ui.fx.TaskRunner;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** The figures of all versions over those of the original. Computed in the background. */
public final class TrendViewModel {

  private static final String TITLE = "Over iterations";
  private static final String EMPTY = "No version yet. Every step adds a point.";

  private final SessionViewModel session;
  private final TaskRunner tasks;
  private final ReadOnlyObjectWrapper<TrendModel> model;
  private List<TrendPoint> points = List.of();
  private boolean computing;
  private boolean again;

  public TrendViewModel(SessionViewModel session, TaskRunner tasks) {
    this.session = session;
    this.tasks = tasks;
    this.model = new ReadOnlyObjectWrapper<>(build());
    session.state().addListener((o, before, now) -> compute());
    session.selection().selected().addListener((o, before, now) -> model.set(build()));
    session.choices().addListener((o, before, now) -> model.set(build()));
  }

  public ReadOnlyObjectProperty<TrendModel> model() {
    return model.getReadOnlyProperty();
  }

  /** One computation at a time, and another one after it when the state has changed meanwhile. */
  private void compute() {
    if (computing) {
      again = true;
      return;
    }
    computing = true;
    SessionState state = session.state().get();
    tasks.call(() -> points(state), this::computed, failure -> computed(List.of()));
  }

  private void computed(List<TrendPoint> found) {
    computing = false;
    if (!found.equals(points)) {
      points = found;
      model.set(build());
    }
    if (again) {
      again = false;
      compute();
    }
  }

  private TrendModel build() {
    SessionState state = session.state().get();
    Figure objective =
        state == null
            ? session.choices().get().objective()
            : state.started().settings().objective();
    int steps =
        Math.max(session.choices().get().steps(), state == null ? 0 : state.finishedSteps());
    Integer selected = session.selection().selected().get();
    return new TrendModel(
        TITLE,
        points.isEmpty() ? "" : "ratio to original, 95 % interval",
        points,
        objective,
        steps,
        selected == null ? null : "v" + selected,
        Set.of(),
        EMPTY);
  }

  private static List<TrendPoint> points(@Nullable SessionState state) {
    if (state == null || state.versions().isEmpty()) {
      return List.of();
    }
    Version original = state.versions().getFirst();
    List<TrendPoint> points = new ArrayList<>();
    int byHand = 0;
    for (Version version : state.versions()) {
      // A hand edit stands where the next step would.
      byHand = Math.max(byHand, version.step());
      int at = version.id() == 0 ? 0 : version.step() > 0 ? version.step() : byHand;
      String name = "v" + version.id();
      if (version.judgement() != null && !version.passed()) {
        String why = version.judgement().verdict().words();
        points.add(TrendPoint.failed(name, name, at, why));
      } else if (!version.runs().isEmpty() && !original.runs().isEmpty()) {
        points.add(TrendPoint.passed(name, name, at, SessionTrend.ratios(state, version)));
      }
    }
    return points;
  }
}
