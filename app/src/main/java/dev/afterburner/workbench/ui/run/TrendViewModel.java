// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.run;

import dev.afterburner.workbench.chart.TrendModel;
import dev.afterburner.workbench.chart.TrendPoint;
import dev.afterburner.workbench.export.SessionTrend;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.ui.fx.TaskRunner;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The figures of all versions over those of the original. Computed in the background. */
public final class TrendViewModel {

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
    session.opening().addListener((o, before, now) -> model.set(build()));
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
    tasks.call(
        () -> state == null ? List.<TrendPoint>of() : SessionTrend.points(state),
        this::computed,
        failure -> computed(List.of()));
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
    int steps = session.choices().get().steps();
    if (state == null) {
      return SessionTrend.none(
          session.choices().get().objective(),
          steps,
          session.opening().get() ? SessionViewModel.OPENING : SessionTrend.EMPTY);
    }
    return SessionTrend.of(
        state,
        points,
        Math.max(state.asked() == null ? 1 : state.asked().last(), state.finishedSteps()),
        session.selection().selected().get());
  }
}
