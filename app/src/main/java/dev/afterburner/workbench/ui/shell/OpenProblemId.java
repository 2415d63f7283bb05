// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.shell;

import dev.afterburner.workbench.ui.run.SessionViewModel;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** Id of the problem that is open, or is being opened. */
final class OpenProblemId {

  private final SessionViewModel session;
  private final ReadOnlyObjectWrapper<@Nullable String> id = new ReadOnlyObjectWrapper<>();

  OpenProblemId(SessionViewModel session) {
    this.session = session;
    session.problem().addListener((o, before, now) -> update());
    session.loading().addListener((o, before, now) -> update());
    update();
  }

  ReadOnlyObjectProperty<@Nullable String> property() {
    return id.getReadOnlyProperty();
  }

  private void update() {
    String loading = session.loading().get();
    var problem = session.problem().get();
    id.set(loading != null ? loading : problem == null ? null : problem.id());
  }
}
