// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.run;

import dev.afterburner.workbench.chart.TreeModel;
import dev.afterburner.workbench.export.SessionTree;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.ui.fx.TaskRunner;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The session's versions as a graph. Computed in the background: each ratio takes its time. */
public final class TreeViewModel {

  private static final TreeModel EMPTY = SessionTree.empty();

  private final SessionViewModel session;
  private final TaskRunner tasks;
  private final ReadOnlyObjectWrapper<TreeModel> model = new ReadOnlyObjectWrapper<>(EMPTY);
  private boolean computing;
  private boolean again;

  public TreeViewModel(SessionViewModel session, TaskRunner tasks) {
    this.session = session;
    this.tasks = tasks;
    session.state().addListener((o, before, now) -> compute());
    session.selection().selected().addListener((o, before, now) -> set(model.get()));
    compute();
  }

  public ReadOnlyObjectProperty<TreeModel> model() {
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
        () -> state == null ? EMPTY : SessionTree.of(state, null),
        this::computed,
        failure -> computed(EMPTY));
  }

  private void computed(TreeModel found) {
    computing = false;
    set(found);
    if (again) {
      again = false;
      compute();
    }
  }

  private void set(TreeModel found) {
    Integer selected = session.selection().selected().get();
    TreeModel now =
        new TreeModel(
            found.title(),
            found.note(),
            found.nodes(),
            found.best(),
            selected == null ? null : "v" + selected,
            found.view(),
            found.emptyText());
    if (!now.equals(model.get())) {
      model.set(now);
    }
  }
}
