// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.run;

import dev.afterburner.workbench.chart.TradeoffModel;
import dev.afterburner.workbench.export.SessionFigures;
import dev.afterburner.workbench.session.SessionState;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Time against memory of the session's versions. */
public final class TradeoffViewModel {

  private final SessionViewModel session;
  private final ReadOnlyObjectWrapper<TradeoffModel> model;

  public TradeoffViewModel(SessionViewModel session) {
    this.session = session;
    model = new ReadOnlyObjectWrapper<>(build());
    session.state().addListener((o, before, now) -> update());
    session.selection().selected().addListener((o, before, now) -> update());
  }

  public ReadOnlyObjectProperty<TradeoffModel> model() {
    return model.getReadOnlyProperty();
  }

  private void update() {
    TradeoffModel now = build();
    if (!now.equals(model.get())) {
      model.set(now);
    }
  }

  private TradeoffModel build() {
    SessionState state = session.state().get();
    return state == null
        ? new TradeoffModel(
            SessionFigures.TRADEOFF, "", List.of(), null, SessionFigures.NOTHING_MEASURED)
        : SessionFigures.tradeoff(state, session.selection().selected().get());
  }
}
