// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.history;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.stats.Comparison;
import dev.afterburner.workbench.chart.TrendsModel;
import dev.afterburner.workbench.export.SessionPair;
import dev.afterburner.workbench.export.figure.ExportException;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.store.SessionStore;
import dev.afterburner.workbench.store.StoreException;
import dev.afterburner.workbench.ui.fx.Notice;
import dev.afterburner.workbench.ui.fx.Notices;
import dev.afterburner.workbench.ui.fx.TaskRunner;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** Two stored sessions on one problem, one over the other. Computed in the background. */
public final class SessionPairViewModel {

  /**
   * A pair with what takes time to compute.
   *
   * @param ratios of the bests, B over A; empty where one was not measured
   */
  public record Shown(SessionPair pair, Map<Figure, Comparison> ratios) {
    public Shown {
      ratios = Map.copyOf(ratios);
    }

    /** "A: openai:small; B: openai:large". */
    public String names() {
      return "A: " + pair.first().name() + "   B: " + pair.second().name();
    }

    /** What the ratios mean, or why there are none. */
    public String note() {
      return ratios.isEmpty()
          ? "The best versions can't be compared: one of them was not measured."
          : "Ratios of B's best to A's best. The sessions ran at different times, so machine noise"
              + " may affect these ratios.";
    }
  }

  private final SessionStore store;
  private final TaskRunner tasks;
  private final Notices notices;
  private final ReadOnlyObjectWrapper<@Nullable Shown> shown = new ReadOnlyObjectWrapper<>();
  private final ObjectProperty<Figure> figure = new SimpleObjectProperty<>(Figure.TIME);

  /**
   * @param notices where it is told what could not be compared
   */
  public SessionPairViewModel(SessionStore store, TaskRunner tasks, Notices notices) {
    this.store = store;
    this.tasks = tasks;
    this.notices = notices;
  }

  /** The pair that is looked at; null for none. */
  public ReadOnlyObjectProperty<@Nullable Shown> shown() {
    return shown.getReadOnlyProperty();
  }

  /** The figure that is drawn. */
  public ObjectProperty<Figure> figure() {
    return figure;
  }

  /** Both trends in a figure. */
  public TrendsModel trends(Shown of) {
    return of.pair().trends(figure.get());
  }

  /** Reads two sessions and lays one over the other, in the objective of the first. */
  public void compare(SessionStore.Entry first, SessionStore.Entry second) {
    notices.clearErrors();
    shown.set(null);
    tasks.call(
        () -> read(first, second),
        found -> {
          figure.set(found.pair().first().state().started().settings().objective());
          shown.set(found);
        },
        failure -> notices.add(Notice.error("", failure)));
  }

  private Shown read(SessionStore.Entry first, SessionStore.Entry second)
      throws StoreException, ExportException {
    SessionPair pair =
        SessionPair.of(
            SessionState.fold(store.read(first.id())), SessionState.fold(store.read(second.id())));
    return new Shown(pair, pair.bests());
  }
}
